import { listReaders } from '../../platform/audit/staff-reads.ts'
import { after } from '../../shared/time.ts'
import { listStaff } from '../staff/index.ts'
import {
  type Finding,
  failureMillis,
  failuresFromNetwork,
  failuresOfAccount,
  personsRead,
  readMillis,
  staffSignInMillis,
} from './alert.ts'
import { type CountryOf, listFailing, listNewPlaces } from './findings.ts'
import { type AlertDeps, raiseAlert } from './raise-alert.ts'

export type WatchDeps = AlertDeps & { countryOf: CountryOf }

/** Looks at the last minutes and raises what a human has to see. May run as often as it likes. */
export async function watch(deps: WatchDeps): Promise<number> {
  let raised = 0
  for (const finding of await findAll(deps)) if (await raiseAlert(deps, finding)) raised += 1
  return raised
}

async function findAll({ db, clock, countryOf }: WatchDeps): Promise<Finding[]> {
  const at = clock.now()
  const ago = (millis: number) => after(at, -millis)
  const staff = (await listStaff(db)).map(({ accountId }) => accountId)
  const [ofAccounts, fromNetworks, newPlaces, readers] = await Promise.all([
    listFailing(db, 'account_id', ago(failureMillis), failuresOfAccount),
    listFailing(db, 'network', ago(failureMillis), failuresFromNetwork),
    listNewPlaces(db, countryOf, staff, ago(staffSignInMillis)),
    listReaders(db, ago(readMillis), personsRead),
  ])
  return [
    ...ofAccounts.map((found): Finding => ({ ...found, kind: 'failures_of_account', country: null, at })),
    ...fromNetworks.map((found): Finding => ({ ...found, kind: 'failures_from_network', country: null, at })),
    ...newPlaces,
    ...readers.map((found): Finding => ({ ...found, kind: 'staff_reads', network: null, country: null, at })),
  ]
}
