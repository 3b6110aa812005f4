import { recordAudit } from '../../../platform/audit/audit.ts'
import type { AccountId, PrivacyRequestId } from '../../../shared/ids.ts'
import { localDayAfter } from '../../../shared/time.ts'
import type { DeskDeps } from './desk.ts'
import { dueDay } from './request.ts'
import { lockOpenRequest } from './store.ts'

export type ExtendOutcome = { ok: true } | { ok: false; reason: 'closed' | 'extended' | 'late' }

/** Two months more, once, told with the reason within the first month (GDPR Art. 12(3)). */
export function extendRequest(
  deps: DeskDeps,
  id: PrivacyRequestId,
  { reason, by }: { reason: string; by: AccountId },
): Promise<ExtendOutcome> {
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (tx): Promise<ExtendOutcome> => {
    const request = await lockOpenRequest(tx, id)
    if (!request) return { ok: false, reason: 'closed' }
    if (request.extension) return { ok: false, reason: 'extended' }
    if (localDayAfter(now, 0) > request.dueOn) return { ok: false, reason: 'late' }
    await tx
      .updateTable('privacy_request')
      .set({
        due_on: dueDay(request.receivedOn, { extended: true }),
        extended_at: now,
        extension_reason: reason,
      })
      .where('id', '=', id)
      .execute()
    await deps.writeLetter(tx, {
      requestId: id,
      what: 'extended',
      recipient: request.email,
      locale: request.locale,
    })
    await recordAudit(tx, {
      subject: { kind: 'privacy_request', id },
      action: 'privacy.request_extended',
      actor: { kind: 'staff', id: by },
    })
    return { ok: true }
  })
}
