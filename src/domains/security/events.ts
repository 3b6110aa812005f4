import type { AccountId, AlertId } from '../../shared/ids.ts'
import type { AlertKind } from './alert.ts'

/** Somebody has to look: `to` are the members of the staff who are written to. */
export type SecurityEvent = {
  type: 'alert_raised'
  alertId: AlertId
  kind: AlertKind
  at: string
  to: readonly AccountId[]
}
