import type Stripe from 'stripe'
import { listCustodyOf, maskedKey } from '../domains/keys/index.ts'
import { type LetterWriter, listMailForOrder } from '../domains/notifications/index.ts'
import { findAddressee } from '../domains/orders/index.ts'
import type { EvidenceDeps, PaymentDeps } from '../domains/payments/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { openIpWith } from '../platform/crypto/seal-ip.ts'
import { stripeDisputes } from '../platform/stripe/stripe-disputes.ts'
import { printLedger } from '../web/letters/contract/print-ledger.ts'

export type EvidenceParts = {
  stripe: Stripe
  keyring: Keyring
  writer: LetterWriter
  shopName: string
  clock: { now(): Date }
}

/** What answers to banks are made of: the order's letters, its custody ledger, its confirmation as it was sent. */
export function evidenceDeps(payments: PaymentDeps, parts: EvidenceParts): EvidenceDeps {
  const { stripe, keyring, writer, shopName, clock } = parts
  return {
    ...payments,
    disputes: stripeDisputes(stripe),
    evidence: {
      listLetters: listMailForOrder,
      listCustody: listCustodyOf,
      maskedKey,
      openIp: openIpWith(keyring),
      async printReceipt(orderId) {
        const addressee = await findAddressee(payments.db, orderId)
        if (!addressee) return null
        const { email: recipient, locale } = addressee
        const reference = { orderId, subjectId: orderId, cause: '', locale, recipient }
        const letter = await writer.write('order_confirmation', reference)
        if (letter === 'obsolete') return null
        const pdf = letter.attachments.find(({ mediaType }) => mediaType === 'application/pdf')
        return pdf ? { fileName: pdf.fileName, bytes: pdf.content.expose() } : null
      },
      printLedger: (number, log) => printLedger({ shopName, number, log, writtenAt: clock.now() }),
    },
  }
}
