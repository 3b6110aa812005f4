import type { Db } from '../../platform/database/connect.ts'
import type { BrokenInvariant } from '../checkout/index.ts'
import { listOurPayments, type OurPayment, type ProviderHistory } from '../payments/index.ts'
import { compareBooks } from './books.ts'
import { compare, type Expected, pick, type Told } from './compare.ts'
import type { Difference, FindingKind } from './finding.ts'

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
  const [left] = await lookAgainAtAll(deps, [finding])
  return left
}

/**
 * Compares anew what findings are about, in their order: the provider is asked for each object, the shop for all at once.
 * @returns for each what is left of it; undefined where all is well.
 */
export async function lookAgainAtAll(
  deps: LookDeps,
  findings: readonly Difference[],
): Promise<(Difference | undefined)[]> {
  const hasInvariant = findings.some(({ kind }) => kind === 'invariant')
  const broken = hasInvariant ? (await deps.findBroken()).map(invariantDifference) : []
  const objects: (Told | undefined)[] = []
  for (const { kind, objectId } of findings) {
    const type = typeOf(kind)
    objects.push(type && (await findAgain(deps.history, type, objectId)))
  }
  const told = objects.flatMap((object) => object?.told ?? [])
  const missing = findings.filter(({ kind }) => kind === 'payment_missing')
  const ours = await listOurPayments(deps.db, {
    intentIds: [
      ...told.flatMap(({ intentId }) => intentId ?? []),
      ...missing.map(({ objectId }) => objectId),
    ],
    orderIds: told.flatMap(({ orderId }) => orderId ?? []),
  })
  const left: (Difference | undefined)[] = []
  for (const [index, finding] of findings.entries()) {
    if (finding.kind === 'invariant') left.push(broken.find(({ objectId }) => objectId === finding.objectId))
    else if (finding.kind === 'books_differ') left.push(await compareBooks(deps, finding.objectId))
    else left.push(await compareAgain(deps, finding, objects[index], ours))
  }
  return left
}

function typeOf(kind: FindingKind): Told['type'] | undefined {
  if (kind === 'invariant' || kind === 'books_differ') return undefined
  return kind === 'charge_differs' ? 'charge' : (kind.split('_')[0] as Told['type'])
}

async function compareAgain(
  deps: LookDeps,
  finding: Difference,
  object: Told | undefined,
  ours: readonly OurPayment[],
): Promise<Difference | undefined> {
  const { kind, objectId } = finding
  if (kind === 'refund_missing') return object ? undefined : finding
  if (kind === 'payment_missing') {
    const isOurs = ours.some(({ intentId }) => intentId === objectId)
    return object || !isOurs ? undefined : finding
  }
  // It is gone at the provider: there is nothing left to agree with.
  if (!object) return undefined
  const known = pick(ours, object.told) ?? (await findOurs(deps, object))
  return known === 'foreign' ? undefined : compare(object, known, deps.expected)
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
