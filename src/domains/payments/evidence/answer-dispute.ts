import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { AccountId, DisputeId } from '../../../shared/ids.ts'
import { lockOrder } from '../../orders/index.ts'
import type { PaymentDeps } from '../advance.ts'
import { canAnswer, isOver } from '../dispute.ts'
import { ProviderError, reasonOf } from '../provider.ts'
import { buildEvidence, type EvidenceSources } from './build-evidence.ts'
import { fillAddress } from './evidence.ts'
import { type DisputeRow, findDispute, freeze, putDraft } from './evidence-store.ts'
import type { DisputeProvider, DraftFacts } from './provider.ts'
import { sendAnswer } from './send-answer.ts'

export type EvidenceDeps = PaymentDeps & { disputes: DisputeProvider; evidence: EvidenceSources }

export type DraftRequest = { disputeId: DisputeId; words: string; by: AccountId }
/** `round`: the question that was read. Whoever answers an earlier one than the bank asks now answers nothing. */
export type AnswerRequest = DraftRequest & { round: number }
export type AnswerRefusal = 'unknown' | 'too_late' | 'decided_already' | 'asked_again' | 'words_missing'
export type AnswerOutcome = { ok: true } | { ok: false; reason: AnswerRefusal }

/** Keeps the staff's words and shows the provider the draft: nothing goes to the bank. */
export async function saveDraft(
  deps: EvidenceDeps,
  { disputeId, words, by }: DraftRequest,
): Promise<AnswerOutcome & { told?: DraftFacts }> {
  const saved = await underLock(deps, disputeId, async (tx, dispute) =>
    (await putDraft(tx, dispute, { words, by })) ? { ok: true } : { ok: false, reason: 'decided_already' },
  )
  if (!saved.ok) return saved
  const dispute = await findDispute(deps.db, disputeId)
  const built = dispute && (await buildEvidence(deps.db, deps.evidence, dispute, words))
  if (!dispute?.providerId || !built) return saved
  const evidence = fillAddress({ ...built, receiptFile: null, ledgerFile: null }, built.ip)
  try {
    return { ok: true, told: await deps.disputes.saveDraft(dispute.providerId, evidence) }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    // It is safe here, and what counts is what is sent.
    deps.alarm('dispute.draft_not_kept', { disputeId, reason: reasonOf(error) })
    return saved
  }
}

/**
 * Sends the answer to the bank, once: what is sent is frozen under the order's lock before the provider hears of it, so two
 * of the staff, two presses or a crash make one answer. What fails on the way is sent again by the sweep.
 */
export async function submitAnswer(
  deps: EvidenceDeps,
  { words, by, ...asked }: AnswerRequest,
): Promise<AnswerOutcome> {
  return decide(deps, asked, async (tx, dispute) => {
    // An appeal is the reason for it.
    if (dispute.stage === 'appeal' && words === '') return { ok: false, reason: 'words_missing' }
    if (!(await putDraft(tx, dispute, { words, by }))) return { ok: false, reason: 'decided_already' }
    const built = await buildEvidence(tx, deps.evidence, dispute, words)
    if (!built) return { ok: false, reason: 'unknown' }
    const frozen = { fields: built.fields, compelling: built.compelling }
    await freeze(tx, dispute, { state: 'sending', frozen, by })
    await tell(tx, dispute, 'dispute.answer_decided', by)
    return { ok: true }
  })
}

/** Accepts the dispute: the money stays with the customer. As final as an answer. */
export async function acceptDispute(
  deps: EvidenceDeps,
  { by, ...asked }: Omit<AnswerRequest, 'words'>,
): Promise<AnswerOutcome> {
  return decide(deps, asked, async (tx, dispute) => {
    if (!(await putDraft(tx, dispute, { words: '', by }))) return { ok: false, reason: 'decided_already' }
    await freeze(tx, dispute, { state: 'accepting', frozen: null, by })
    await tell(tx, dispute, 'dispute.accept_decided', by)
    return { ok: true }
  })
}

async function decide(
  deps: EvidenceDeps,
  { disputeId, round }: Pick<AnswerRequest, 'disputeId' | 'round'>,
  act: (tx: Tx, dispute: DisputeRow) => Promise<AnswerOutcome>,
): Promise<AnswerOutcome> {
  const outcome = await underLock(deps, disputeId, async (tx, dispute) =>
    dispute.round === round ? act(tx, dispute) : { ok: false, reason: 'asked_again' },
  )
  if (outcome.ok) await sendAnswer(deps, disputeId)
  return outcome
}

/** A dispute that still takes an answer, alone with its order until the commit. */
async function underLock(
  { db }: EvidenceDeps,
  disputeId: DisputeId,
  act: (tx: Tx, dispute: DisputeRow) => Promise<AnswerOutcome>,
): Promise<AnswerOutcome> {
  return db.transaction().execute(async (tx) => {
    const seen = await findDispute(tx, disputeId)
    if (!seen) return { ok: false, reason: 'unknown' }
    await lockOrder(tx, seen.orderId)
    const dispute = await findDispute(tx, disputeId)
    if (!dispute?.providerId || isOver(dispute)) return { ok: false, reason: 'too_late' }
    if (!canAnswer(dispute)) return { ok: false, reason: 'decided_already' }
    return act(tx, dispute)
  })
}

const tell = (tx: Tx, dispute: DisputeRow, action: string, by: AccountId) =>
  recordAudit(tx, {
    subject: { kind: 'order', id: dispute.orderId },
    action,
    actor: { kind: 'staff', id: by },
    details: { disputeId: dispute.id, round: dispute.round },
  })
