import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { PaymentFacts, Screening, ThreeDSecure, Verdict } from '../payments/index.ts'
import { type Action, assess, reviewUntil } from './assess.ts'
import { gatherFacts, type RiskDeps } from './gather-facts.ts'
import { endCase, findAssessment, findCase, insertAssessment, insertCase, readSetting } from './store.ts'

/** Looks at payments in the name of the shop: the port of payments, by rules, lists and whoever decides on cases. */
export function screenPayments(deps: RiskDeps): Screening {
  return {
    async beforePage(tx, orderId) {
      const action = await lookAt(tx, deps, orderId, null)
      return asked[action]
    },

    async judge(tx, orderId, facts) {
      const known = await findCase(tx, { orderId })
      if (known) return verdictOf(tx, known)
      if ((await lookAt(tx, deps, orderId, facts)) !== 'hold') return { do: 'go' }
      const until = reviewUntil(deps.clock.now(), facts.captureBefore)
      await insertCase(tx, orderId, until)
      return { do: 'wait', until, isNew: true }
    },

    async recall(tx, orderId) {
      const known = await findCase(tx, { orderId })
      return known ? verdictOf(tx, known) : { do: 'go' }
    },

    async close(tx, orderId) {
      const known = await findCase(tx, { orderId })
      if (!known || known.state === 'allowed') return null
      if (known.state !== 'open') return known.state
      await endCase(tx, known.id, 'overtaken', null)
      return 'overtaken'
    },
  }
}

const asked: Record<Action, ThreeDSecure> = {
  allow: 'automatic',
  step_up: 'any',
  challenge: 'challenge',
  hold: 'challenge',
}

type Known = NonNullable<Awaited<ReturnType<typeof findCase>>>

async function verdictOf(tx: Tx, known: Known): Promise<Verdict> {
  switch (known.state) {
    case 'allowed':
      return { do: 'go' }
    case 'rejected':
    case 'expired':
    case 'overtaken':
      return { do: 'stop', how: known.state }
    case 'open':
      if (!known.due) return { do: 'wait', until: known.until, isNew: false }
      await endCase(tx, known.id, 'expired', null)
      return { do: 'stop', how: 'expired' }
  }
}

/** The first look at a stage is kept, and counts from then on: asked again, the answer is the same. */
async function lookAt(tx: Tx, deps: RiskDeps, orderId: OrderId, told: PaymentFacts | null): Promise<Action> {
  const stage = told ? 'authorised' : 'before_page'
  const before = await findAssessment(tx, orderId, stage)
  if (before) return before.action
  const facts = await gatherFacts(tx, deps, orderId, told)
  if (!facts) return 'allow'
  const { version, ...setting } = await readSetting(tx)
  const assessment = assess(facts, setting)
  const isFirst = await insertAssessment(tx, { orderId, facts, settingVersion: version, ...assessment })
  if (isFirst) return assessment.action
  return (await findAssessment(tx, orderId, stage))?.action ?? 'allow'
}
