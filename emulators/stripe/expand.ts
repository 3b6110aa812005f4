import { invalid } from './errors.ts'
import { listLineItems } from './sessions.ts'
import type { World } from './world.ts'

type Shown = { [field: string]: unknown }

/** Where an expandable field leads: to which kind of object, and how it is found. Null marks what is always empty here. */
type Target = { to: string; find: (world: World, id: string) => object | undefined } | null

const intent: Target = { to: 'payment_intent', find: (world, id) => world.tables.intents.find(id) }
const charge: Target = { to: 'charge', find: (world, id) => world.tables.charges.find(id) }
const method: Target = { to: 'payment_method', find: (world, id) => world.tables.paymentMethods.find(id) }
const review: Target = { to: 'review', find: (world, id) => world.tables.reviews.find(id) }
const transaction: Target = {
  to: 'balance_transaction',
  find: (world, id) => world.tables.balanceTransactions.find(id),
}
const movedBy: Target = {
  to: 'charge',
  find: ({ tables }, id) => tables.charges.find(id) ?? tables.refunds.find(id) ?? tables.disputes.find(id),
}

const references: Record<string, Record<string, Target>> = {
  'checkout.session': {
    payment_intent: intent,
    customer: null,
    invoice: null,
    payment_link: null,
    setup_intent: null,
    subscription: null,
  },
  payment_intent: { latest_charge: charge, payment_method: method, review, customer: null },
  charge: { balance_transaction: transaction, payment_intent: intent, review, customer: null },
  refund: {
    balance_transaction: transaction,
    charge,
    failure_balance_transaction: transaction,
    payment_intent: intent,
    payment_method: method,
  },
  dispute: { charge, payment_intent: intent },
  'radar.early_fraud_warning': { charge, payment_intent: intent },
  review: { charge, payment_intent: intent },
  balance_transaction: { source: movedBy },
}

/** Lists that an object shows only when they are asked for. */
const inclusions: Record<
  string,
  Record<string, { to: string; find: (world: World, id: string) => object }>
> = {
  'checkout.session': {
    line_items: { to: 'list of item', find: (world, id) => listLineItems(world, { limit: 10 }, id) },
  },
  charge: { refunds: { to: 'list of refund', find: refundsOf } },
}

/** Refuses a path that leads nowhere, before the request has done anything. */
export function checkExpand(kind: string, paths: string[]) {
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.length > 4) {
      throw invalid(`You cannot expand more than 4 levels of a property. Property: ${path}`, {
        param: 'expand',
      })
    }
    checkSteps(kind, steps, path)
  }
}

function checkSteps(kind: string, [step, ...rest]: string[], path: string) {
  if (step === undefined) return
  if (kind.startsWith('list of ')) {
    if (step !== 'data') throw notExpandable(path)
    return checkSteps(kind.slice('list of '.length), rest, path)
  }
  const target = inclusions[kind]?.[step] ?? references[kind]?.[step]
  if (target === undefined) throw notExpandable(path)
  if (target !== null) checkSteps(target.to, rest, path)
}

function notExpandable(path: string) {
  return invalid(`This property cannot be expanded (${path}).`, { param: 'expand' })
}

/** Replaces ids by their objects along paths like `latest_charge.balance_transaction` or `data.refunds`. */
export function expand(world: World, answer: object, paths: string[]): object {
  const root: Shown = { ...answer }
  for (const path of paths) expandSteps(world, root, path.split('.'))
  return root
}

function expandSteps(world: World, node: Shown, [step, ...rest]: string[]) {
  if (step === undefined) return
  const value = valueAt(world, node, step)
  if (Array.isArray(value)) {
    const copies = value.map((item) => ({ ...item }))
    node[step] = copies
    for (const copy of copies) expandSteps(world, copy, rest)
  } else if (isShown(value)) {
    const copy = { ...value }
    node[step] = copy
    expandSteps(world, copy, rest)
  }
}

function valueAt(world: World, node: Shown, step: string): unknown {
  const kind = String(node.object)
  const value = node[step]
  if (value === undefined) return inclusions[kind]?.[step]?.find(world, String(node.id))
  return typeof value === 'string' ? references[kind]?.[step]?.find(world, value) : value
}

function isShown(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null
}

function refundsOf(world: World, chargeId: string) {
  const refunds = [...world.tables.refunds.newestFirst()].filter((refund) => refund.charge === chargeId)
  return {
    object: 'list',
    data: refunds.slice(0, 10),
    has_more: refunds.length > 10,
    url: `/v1/charges/${chargeId}/refunds`,
  }
}
