import { createHash, randomBytes } from 'node:crypto'
import type { Brand } from './brand.ts'

export type ProductId = Brand<string, 'ProductId'>
export type CartId = Brand<string, 'CartId'>
export type OrderId = Brand<string, 'OrderId'>
export type OrderLineId = Brand<string, 'OrderLineId'>
export type UnitId = Brand<string, 'UnitId'>
export type WaiverId = Brand<string, 'WaiverId'>
export type KeyId = Brand<string, 'KeyId'>
export type BatchId = Brand<string, 'BatchId'>
export type PaymentId = Brand<string, 'PaymentId'>
export type RefundId = Brand<string, 'RefundId'>
export type RedactionId = Brand<string, 'RedactionId'>
export type MailId = Brand<string, 'MailId'>
export type AuditEventId = Brand<string, 'AuditEventId'>
export type AccountId = Brand<string, 'AccountId'>
export type SessionId = Brand<string, 'SessionId'>
export type ProofRequestId = Brand<string, 'ProofRequestId'>
export type InvitationId = Brand<string, 'InvitationId'>
export type LegalHoldId = Brand<string, 'LegalHoldId'>
export type RetentionRunId = Brand<string, 'RetentionRunId'>
export type ErasureId = Brand<string, 'ErasureId'>
export type DecisionId = Brand<string, 'DecisionId'>
export type DocumentVersionId = Brand<string, 'DocumentVersionId'>
export type ConsentProofId = Brand<string, 'ConsentProofId'>
export type PrivacyRequestId = Brand<string, 'PrivacyRequestId'>
export type RestrictionId = Brand<string, 'RestrictionId'>
export type ObjectionId = Brand<string, 'ObjectionId'>
export type ConnectionEventId = Brand<string, 'ConnectionEventId'>
export type AlertId = Brand<string, 'AlertId'>
export type DisputeId = Brand<string, 'DisputeId'>
export type FraudWarningId = Brand<string, 'FraudWarningId'>
export type SaleId = Brand<string, 'SaleId'>
export type CouponId = Brand<string, 'CouponId'>
export type ReconciliationRunId = Brand<string, 'ReconciliationRunId'>
export type FindingId = Brand<string, 'FindingId'>
export type RiskAssessmentId = Brand<string, 'RiskAssessmentId'>
export type RiskCaseId = Brand<string, 'RiskCaseId'>
export type FraudListId = Brand<string, 'FraudListId'>
export type WithdrawalId = Brand<string, 'WithdrawalId'>
export type ComplaintId = Brand<string, 'ComplaintId'>
export type TicketId = Brand<string, 'TicketId'>
export type TicketMessageId = Brand<string, 'TicketMessageId'>
export type SuppressionId = Brand<string, 'SuppressionId'>
export type AddressClaimId = Brand<string, 'AddressClaimId'>
export type FileId = Brand<string, 'FileId'>
export type SavedReplyId = Brand<string, 'SavedReplyId'>
export type SavedViewId = Brand<string, 'SavedViewId'>
export type MacroId = Brand<string, 'MacroId'>
export type HelpArticleId = Brand<string, 'HelpArticleId'>
export type TaxDocumentId = Brand<string, 'TaxDocumentId'>
export type ReviewId = Brand<string, 'ReviewId'>
export type ReviewReportId = Brand<string, 'ReviewReportId'>
export type WishId = Brand<string, 'WishId'>
export type GiftId = Brand<string, 'GiftId'>
export type ApiKeyId = Brand<string, 'ApiKeyId'>
export type WebhookEndpointId = Brand<string, 'WebhookEndpointId'>
export type WebhookEventId = Brand<string, 'WebhookEventId'>
export type WebhookDeliveryId = Brand<string, 'WebhookDeliveryId'>
export type ProductImportId = Brand<string, 'ProductImportId'>
export type BulkEditId = Brand<string, 'BulkEditId'>
export type OrderNoteId = Brand<string, 'OrderNoteId'>
export type UploadId = Brand<string, 'UploadId'>
export type KeyExportId = Brand<string, 'KeyExportId'>
export type HistoryCheckId = Brand<string, 'HistoryCheckId'>
export type RecallId = Brand<string, 'RecallId'>

const prefixes = {
  prd: 'ProductId',
  crt: 'CartId',
  ord: 'OrderId',
  lin: 'OrderLineId',
  unt: 'UnitId',
  wvr: 'WaiverId',
  key: 'KeyId',
  bat: 'BatchId',
  pay: 'PaymentId',
  ref: 'RefundId',
  red: 'RedactionId',
  eml: 'MailId',
  aud: 'AuditEventId',
  acc: 'AccountId',
  ses: 'SessionId',
  prf: 'ProofRequestId',
  inv: 'InvitationId',
  hld: 'LegalHoldId',
  ret: 'RetentionRunId',
  ers: 'ErasureId',
  dec: 'DecisionId',
  dov: 'DocumentVersionId',
  cns: 'ConsentProofId',
  prq: 'PrivacyRequestId',
  rst: 'RestrictionId',
  obj: 'ObjectionId',
  con: 'ConnectionEventId',
  alr: 'AlertId',
  dsp: 'DisputeId',
  fwn: 'FraudWarningId',
  sal: 'SaleId',
  cpn: 'CouponId',
  rec: 'ReconciliationRunId',
  fnd: 'FindingId',
  sup: 'SuppressionId',
  acl: 'AddressClaimId',
  ras: 'RiskAssessmentId',
  rsk: 'RiskCaseId',
  lst: 'FraudListId',
  wdl: 'WithdrawalId',
  cmp: 'ComplaintId',
  tkt: 'TicketId',
  msg: 'TicketMessageId',
  fil: 'FileId',
  rpl: 'SavedReplyId',
  viw: 'SavedViewId',
  mac: 'MacroId',
  hlp: 'HelpArticleId',
  doc: 'TaxDocumentId',
  rvw: 'ReviewId',
  rpt: 'ReviewReportId',
  wsh: 'WishId',
  gft: 'GiftId',
  apk: 'ApiKeyId',
  whk: 'WebhookEndpointId',
  evt: 'WebhookEventId',
  dlv: 'WebhookDeliveryId',
  pim: 'ProductImportId',
  blk: 'BulkEditId',
  onn: 'OrderNoteId',
  upl: 'UploadId',
  kex: 'KeyExportId',
  rcl: 'RecallId',
  hck: 'HistoryCheckId',
} as const

type Prefix = keyof typeof prefixes
type IdOf<P extends Prefix> = Brand<string, (typeof prefixes)[P]>

/** A new id that says what it names and sorts by time: `ord_` and 26 letters of a UUIDv7 (RFC 9562). */
export function newId<P extends Prefix>(prefix: P): IdOf<P> {
  return `${prefix}_${encodeBase32(uuidV7())}` as IdOf<P>
}

/** The least id that could have been made at a moment: ids rise with time, to the millisecond. */
export function firstIdAt<P extends Prefix>(prefix: P, at: Date): IdOf<P> {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  return `${prefix}_${encodeBase32(bytes)}` as IdOf<P>
}

/** The id that follows from something else: the same for the same, and nobody finds back from it. */
export function derivedId<P extends Prefix>(prefix: P, ...from: readonly string[]): IdOf<P> {
  const bytes = createHash('sha256').update(from.join(' ')).digest().subarray(0, 16)
  return `${prefix}_${encodeBase32(bytes)}` as IdOf<P>
}

/** The id when `text` is one of that kind, otherwise undefined: used where ids come from outside. */
export function parseId<P extends Prefix>(prefix: P, text: string): IdOf<P> | undefined {
  return new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`).test(text) ? (text as IdOf<P>) : undefined
}

let lastMillis = 0
let counter = 0

// Ids of one process rise also within a millisecond, so that the index grows at its right edge.
function uuidV7(): Buffer {
  const millis = Math.max(Date.now(), lastMillis)
  counter = millis === lastMillis ? counter + 1 : 0
  if (counter > 0xfff) {
    counter = 0
    lastMillis = millis + 1
  } else {
    lastMillis = millis
  }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMillis, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function encodeBase32(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = alphabet.charAt(Number(value & 31n)) + text
    value >>= 5n
  }
  return text
}
