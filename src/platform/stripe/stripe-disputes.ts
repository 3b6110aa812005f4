import Stripe from 'stripe'
import {
  type DisputeProvider,
  type DraftFacts,
  type Evidence,
  type Identifiers,
  ProviderError,
  stageOf,
} from '../../domains/payments/index.ts'
import { disputeOf } from './project.ts'

type EvidenceParams = NonNullable<Stripe.DisputeUpdateParams['evidence']>

/** Answers disputes at Stripe. What was sent under which key stands in the dispute's metadata, so that a lost reply is known. */
export function stripeDisputes(stripe: Stripe): DisputeProvider {
  return {
    async upload({ fileName, bytes }) {
      const file = { name: fileName, type: 'application/pdf', data: bytes }
      return (await translated(stripe.files.create({ purpose: 'dispute_evidence', file }))).id
    },

    async saveDraft(providerId, evidence) {
      // Without `submit: false` the draft would be the answer.
      const params = { evidence: evidenceParams(evidence), submit: false }
      return draftFacts(await translated(stripe.disputes.update(providerId, params)))
    },

    async submit(providerId, evidence, idempotencyKey) {
      const dispute = await read(providerId)
      if (dispute.metadata.answer === idempotencyKey) return
      if (stageOf(disputeOf(dispute)) !== evidence.stage)
        throw new ProviderError('refused', 'the bank has asked something else meanwhile')
      const params = {
        evidence: evidenceParams(evidence),
        metadata: { answer: idempotencyKey },
        submit: true,
      }
      await translated(stripe.disputes.update(providerId, params, { idempotencyKey }))
    },

    async accept(providerId, stage, idempotencyKey) {
      const dispute = await read(providerId)
      // Accepted before, or lost meanwhile: there is nothing to give up.
      if (['lost', 'warning_closed'].includes(dispute.status)) return
      if (stageOf(disputeOf(dispute)) !== stage)
        throw new ProviderError('refused', 'the bank has asked something else meanwhile')
      await translated(stripe.disputes.close(providerId, {}, { idempotencyKey }))
    },
  }

  function read(providerId: string) {
    return translated(stripe.disputes.retrieve(providerId))
  }
}

/** An appeal takes its reason and documents, and nothing of what was sent before. */
function evidenceParams(evidence: Evidence): EvidenceParams {
  const { stage, fields, compelling, receiptFile, ledgerFile } = evidence
  if (stage === 'appeal') {
    const files = [receiptFile, ledgerFile].filter((file) => file !== null)
    const card = {
      reason_for_filing: (fields.words ?? '').slice(0, lengthMax),
      ...(files.length > 0 && { supporting_files: files }),
    }
    return { appeal: { card } }
  }
  const texts = {
    customer_name: fields.customerName,
    customer_email_address: fields.customerEmail,
    customer_purchase_ip: fields.purchaseIp,
    billing_address: fields.billingAddress,
    product_description: fields.productDescription,
    service_date: fields.serviceDate,
    refund_policy_disclosure: fields.refundPolicyDisclosure,
    access_activity_log: fields.accessLog,
    uncategorized_text: fields.words,
    receipt: receiptFile ?? undefined,
    service_documentation: ledgerFile ?? undefined,
  }
  return {
    ...withoutBlanks(texts),
    ...(compelling && {
      enhanced_evidence: {
        visa_compelling_evidence_3: {
          disputed_transaction: {
            ...identifierParams(compelling.disputed),
            merchandise_or_services: 'services',
          },
          prior_undisputed_transactions: compelling.prior.map(({ chargeId, orderId: _, ...each }) => ({
            charge: chargeId,
            ...identifierParams(each),
          })),
        },
      },
    }),
  }
}

const identifierParams = ({ ip, email, accountId, description }: Identifiers) => ({
  customer_purchase_ip: ip,
  customer_email_address: email,
  product_description: description,
  ...(accountId && { customer_account_id: accountId }),
})

// Stripe takes 20,000 characters a field; the beginning is what counts.
const lengthMax = 20_000

function withoutBlanks(texts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text ? [[name, text.slice(0, lengthMax)]] : [])),
  )
}

function draftFacts({ evidence_details }: Stripe.Dispute): DraftFacts {
  const rule = evidence_details.enhanced_eligibility.visa_compelling_evidence_3
  return { compelling: rule ? { status: rule.status, missing: rule.required_actions } : null }
}

async function translated<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const status = error.statusCode ?? 0
    // Another process is sending the same answer, or has sent it: the next look finds it.
    const isSame = status === 409 || error.type === 'StripeIdempotencyError'
    const isFinal = status >= 400 && status < 500 && ![401, 403, 429].includes(status) && !isSame
    throw new ProviderError(isFinal ? 'refused' : 'unavailable', error.code ?? `http_${status}`, {
      cause: error,
    })
  }
}
