import { recordAudit } from '../../../platform/audit/audit.ts'
import { foldEmail } from '../../../shared/email.ts'
import { type AccountId, newId, type PrivacyRequestId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { DeskDeps } from './desk.ts'
import { dueDay, type RequestChannel, type RequestKind } from './request.ts'

export type NewRequest = {
  kind: RequestKind
  channel: RequestChannel
  email: string
  locale: Locale
  wish: string | null
  receivedOn: string
}

/** Writes down a request that came by mail, telephone or post, and confirms it with the day of the answer (GDPR Art. 12(3)). */
export async function recordRequest(
  deps: DeskDeps,
  request: NewRequest,
  by: AccountId,
): Promise<PrivacyRequestId> {
  const id = newId('prq')
  const { kind, channel, locale, wish, receivedOn } = request
  // As the person is looked up: whoever confirms the mailbox is whose data it is, whatever looks alike.
  const email = foldEmail(request.email)
  const dueOn = dueDay(receivedOn, { extended: false })
  await deps.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('privacy_request')
      .values({
        id,
        kind,
        channel,
        email,
        locale,
        wish,
        received_on: receivedOn,
        due_on: dueOn,
        recorded_by: by,
        recorded_at: deps.clock.now(),
      })
      .execute()
    await deps.writeLetter(tx, { requestId: id, what: 'received', recipient: email, locale })
    await recordAudit(tx, {
      subject: { kind: 'privacy_request', id },
      action: 'privacy.request_recorded',
      actor: { kind: 'staff', id: by },
      details: { kind, channel, receivedOn, dueOn },
    })
  })
  return id
}
