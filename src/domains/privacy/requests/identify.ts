import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { AccountId, PrivacyRequestId } from '../../../shared/ids.ts'
import type { DeskDeps } from './desk.ts'
import { lockOpenRequest } from './store.ts'

/** Sends a link by which whoever reads the mailbox shows that it is theirs; false when the request is closed. */
export function askForMailbox(deps: DeskDeps, id: PrivacyRequestId, by: AccountId): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const request = await lockOpenRequest(tx, id)
    if (!request) return false
    await deps.writeLetter(tx, {
      requestId: id,
      what: 'proof',
      recipient: request.email,
      locale: request.locale,
      at: deps.clock.now(),
    })
    await audit(tx, id, 'privacy.proof_asked', { kind: 'staff', id: by })
    return true
  })
}

/** The link of that letter was followed and confirmed. A second time changes nothing; false when the request is closed. */
export function confirmMailbox(deps: DeskDeps, id: PrivacyRequestId): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const request = await lockOpenRequest(tx, id)
    if (!request) return false
    if (request.identified) return true
    await setIdentified(tx, id, { by: 'mailbox', how: null, at: deps.clock.now() })
    await audit(tx, id, 'privacy.identified', { kind: 'customer' }, 'mailbox')
    return true
  })
}

/**
 * Somebody of the staff knows who it is, and how is written down in words: a call back, an order that only they can know.
 * A copy of an identity card is asked for only under reasonable doubt (GDPR Art. 12(6)), and never kept.
 */
export function identifyOtherwise(
  deps: DeskDeps,
  id: PrivacyRequestId,
  { how, by }: { how: string; by: AccountId },
): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const request = await lockOpenRequest(tx, id)
    if (!request || request.identified) return false
    await setIdentified(tx, id, { by: 'otherwise', how, at: deps.clock.now() })
    await audit(tx, id, 'privacy.identified', { kind: 'staff', id: by }, 'otherwise')
    return true
  })
}

type Identified = { by: 'mailbox' | 'otherwise'; how: string | null; at: Date }

async function setIdentified(tx: Tx, id: PrivacyRequestId, { by, how, at }: Identified): Promise<void> {
  await tx
    .updateTable('privacy_request')
    .set({ identified_by: by, identified_how: how, identified_at: at })
    .where('id', '=', id)
    .execute()
}

function audit(
  tx: Tx,
  id: PrivacyRequestId,
  action: string,
  actor: { kind: 'customer' } | { kind: 'staff'; id: AccountId },
  how?: string,
): Promise<void> {
  return recordAudit(tx, {
    subject: { kind: 'privacy_request', id },
    action,
    actor,
    ...(how && { details: { how } }),
  })
}
