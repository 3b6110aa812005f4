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
import { listFailing, listNewNetworks } from './findings.ts'
import { type AlertDeps, raiseAlert } from './raise-alert.ts'

/** Looks at the last minutes and raises what a human has to see. May run as often as it likes. */
export async function watch(deps: AlertDeps): Promise<number> {
  let raised = 0
  for (const finding of await findAll(deps)) if (await raiseAlert(deps, finding)) raised += 1
  return raised
}

async function findAll({ db, clock }: AlertDeps): Promise<Finding[]> {
  const at = clock.now()
  const ago = (millis: number) => after(at, -millis)
  const staff = (await listStaff(db)).map(({ accountId }) => accountId)
  const [ofAccounts, fromNetworks, newNetworks, readers] = await Promise.all([
    listFailing(db, 'account_id', ago(failureMillis), failuresOfAccount),
    listFailing(db, 'network', ago(failureMillis), failuresFromNetwork),
    listNewNetworks(db, staff, ago(staffSignInMillis)),
    listReaders(db, ago(readMillis), personsRead),
  ])
  return [
    ...ofAccounts.map((found): Finding => ({ ...found, kind: 'failures_of_account', at })),
    ...fromNetworks.map((found): Finding => ({ ...found, kind: 'failures_from_network', at })),
    ...newNetworks.map((found): Finding => ({ ...found, kind: 'staff_from_new_network', count: 1 })),
    ...readers.map((found): Finding => ({ ...found, kind: 'staff_reads', network: null, at })),
  ]
}
