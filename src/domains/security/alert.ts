import type { DB } from '../../platform/database/schema.gen.ts'
import type { AccountId, AlertId } from '../../shared/ids.ts'
import { days, hours, minutes } from '../../shared/time.ts'
import type { ConnectionKind } from '../identity/index.ts'
import type { Role } from '../staff/index.ts'

export type AlertKind = DB['alert']['kind']

/** What was seen: of whom or from where, how much of it, and when. */
export type Finding = {
  kind: AlertKind
  accountId: AccountId | null
  network: string | null
  /** Of a country that is new; nothing else keeps one. */
  country: string | null
  count: number
  at: Date
}

export type Alert = Finding & { id: AlertId }

/** What somebody does who has no right to come in. */
export const failures = [
  'sign_in_failed',
  'second_factor_failed',
  'link_failed',
] as const satisfies ConnectionKind[]

/** Failures are counted over this long. */
export const failureMillis = minutes(15)

/** Five wrong passwords are a person; past these the limits ask for work and waits, and somebody goes on all the same. */
export const failuresOfAccount = 10
/** A network is many households. */
export const failuresFromNetwork = 50

/** So far back the watch looks for sign-ins of staff, so that a shop that stood still misses none. */
export const staffSignInMillis = days(1)

/** More persons within the time than serving customers needs, page after page. */
export const readMillis = hours(1)
export const personsRead = 60

/** Who is written to: of money those who answer for it, of settings and of keys that leave the owners, of everything else those who answer for people. */
export function rolesToTell(kind: AlertKind): readonly Role[] {
  if (/^(webhook_disabled|key_export_)/.test(kind)) return ['owner']
  return /^(reconciliation|documents)_/.test(kind) ? ['owner', 'finance'] : ['owner', 'privacy']
}
