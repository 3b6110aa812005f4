import { recordAudit } from '../../../platform/audit/audit.ts'
import type { DisputeId } from '../../../shared/ids.ts'
import { listPurchases, lockOrder } from '../../orders/index.ts'
import { advance } from '../advance.ts'
import { timeOf } from '../dispute-store.ts'
import type { DisputeEvent } from '../events.ts'
import { ProviderError, reasonOf } from '../provider.ts'
import type { EvidenceDeps } from './answer-dispute.ts'
import { readAddress } from './build-evidence.ts'
import { fillAddress, fillMark } from './evidence.ts'
import {
  type Answer,
  type DisputeRow,
  findAnswer,
  findDispute,
  listUnsentAnswers,
  noteFile,
  settleAnswer,
} from './evidence-store.ts'

/** Does what was decided; harmless when repeated. What the provider refuses was not sent, and is said to the staff. */
export async function sendAnswer(deps: EvidenceDeps, disputeId: DisputeId): Promise<void> {
  const dispute = await findDispute(deps.db, disputeId)
  const answer = dispute && (await findAnswer(deps.db, dispute))
  if (!dispute || (answer?.state !== 'sending' && answer?.state !== 'accepting')) return
  try {
    await perform(deps, dispute, answer)
    await settle(deps, dispute, answer.state === 'sending' ? 'sent' : 'accepted')
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    if (error.kind === 'unavailable') {
      return deps.alarm('dispute.answer_not_sent_yet', { disputeId, reason: reasonOf(error) })
    }
    await settle(deps, dispute, 'refused')
    deps.alarm('dispute.answer_refused', { disputeId })
  }
  await advance(deps, dispute.orderId).catch((error: unknown) =>
    deps.alarm('dispute.not_looked_at', { disputeId, reason: reasonOf(error) }),
  )
}

/** What was decided and did not get there: a crash, a provider that could not be reached. */
export async function sendUnsentAnswers(deps: EvidenceDeps): Promise<void> {
  for (const disputeId of await listUnsentAnswers(deps.db, 60, 50)) {
    // One that cannot be made does not keep the others from going out.
    await sendAnswer(deps, disputeId).catch((error: unknown) =>
      deps.alarm('dispute.answer_not_made', { disputeId, reason: reasonOf(error) }),
    )
  }
}

async function perform(deps: EvidenceDeps, dispute: DisputeRow, answer: Answer): Promise<void> {
  const { disputes, evidence: sources, db } = deps
  if (!dispute.providerId) throw new ProviderError('refused', 'a dispute without a reference')
  // Names the row and the decision: a repetition is the same request, an answer after a refusal is another.
  const key = `dispute:${dispute.id}:${answer.decidedAt?.getTime()}`
  if (answer.state === 'accepting') return disputes.accept(dispute.providerId, answer.stage, `${key}:accept`)
  if (!answer.frozen) throw new Error('impossible: an answer without its words')
  const files = await upload(deps, dispute, answer)
  const frozen = { stage: answer.stage, ...answer.frozen, ...files }
  const ip = await readAddress(db, sources, dispute.orderId)
  await disputes.submit(dispute.providerId, fillAddress(frozen, ip), `${key}:submit`)
}

/** Each document goes up once, and its reference is written down before it is used. */
async function upload(deps: EvidenceDeps, dispute: DisputeRow, answer: Answer) {
  const { disputes, evidence: sources, db } = deps
  const { orderId } = dispute
  let { receiptFile, ledgerFile } = answer
  if (!receiptFile) {
    const receipt = await sources.printReceipt(orderId)
    if (receipt) {
      receiptFile = await disputes.upload(receipt)
      await noteFile(db, dispute, 'receipt_file', receiptFile)
    }
  }
  const log = answer.frozen?.fields.accessLog
  if (!ledgerFile && log) {
    const [purchase] = await listPurchases(db, [orderId])
    const ip = await readAddress(db, sources, orderId)
    const ledger = sources.printLedger(purchase?.number ?? '', fillMark(log, ip))
    ledgerFile = await disputes.upload(ledger)
    await noteFile(db, dispute, 'ledger_file', ledgerFile)
  }
  return { receiptFile, ledgerFile }
}

async function settle(
  { db, outbox }: EvidenceDeps,
  dispute: DisputeRow,
  state: 'sent' | 'accepted' | 'refused',
): Promise<void> {
  const { id, orderId, round } = dispute
  await db.transaction().execute(async (tx) => {
    await lockOrder(tx, orderId)
    if (!(await settleAnswer(tx, dispute, state))) return
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: `dispute.answer_${state}`,
      actor: { kind: 'system' },
      details: { disputeId: id, round },
    })
    if (state !== 'refused') return
    const event: DisputeEvent = {
      type: 'dispute_news',
      news: 'dispute_refused',
      subjectId: id,
      orderId,
      at: (await timeOf(tx)).toISOString(),
    }
    await outbox.emit(tx, event)
  })
}
