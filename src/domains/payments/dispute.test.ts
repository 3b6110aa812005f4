import { expect, test } from 'vitest'
import { canAnswer, isArgued, isOver, outcomeNews, stageOf } from './dispute.ts'
import { type DisputeState, disputeStates } from './provider.ts'

type Rules = { over: boolean; argued: boolean; answerable: boolean; stage: string }
const argued = { over: false, argued: true }
const over = { over: true, argued: false, answerable: false }

/** Every word that Stripe has for how a dispute stands, and what follows from it. */
const table: Record<DisputeState, Rules> = {
  // A question takes no money.
  warning_needs_response: { over: false, argued: false, answerable: true, stage: 'inquiry' },
  warning_under_review: { over: false, argued: false, answerable: false, stage: 'inquiry' },
  warning_closed: { ...over, stage: 'inquiry' },
  needs_response: { ...argued, answerable: true, stage: 'chargeback' },
  under_review: { ...argued, answerable: false, stage: 'chargeback' },
  appeal_needs_response: { ...argued, answerable: true, stage: 'appeal' },
  appeal_under_review: { ...argued, answerable: false, stage: 'appeal' },
  won: { ...over, stage: 'chargeback' },
  lost: { ...over, stage: 'chargeback' },
  prevented: { ...over, stage: 'chargeback' },
  // Nothing is guessed: the money may be with the bank, and nobody can be answered.
  unknown: { ...argued, answerable: false, stage: 'chargeback' },
}

test.each(disputeStates)('what follows from %s', (state) => {
  expect({
    over: isOver({ state }),
    argued: isArgued({ state }),
    answerable: canAnswer({ state }),
    stage: stageOf({ state }),
  }).toEqual(table[state])
})

test.each([
  ['won', 0, 'dispute_won'],
  ['lost', 2490, 'dispute_lost'],
  ['prevented', 0, 'dispute_won'],
  ['prevented', 2490, 'dispute_lost'],
  ['warning_closed', 0, 'dispute_closed'],
] as const)('%s with %s cents at the bank is told as %s', (state, withdrawnMinor, news) => {
  expect(outcomeNews({ state, withdrawnMinor })).toBe(news)
})
