import { notFound } from './errors.ts'
import type { RedactionJob } from './redaction-jobs.ts'
import type { Charge, Dispute, PaymentIntent, Session } from './shapes.ts'
import type { World } from './world.ts'

/** Everything of one payment: redacting an object also redacts what is related to it. */
export type RedactionTarget = {
  session: Session | undefined
  intent: PaymentIntent | undefined
  charges: Charge[]
  disputes: Dispute[]
}

/** The payments that a job's objects belong to. @throws Refusal when one of them does not exist. */
export function targetsOf(world: World, { objects }: Pick<RedactionJob, 'objects'>): RedactionTarget[] {
  const { sessions, intents, charges } = world.tables
  const roots = [
    ...objects.checkout_sessions.map((id) => found(sessions.find(id), 'checkout.session', id)),
    ...objects.payment_intents.map((id) => found(intents.find(id), 'payment_intent', id)),
    ...objects.charges.map((id) => found(charges.find(id), 'charge', id)),
  ]
  const targets = new Map(roots.map((root) => [keyOf(root), root]))
  return [...targets.values()].map((root) => targetOf(world, root))
}

function found<Row>(row: Row | undefined, noun: string, id: string): Row {
  if (!row) throw notFound(noun, id, 'objects')
  return row
}

const keyOf = (root: Session | PaymentIntent | Charge) =>
  root.object === 'payment_intent' ? root.id : (root.payment_intent ?? root.id)

function targetOf(world: World, root: Session | PaymentIntent | Charge): RedactionTarget {
  const { sessions, intents, charges, disputes } = world.tables
  const intent = root.object === 'payment_intent' ? root : intents.find(root.payment_intent ?? '')
  const session =
    root.object === 'checkout.session'
      ? root
      : sessions.oldestFirst().find((one) => intent && one.payment_intent === intent.id)
  const mine = charges.oldestFirst().filter((one) => intent && one.payment_intent === intent.id)
  return {
    session,
    intent,
    charges: mine,
    disputes: disputes.oldestFirst().filter((one) => mine.some(({ id }) => id === one.charge)),
  }
}
