import type { AskLaterOutcome } from '../../../domains/checkout/index.ts'
import type {
  ConflictQuery,
  CrossBorderSales,
  DecideConflictOutcome,
  NumberCheck,
  VatEvidence,
  VatScheme,
} from '../../../domains/tax/index.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'

export type ConflictInList = VatEvidence & { number: string }

/** What is known of where one buyer is, and of their VAT number. */
export type VatOnDesk = {
  number: string
  evidence: VatEvidence | undefined
  check: NumberCheck | undefined
  /** The VAT number of the company on the invoice, when asking for it can make its VAT go back. */
  toAsk: string | null
}

/** What the pages about VAT need from the rest of the shop. */
export type VatPagesDeps = {
  listConflicts(query: ConflictQuery, by: AccountId): Promise<{ rows: ConflictInList[]; total: number }>
  openVat(orderId: OrderId, by: AccountId): Promise<VatOnDesk | undefined>
  decideConflict(decision: {
    orderId: OrderId
    country: string
    reason: string
    by: AccountId
  }): Promise<DecideConflictOutcome>
  /** Has the register asked for the number of the company on the invoice, whose VAT then goes back. */
  askNumber(asked: { orderId: OrderId; by: AccountId }): Promise<AskLaterOutcome>
  countConflicts(by: AccountId): Promise<{ open: number; firstFoundAt: Date | null }>
  /** How the seller is taxed, and how near the threshold is: sales to consumers of other member states, net. */
  readThreshold(): Promise<{ scheme: VatScheme; sales: CrossBorderSales }>
}
