import type { Db } from '../../../platform/database/connect.ts'
import type { OrderId, UnitId } from '../../../shared/ids.ts'
import { listPurchases, type PurchaseFacts } from '../../orders/index.ts'
import type { DisputeStage } from '../dispute.ts'
import { type CompellingChoice, chooseCompelling } from './compelling.ts'
import {
  type CustodyFact,
  describeAppeal,
  describePurchase,
  identifiersOf,
  type LetterFact,
} from './evidence.ts'
import {
  type DisputeRow,
  type FrozenEvidence,
  findAuthentication,
  listEarlierPayments,
} from './evidence-store.ts'
import type { EvidenceDocument } from './provider.ts'

/** What evidence needs from the rest of the shop: letters, the custody ledger, documents. */
export type EvidenceSources = {
  listLetters(db: Db, orderId: OrderId): Promise<readonly LetterFact[]>
  listCustody(db: Db, unitIds: readonly UnitId[]): Promise<readonly CustodyFact[]>
  maskedKey: string
  /** The order's confirmation as it was sent; null when there is none. */
  printReceipt(orderId: OrderId): Promise<EvidenceDocument | null>
  /** The access log as a document. */
  printLedger(orderNumber: string, log: string): EvidenceDocument
  /** @throws when the box is damaged. */
  openIp(sealed: Buffer): string
}

export type BuiltEvidence = FrozenEvidence & {
  stage: DisputeStage
  ip: string | null
  choice: CompellingChoice | null
}

/** What the shop can answer today; null when the order is no longer known. */
export async function buildEvidence(
  db: Db,
  sources: EvidenceSources,
  dispute: DisputeRow,
  words: string,
): Promise<BuiltEvidence | null> {
  const [purchase] = await listPurchases(db, [dispute.orderId])
  if (!purchase) return null
  const ip = ipOf(sources, purchase)
  const facts = {
    purchase,
    letters: await sources.listLetters(db, dispute.orderId),
    custody: await sources.listCustody(
      db,
      purchase.units.map(({ id }) => id),
    ),
    authentication: await findAuthentication(db, dispute),
    maskedKey: sources.maskedKey,
    hasAddress: ip !== null,
  }
  if (dispute.stage === 'appeal') {
    return { stage: 'appeal', fields: describeAppeal(facts, words), compelling: null, ip, choice: null }
  }
  const choice = await choose(db, sources, dispute, { purchase, ip })
  return {
    stage: dispute.stage,
    fields: describePurchase(facts, words),
    compelling: choice.ok
      ? {
          disputed: identifiersOf(purchase, choice),
          prior: choice.prior.map((each) => ({
            ...identifiersOf(each.purchase, choice),
            chargeId: each.chargeId,
            orderId: each.purchase.orderId,
          })),
        }
      : null,
    ip,
    choice,
  }
}

async function choose(
  db: Db,
  sources: EvidenceSources,
  dispute: DisputeRow,
  disputed: { purchase: PurchaseFacts; ip: string | null },
): Promise<CompellingChoice> {
  const payments = await listEarlierPayments(db, dispute)
  const purchases = await listPurchases(
    db,
    payments.map(({ orderId }) => orderId),
  )
  const earlier = payments.flatMap(({ orderId, ...payment }) => {
    const purchase = purchases.find((each) => each.orderId === orderId)
    return purchase ? [{ ...payment, purchase, ip: ipOf(sources, purchase) }] : []
  })
  return chooseCompelling(dispute, disputed, earlier)
}

export function ipOf({ openIp }: EvidenceSources, { trace }: PurchaseFacts): string | null {
  return trace?.ipSealed ? openIp(trace.ipSealed) : null
}

/** The address that was left out of what is kept. */
export async function readAddress(
  db: Db,
  sources: EvidenceSources,
  orderId: OrderId,
): Promise<string | null> {
  const [purchase] = await listPurchases(db, [orderId])
  return purchase ? ipOf(sources, purchase) : null
}
