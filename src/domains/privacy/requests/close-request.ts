import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { AccountId, PrivacyRequestId } from '../../../shared/ids.ts'
import { type ErasureDeps, type ErasureOutcome, erasePerson } from '../erasure/erase-person.ts'
import type { DeskDeps, RequestLetter } from './desk.ts'
import { needsIdentity, type PrivacyRequest } from './request.ts'
import { findRequest, lockOpenRequest } from './store.ts'

export type CloseOutcome = { ok: true } | { ok: false; reason: 'closed' | 'unidentified' }

/**
 * Answers or refuses a request and tells so by letter; a refusal with its reason and the ways to complain (GDPR Art. 12(4)).
 * Nothing about somebody's data is answered before it is known that it is theirs.
 */
export function closeRequest(
  deps: DeskDeps,
  id: PrivacyRequestId,
  { state, answer, by }: { state: 'answered' | 'refused'; answer: string; by: AccountId },
): Promise<CloseOutcome> {
  return deps.db.transaction().execute(async (tx): Promise<CloseOutcome> => {
    const request = await lockOpenRequest(tx, id)
    if (!request) return { ok: false, reason: 'closed' }
    if (state === 'answered' && !request.identified && needsIdentity(request.kind))
      return { ok: false, reason: 'unidentified' }
    await close(tx, deps, request, { state, answer, by, what: state })
    return { ok: true }
  })
}

export type EraseOnRequestOutcome = ErasureOutcome | { ok: false; reason: 'closed' | 'unidentified' }

/**
 * Erases whoever asked and closes the request in one transaction. The letter that says so still goes to the address, which
 * is then forgotten as well. Where an order is under way the request stays open.
 */
export async function eraseOnRequest(
  deps: DeskDeps & ErasureDeps,
  id: PrivacyRequestId,
  by: AccountId,
): Promise<EraseOnRequestOutcome> {
  const request = await findRequest(deps.db, id)
  if (request?.state !== 'open') return { ok: false, reason: 'closed' }
  if (!request.identified) return { ok: false, reason: 'unidentified' }
  try {
    return await erasePerson(deps, { email: request.email }, 'request', {
      // A colleague may be answering it at this moment.
      async first(tx) {
        if (!(await lockOpenRequest(tx, id))) throw new ClosedMeanwhile()
      },
      last: (tx) => close(tx, deps, request, { state: 'answered', answer: null, by, what: 'erased' }),
    })
  } catch (error) {
    if (error instanceof ClosedMeanwhile) return { ok: false, reason: 'closed' }
    throw error
  }
}

class ClosedMeanwhile extends Error {}

type Closing = { state: 'answered' | 'refused'; answer: string | null; by: AccountId; what: RequestLetter }

async function close(
  tx: Tx,
  deps: DeskDeps,
  { id, email, locale }: PrivacyRequest,
  { state, answer, by, what }: Closing,
): Promise<void> {
  await tx
    .updateTable('privacy_request')
    .set({ state, answer, closed_at: deps.clock.now() })
    .where('id', '=', id)
    .execute()
  await deps.writeLetter(tx, { requestId: id, what, recipient: email, locale })
  await recordAudit(tx, {
    subject: { kind: 'privacy_request', id },
    action: `privacy.request_${what}`,
    actor: { kind: 'staff', id: by },
  })
}
