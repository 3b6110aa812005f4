import type { Db } from '../../../platform/database/connect.ts'
import type { DisputeId } from '../../../shared/ids.ts'
import { canAnswer } from '../dispute.ts'
import { buildEvidence, type EvidenceSources, readAddress } from './build-evidence.ts'
import type { CompellingChoice } from './compelling.ts'
import { fillAddress } from './evidence.ts'
import { type Answer, type DisputeRow, findAnswer, findDispute } from './evidence-store.ts'
import type { Evidence } from './provider.ts'

/** A dispute as the staff answer it: the draft that would be sent now, or what was sent. */
export type DisputeOnDesk = {
  dispute: DisputeRow
  answer: Answer | null
  /** Null when nothing is known of the order any more, or the dispute was accepted. */
  evidence: Evidence | null
  /** What Visa's rule would need; null when it was sent. */
  choice: CompellingChoice | null
  mayAnswer: boolean
}

export async function getDispute(
  db: Db,
  sources: EvidenceSources,
  id: DisputeId,
): Promise<DisputeOnDesk | undefined> {
  const dispute = await findDispute(db, id)
  if (!dispute) return undefined
  const answer = (await findAnswer(db, id)) ?? null
  const isOpen = answer === null || answer.state === 'draft' || answer.state === 'refused'
  const mayAnswer = isOpen && canAnswer(dispute) && dispute.providerId !== null
  const files = { receiptFile: answer?.receiptFile ?? null, ledgerFile: answer?.ledgerFile ?? null }
  if (!isOpen) {
    const ip = await readAddress(db, sources, dispute.orderId)
    const evidence = answer.frozen && fillAddress({ ...answer.frozen, ...files }, ip)
    return { dispute, answer, evidence, choice: null, mayAnswer }
  }
  const built = await buildEvidence(db, sources, dispute, answer?.words ?? '')
  return {
    dispute,
    answer,
    evidence: built && fillAddress({ ...built, ...files }, built.ip),
    choice: built?.choice ?? null,
    mayAnswer,
  }
}
