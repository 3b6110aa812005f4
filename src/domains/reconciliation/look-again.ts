import type { Db } from '../../platform/database/connect.ts'
import type { BrokenInvariant } from '../checkout/index.ts'
import { listOurPayments, type OurPayment, type ProviderHistory } from '../payments/index.ts'
import { compareBooks } from './books.ts'
import { compare, type Expected, pick, type Told } from './compare.ts'
import type { Difference } from './finding.ts'

export type LookDeps = {
  db: Db
  history: ProviderHistory
  expected: Expected
  /** What in the shop contradicts its own promises (I1 to I8). */
  findBroken(): Promise<BrokenInvariant[]>
}

/** The same object as it is now; undefined when the provider has none of that id. */
export async function findAgain(
  history: ProviderHistory,
  type: Told['type'],
  id: string,
): Promise<Told | undefined> {
  switch (type) {
    case 'payment': {
      const told = await history.findPayment(id)
      return told && { type, told }
    }
    case 'charge': {
      const told = await history.findCharge(id)
      return told && { type, told }
    }
    case 'refund': {
      const told = await history.findRefund(id)
      return told && { type, told }
    }
    case 'dispute': {
      const told = await history.findDispute(id)
      return told && { type, told }
    }
    case 'warning': {
      const told = await history.findWarning(id)
      return told && { type, told }
    }
  }
}

/**
 * Whose payment an object is of: by its own words, by the intent that we know, or by what the provider says of its intent.
 * `foreign` when it is another shop's.
 */
export async function findOurs(
  { db, history, expected }: LookDeps,
  { told }: Told,
): Promise<OurPayment | undefined | 'foreign'> {
  const ids = (of: { intentId: string | null; orderId: string | null }) => ({
    intentIds: of.intentId ? [of.intentId] : [],
    orderIds: of.orderId ? [of.orderId] : [],
  })
  const known = pick(await listOurPayments(db, ids(told)), told)
  if (known) return known
  if (told.shopId) return told.shopId === expected.shopId ? undefined : 'foreign'
  const payment = told.intentId ? await history.findPayment(told.intentId) : undefined
  if (payment?.shopId !== expected.shopId) return 'foreign'
  return pick(await listOurPayments(db, ids(payment)), payment)
}

/** Compares anew the one thing that a finding is about. */
export async function lookAgain(deps: LookDeps, finding: Difference): Promise<Difference | undefined> {
  const { kind, objectId } = finding
  if (kind === 'invariant') {
    const broken = (await deps.findBroken()).map(invariantDifference)
    return broken.find((each) => each.objectId === objectId)
  }
  if (kind === 'books_differ') return compareBooks(deps, objectId)
  const type = kind === 'charge_differs' ? 'charge' : (kind.split('_')[0] as Told['type'])
  const object = await findAgain(deps.history, type, objectId)
  if (kind === 'refund_missing') return object ? undefined : finding
  if (kind === 'payment_missing') {
    const ours = await listOurPayments(deps.db, { intentIds: [objectId], orderIds: [] })
    return object || ours.length === 0 ? undefined : finding
  }
  // It is gone at the provider: there is nothing left to agree with.
  if (!object) return undefined
  const ours = await findOurs(deps, object)
  return ours === 'foreign' ? undefined : compare(object, ours, deps.expected)
}

export function invariantDifference(broken: BrokenInvariant): Difference {
  const id = 'orderId' in broken ? broken.orderId : broken.keyId
  return {
    kind: 'invariant',
    objectId: `${broken.invariant}:${id}`,
    orderId: 'orderId' in broken ? broken.orderId : null,
    expectedMinor: null,
    actualMinor: null,
    detail: broken.detail.slice(0, 300),
  }
}
