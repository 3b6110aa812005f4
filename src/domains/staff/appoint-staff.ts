import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Role } from './role.ts'
import { putStaff } from './store.ts'

/** Without an invitation: for a demo that fills itself, never for people. */
export async function appointStaff(tx: Tx, accountId: AccountId, role: Role): Promise<void> {
  await putStaff(tx, accountId, role)
  await recordAudit(tx, {
    subject: { kind: 'staff', id: accountId },
    action: 'staff.appointed',
    actor: { kind: 'system' },
    details: { role },
  })
}
