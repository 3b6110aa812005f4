import type { RequestParams } from './contract.ts'
import { invalid, notEmulated } from './errors.ts'
import type { Charge, Dispute } from './shapes.ts'
import type { World } from './world.ts'

type EvidenceParams = NonNullable<RequestParams['disputeUpdate']['evidence']>
type CompellingParams = NonNullable<
  NonNullable<Exclude<EvidenceParams['enhanced_evidence'], string>>['visa_compelling_evidence_3']
>

/** Fields that name an uploaded file. */
const fileFields = new Set([
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
])
const lengthMax = 20_000
const lengthOfAllMax = 150_000

/** Takes evidence into a dispute: the closed schema has checked the names, here what they hold is. */
export function takeEvidence(world: World, dispute: Dispute, evidence: EvidenceParams) {
  const { appeal, ...rest } = evidence
  if (dispute.status === 'appeal_needs_response') {
    if (Object.keys(rest).length > 0)
      throw invalid('An appeal takes no other evidence.', { param: 'evidence' })
    takeAppeal(world, dispute, appeal)
    dispute.evidence_details.has_evidence = true
    return
  }
  if (appeal !== undefined) {
    throw invalid('This dispute cannot be appealed now.', { param: 'evidence[appeal]' })
  }
  for (const [field, value] of Object.entries(rest)) {
    if (field === 'enhanced_evidence') {
      takeEnhanced(world, dispute, evidence.enhanced_evidence)
      continue
    }
    if (typeof value !== 'string') throw notEmulated(`evidence[${field}]`)
    if (value !== '' && fileFields.has(field)) checkFile(world, field, value)
    if (value.length > lengthMax) {
      throw invalid(`evidence[${field}] is longer than ${lengthMax} characters.`, {
        param: `evidence[${field}]`,
      })
    }
    Object.assign(dispute.evidence, { [field]: value === '' ? null : value })
  }
  const texts = Object.values(dispute.evidence).filter((value) => typeof value === 'string')
  if (texts.reduce((sum, { length }) => sum + length, 0) > lengthOfAllMax) {
    throw invalid(`The evidence is longer than ${lengthOfAllMax} characters.`, { param: 'evidence' })
  }
  dispute.evidence_details.has_evidence = true
}

function takeAppeal(world: World, dispute: Dispute, appeal: EvidenceParams['appeal']) {
  const card = appeal === '' ? undefined : appeal?.card
  if (!card) throw notEmulated('evidence[appeal]')
  const { reason_for_filing: reason, supporting_files: files } = card
  if (!reason && !files) throw notEmulated('evidence[appeal][card]')
  if (files === '') throw notEmulated('evidence[appeal][card][supporting_files]')
  for (const id of files ?? []) checkFile(world, 'appeal', id)
  dispute.evidence.appeal = {
    card: {
      ...dispute.evidence.appeal?.card,
      ...(reason && { reason_for_filing: reason }),
      ...(files && { supporting_files: files }),
    },
  }
}

function checkFile(world: World, field: string, id: string) {
  const file = world.tables.files.find(id)
  if (file?.purpose === 'dispute_evidence') return
  throw invalid(`No such file upload for dispute evidence: '${id}'`, {
    code: 'resource_missing',
    param: `evidence[${field}]`,
  })
}

function takeEnhanced(world: World, dispute: Dispute, enhanced: EvidenceParams['enhanced_evidence']) {
  if (typeof enhanced === 'string' || !enhanced) throw notEmulated('evidence[enhanced_evidence]')
  const { visa_compelling_evidence_3: compelling, ...others } = enhanced
  const other = Object.keys(others)[0]
  if (other) throw notEmulated(`evidence[enhanced_evidence][${other}]`)
  if (!compelling) return
  if (!dispute.enhanced_eligibility_types.includes('visa_compelling_evidence_3')) {
    throw refuse('This dispute is not eligible for Visa Compelling Evidence 3.0.')
  }
  const { disputed_transaction: disputed, prior_undisputed_transactions: prior = [] } = compelling
  if (prior.length > 2) throw refuse('There can be two prior undisputed transactions.')
  for (const { charge } of prior) checkPrior(world, dispute, charge)
  dispute.evidence.enhanced_evidence.visa_compelling_evidence_3 = {
    disputed_transaction: disputed ? { ...noIdentifiers, ...blanked(disputed) } : null,
    prior_undisputed_transactions: prior.map((each) => ({ ...noPrior, ...blanked(each) })),
  } as NonNullable<Dispute['evidence']['enhanced_evidence']['visa_compelling_evidence_3']>
  dispute.evidence_details.enhanced_eligibility.visa_compelling_evidence_3 = judge(compelling)
}

/** 120 to 364 days before the dispute, the same card, and nobody has disputed it. */
function checkPrior(world: World, dispute: Dispute, id: string) {
  const charge = world.tables.charges.find(id)
  const disputed = world.tables.charges.find(dispute.charge)
  if (!charge) throw refuse(`No such charge: '${id}'`)
  const days = (dispute.created - charge.created) / 86_400
  if (charge.disputed) throw refuse(`The charge ${id} is disputed itself.`)
  if (days < 120 || days > 364)
    throw refuse(`The charge ${id} is not 120 to 364 days older than the dispute.`)
  if (cardOf(charge) !== cardOf(disputed)) throw refuse(`The charge ${id} was paid by another card.`)
}

const cardOf = (charge: Charge | undefined) => charge?.payment_method_details?.card?.fingerprint

const refuse = (message: string) =>
  invalid(message, { param: 'evidence[enhanced_evidence][visa_compelling_evidence_3]' })

type Verdict = NonNullable<Dispute['evidence_details']['enhanced_eligibility']['visa_compelling_evidence_3']>

/** What of the rule is still missing, by its own words. */
export function judge(compelling: CompellingParams | null): Verdict {
  const disputed = compelling?.disputed_transaction
  const prior = compelling?.prior_undisputed_transactions ?? []
  const missing: Verdict['required_actions'] = []
  if (prior.length < 2) missing.push('missing_prior_undisputed_transactions')
  if (!disputed?.product_description) missing.push('missing_disputed_transaction_description')
  if (!disputed?.merchandise_or_services) missing.push('missing_merchandise_or_services')
  if (prior.some((each) => !each.product_description)) {
    missing.push('missing_prior_undisputed_transaction_description')
  }
  if (!sharesTwo(disputed, prior)) missing.push('missing_customer_identifiers')
  return { status: missing.length === 0 ? 'qualified' : 'requires_action', required_actions: missing }
}

type Identified = { [Name in (typeof identifiers)[number]]?: string | null | undefined }
const identifiers = [
  'customer_purchase_ip',
  'customer_device_id',
  'customer_device_fingerprint',
  'customer_account_id',
  'customer_email_address',
] as const

/** Two elements are the same in all three, one of them the address or the device. */
function sharesTwo(disputed: Identified | undefined, prior: readonly Identified[]) {
  const shared = identifiers.filter(
    (name) => disputed?.[name] && prior.length > 0 && prior.every((each) => each[name] === disputed[name]),
  )
  return shared.length >= 2 && shared.some((name) => identifiers.indexOf(name) < 3)
}

const noPrior = {
  customer_account_id: null,
  customer_device_fingerprint: null,
  customer_device_id: null,
  customer_email_address: null,
  customer_purchase_ip: null,
  product_description: null,
  shipping_address: null,
}
const noIdentifiers = { ...noPrior, merchandise_or_services: null }

const blanked = (given: object) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value === '' ? null : value]))
