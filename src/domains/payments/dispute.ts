import type { DisputeFacts, DisputeState } from './provider.ts'

const over: readonly DisputeState[] = ['warning_closed', 'won', 'lost', 'prevented']

/** Pure rule: nobody will change it any more. A word that we do not know is not the end of anything. */
export const isOver = ({ state }: Pick<DisputeFacts, 'state'>) => over.includes(state)

/** Pure rule: the bank has taken the money, and what comes of it is open. A first question (`warning_…`) takes none. */
export const isArgued = (dispute: Pick<DisputeFacts, 'state'>) =>
  !isOver(dispute) && !dispute.state.startsWith('warning_')

/** Pure rule: until then a human can answer. */
export const canAnswer = ({ state }: Pick<DisputeFacts, 'state'>) =>
  ['warning_needs_response', 'needs_response', 'appeal_needs_response'].includes(state)

/** How far the bank has gone: it asks, it has taken the money, it has refused the answer and may be appealed against. */
export const disputeStages = ['inquiry', 'chargeback', 'appeal'] as const
export type DisputeStage = (typeof disputeStages)[number]

export const stageOf = ({ state }: Pick<DisputeFacts, 'state'>): DisputeStage =>
  state.startsWith('warning_') ? 'inquiry' : state.startsWith('appeal_') ? 'appeal' : 'chargeback'

/**
 * Pure rule: the bank asks anew, so there is another answer to give. It never goes back a stage, and a new question has a
 * later deadline: facts that were read before the last answer are neither.
 */
export function asksAgain(
  before: { stage: DisputeStage; dueAt: Date | null; isAnswered: boolean },
  now: Pick<DisputeFacts, 'state' | 'dueAt'>,
): boolean {
  if (!canAnswer(now)) return false
  const farther = disputeStages.indexOf(stageOf(now)) - disputeStages.indexOf(before.stage)
  if (farther !== 0) return farther > 0
  return before.isAnswered && (now.dueAt?.getTime() ?? 0) > (before.dueAt?.getTime() ?? 0)
}

/** Hours before the deadline at which the staff are reminded, the first reminder first. */
export const reminderHours = [72, 24] as const

/** Pure rule: what the staff are told at the end. A dispute that was prevented is mostly so because its money went back. */
export const outcomeNews = ({ state, withdrawnMinor }: Pick<DisputeFacts, 'state' | 'withdrawnMinor'>) =>
  state === 'warning_closed'
    ? 'dispute_closed'
    : state === 'lost' || withdrawnMinor > 0
      ? 'dispute_lost'
      : 'dispute_won'

/** Pure rule: what is left of an order, in euros, by what the whole of it costs in them. */
export const leftInEuros = (leftMinor: number, order: { grossMinor: number; eurTotalMinor: number }) =>
  order.grossMinor === 0 ? 0 : (leftMinor * order.eurTotalMinor) / order.grossMinor

/** In euros. Warnings below this are paid back by the rule: the dispute that mostly follows costs more (payments.md §4). */
export const warningRefundMaxMinor = 3_000
