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

/** Hours before the deadline at which the staff are reminded, the first reminder first. */
export const reminderHours = [72, 24] as const

/** Pure rule: what the staff are told at the end. */
export const outcomeNews = ({ state }: Pick<DisputeFacts, 'state'>) =>
  state === 'won' || state === 'prevented'
    ? 'dispute_won'
    : state === 'lost'
      ? 'dispute_lost'
      : 'dispute_closed'

/** Pure rule: what is left of an order, in euros, by what the whole of it costs in them. */
export const leftInEuros = (leftMinor: number, order: { grossMinor: number; eurTotalMinor: number }) =>
  order.grossMinor === 0 ? 0 : (leftMinor * order.eurTotalMinor) / order.grossMinor

/** In euros. Warnings below this are paid back by the rule: the dispute that mostly follows costs more (payments.md §4). */
export const warningRefundMaxMinor = 3_000
