import type { OrderId } from '../../../shared/ids.ts'
import type { DisputeStage } from '../dispute.ts'

/**
 * Answers a dispute at the payment provider. Every call may fail with `ProviderError`: `refused` means that the provider
 * understood and will not (too late, answered before), `unavailable` that nobody knows whether it happened.
 * Source: https://docs.stripe.com/api/disputes/update, https://docs.stripe.com/disputes/api/visa-ce3,
 * https://docs.stripe.com/disputes/arbitration.
 */
export type DisputeProvider = {
  /** @returns the provider's reference of the document. PDF, at most 4.5 MB. Uploaded twice it is there twice, unused. */
  upload(document: EvidenceDocument): Promise<string>
  /** Keeps a draft there; nothing is sent to the bank. */
  saveDraft(providerId: string, evidence: Evidence): Promise<DraftFacts>
  /**
   * Sends it to the bank, once. The same key again, or an answer of the same key found there, changes nothing more. Refused
   * when the bank has gone a stage farther: it would take the answer for that of another question.
   */
  submit(providerId: string, evidence: Evidence, idempotencyKey: string): Promise<void>
  /** Accepts the dispute as it stands at this stage: it is lost. Refused when the bank has gone farther, as above. */
  accept(providerId: string, stage: DisputeStage, idempotencyKey: string): Promise<void>
}

export type EvidenceDocument = { fileName: string; bytes: Uint8Array }

/** What the bank reads, in the order in which the page shows it. */
export const evidenceFields = [
  'customerName',
  'customerEmail',
  'purchaseIp',
  'billingAddress',
  'productDescription',
  'serviceDate',
  'refundPolicyDisclosure',
  'accessLog',
  'words',
] as const
export type EvidenceField = (typeof evidenceFields)[number]

export type Evidence = {
  stage: DisputeStage
  fields: Partial<Record<EvidenceField, string>>
  /** None in an appeal, which takes the words and documents alone. Visa's Compelling Evidence 3.0: this payment beside exactly two earlier ones of the same card. */
  compelling: {
    disputed: Identifiers
    prior: readonly (Identifiers & { chargeId: string; orderId: OrderId })[]
  } | null
  receiptFile: string | null
  ledgerFile: string | null
}

/** What ties payments to one person. */
export type Identifiers = {
  ip: string
  email: string
  accountId: string | null
  description: string
}

/** What the provider makes of the draft. */
export type DraftFacts = {
  /** Null where the rule does not apply. */
  compelling: { status: string; missing: readonly string[] } | null
}
