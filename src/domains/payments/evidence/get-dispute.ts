import type { Db } from '../../../platform/database/connect.ts'
import type { DisputeId, OrderId } from '../../../shared/ids.ts'
import { canAnswer } from '../dispute.ts'
import { buildEvidence, type EvidenceSources, readAddress } from './build-evidence.ts'
import type { CompellingChoice } from './compelling.ts'
import { fillAddress } from './evidence.ts'
import { type Answer, type DisputeRow, findDispute, listAnswers } from './evidence-store.ts'
import type { Evidence } from './provider.ts'

/** A dispute as the staff answer it: the draft that would be sent now, or what was sent. */
export type DisputeOnDesk = {
  dispute: DisputeRow
  answer: Answer | null
  /** Null when nothing is known of the order any more, or the dispute was accepted. */
  evidence: Evidence | null
  /** What Visa's rule would need; null when it was sent, or has no place in an appeal. */
  choice: CompellingChoice | null
  /** Other orders of the same card that stand in it, which the page shows as well. */
  priorOrderIds: OrderId[]
  mayAnswer: boolean
  /** What was said when the bank asked before, the latest first. */
  earlier: readonly EarlierAnswer[]
}

export type EarlierAnswer = Pick<Answer, 'round' | 'stage' | 'state' | 'decidedAt'> & {
  evidence: Evidence | null
}

export async function getDispute(
  db: Db,
  sources: EvidenceSources,
  id: DisputeId,
): Promise<DisputeOnDesk | undefined> {
  const dispute = await findDispute(db, id)
  if (!dispute) return undefined
  const answers = await listAnswers(db, id)
  const answer = answers.find(({ round }) => round === dispute.round) ?? null
  const isOpen = answer === null || answer.state === 'draft' || answer.state === 'refused'
  const built = isOpen ? await buildEvidence(db, sources, dispute, answer?.words ?? '') : null
  const ip = built ? built.ip : await readAddress(db, sources, dispute.orderId)
  const draft = built && { ...built, ...filesOf(answer) }
  const evidence = draft ?? (answer && evidenceOf(answer))
  const shown = [evidence, ...answers.map(evidenceOf)]
  const prior = shown.flatMap((each) => each?.compelling?.prior ?? [])
  return {
    dispute,
    answer,
    evidence: evidence && fillAddress(evidence, ip),
    choice: built?.choice ?? null,
    priorOrderIds: [...new Set(prior.map(({ orderId }) => orderId))],
    mayAnswer: isOpen && canAnswer(dispute) && dispute.providerId !== null,
    earlier: answers
      .filter(({ round }) => round < dispute.round)
      .map((each) => {
        const { round, stage, state, decidedAt } = each
        const said = evidenceOf(each)
        return { round, stage, state, decidedAt, evidence: said && fillAddress(said, ip) }
      }),
  }
}

const filesOf = (answer: Answer | null) => ({
  receiptFile: answer?.receiptFile ?? null,
  ledgerFile: answer?.ledgerFile ?? null,
})

const evidenceOf = (answer: Answer): Evidence | null =>
  answer.frozen && { stage: answer.stage, ...answer.frozen, ...filesOf(answer) }
