import { beforeAll, describe, expect, test } from 'vitest'
import type { OrderId } from '../../../shared/ids.ts'
import { findBrokenInvariants } from '../../checkout/invariants.ts'
import { openKeys } from '../../keys/index.ts'
import { lockOrder, replaceUnitKey } from '../../orders/index.ts'
import { readOrderMoney } from '../staff-queries.ts'
import { acceptDispute, saveDraft, submitAnswer } from './answer-dispute.ts'
import { evidenceShop } from './evidence.fixture.ts'
import { findDispute } from './evidence-store.ts'
import { getDispute } from './get-dispute.ts'
import { remindOfDisputes } from './remind.ts'
import { sendAnswer } from './send-answer.ts'

const { shop, control, stripe, by, ip, deps, withoutReply, ...help } = await evidenceShop()
const { aPaidOrder, chargeOf, dispute, aDispute, newsOf, submissionsOf, answerTo } = help

describe('the draft', () => {
  test('tells what the shop knows of the order, and no part of a key', async () => {
    const { orderId, id } = await aDispute()
    const found = await getDispute(shop.db, deps.evidence, id)
    const fields = found?.evidence?.fields
    expect(fields).toMatchObject({ customerEmail: 'buyer@example.eu', purchaseIp: ip })
    expect(fields?.accessLog).toContain(`placed from ${ip}, country FR, browser Firefox 140`)
    expect(fields?.accessLog).toContain('payment succeeded')
    expect(fields?.accessLog).toContain('letter "order confirmation" accepted by the customer')
    expect(fields?.accessLog).toMatch(/key •+-•+-•+ \(key_\w+, ledger entry [0-9a-f]{12}\)/)
    expect(found?.choice).toEqual({ ok: false, gap: 'too_few', found: 0 })
    expect(orderId).toBe(found?.dispute.orderId)
  })

  test('says when a key that did not work was replaced', async () => {
    const { orderId, id } = await aDispute()
    const unit = await shop.db
      .selectFrom('unit')
      .select(['id as unitId', 'product_id as productId'])
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    await shop.addStock(unit.productId, 1)
    const { unitId } = unit
    const why = { unitId, cause: 'complaint', reason: 'already_used', actor: { kind: 'customer' } } as const
    await shop.db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, orderId)
      if (order) await replaceUnitKey(tx, shop.deps.outbox, order, why)
    })
    const found = await getDispute(shop.db, deps.evidence, id)
    expect(found?.evidence?.fields.accessLog).toMatch(/replaced by another key, as it did not work: key •/)
  })

  test('says that the bank knew who paid, where it did, and the desk shows it', async () => {
    const orderId = await aPaidOrder({ card: '4000002760003184', authentication: 'completed' })
    const { id } = await dispute(orderId)
    const found = await getDispute(shop.db, deps.evidence, id)
    expect(found?.evidence?.fields.accessLog).toContain(
      'payment succeeded; the cardholder was authenticated by 3-D Secure (ECI 05)',
    )
    const proved = { result: 'authenticated', eci: '05', exempted: false }
    expect((await readOrderMoney(shop.db, orderId))?.authentication).toEqual(proved)
    const unasked = await aPaidOrder()
    expect((await readOrderMoney(shop.db, unasked))?.authentication).toBeNull()
    const other = await getDispute(shop.db, deps.evidence, (await dispute(unasked)).id)
    expect(other?.evidence?.fields.accessLog).not.toContain('3-D Secure')
    // By an exemption nobody was asked: nothing is claimed.
    await shop.db
      .updateTable('payment')
      .set({ authentication_exempted: true })
      .where('order_id', '=', orderId)
      .execute()
    const exempted = await getDispute(shop.db, deps.evidence, id)
    expect(exempted?.evidence?.fields.accessLog).not.toContain('3-D Secure')
  })

  test('shows what the buyer agreed to, word for word, with its time', async () => {
    const orderId = await aPaidOrder()
    const { id: unitId } = await shop.db
      .selectFrom('unit')
      .select('id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    await shop.db
      .updateTable('waiver')
      .set({ receipt_accepted_at: new Date('2026-11-20T10:00:00Z') })
      .where('order_id', '=', orderId)
      .execute()
    await shop.db.updateTable('key').set({ state: 'revealed' }).where('unit_id', '=', unitId).execute()
    await shop.db
      .updateTable('unit')
      .set({ state: 'revealed', revealed_at: new Date('2026-11-20T10:00:01Z') })
      .where('id', '=', unitId)
      .execute()
    const key = (await openKeys(shop.db, [unitId], shop.vault)).get(unitId)?.expose()
    const { id } = await dispute(orderId)
    const found = await getDispute(shop.db, deps.evidence, id)
    const fields = found?.evidence?.fields
    expect(fields?.refundPolicyDisclosure).toContain('I know that I lose my right of withdrawal')
    expect(fields?.refundPolicyDisclosure).toContain('2026-11-20 10:00:00 UTC: the customer')
    expect(fields?.serviceDate).toBe('2026-11-20')
    expect(key?.kind).toBe('text')
    expect(JSON.stringify(found)).not.toContain(key?.kind === 'text' ? key.text : 'a text')
  })

  test('is kept here and at the provider, and nothing goes to the bank', async () => {
    const { id, providerId } = await aDispute()
    const saved = await saveDraft(deps, { disputeId: id, words: 'The key was used.', by })
    expect(saved).toMatchObject({ ok: true, told: { compelling: { status: 'requires_action' } } })
    const there = await stripe.disputes.retrieve(providerId)
    expect(there.evidence).toMatchObject({
      uncategorized_text: 'The key was used.',
      customer_purchase_ip: ip,
    })
    expect(there).toMatchObject({ status: 'needs_response', evidence_details: { submission_count: 0 } })
    expect(await answerTo(id)).toMatchObject({ state: 'draft', words: 'The key was used.' })
  })
})

describe('the answer', () => {
  test('two of the staff and a double click at once: one submission', async () => {
    const { id, providerId } = await aDispute()
    const words = ['one', 'one', 'two', 'two']
    const outcomes = await Promise.all(
      words.map((each) => submitAnswer(deps, { disputeId: id, round: 1, words: each, by })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((each) => !each.ok && each.reason === 'decided_already')).toHaveLength(3)
    expect(await submissionsOf(providerId)).toBe(1)
    expect(await findDispute(shop.db, id)).toMatchObject({ state: 'under_review' })
    expect((await findDispute(shop.db, id))?.submittedAt).not.toBeNull()
  })

  test('goes with both documents; what is kept of it holds no address', async () => {
    const { id, providerId } = await aDispute()
    await submitAnswer(deps, { disputeId: id, round: 1, words: '', by })
    const { evidence } = await stripe.disputes.retrieve(providerId)
    expect(evidence.receipt).toMatch(/^file_/)
    expect(evidence.service_documentation).toMatch(/^file_/)
    expect(evidence.access_activity_log).toContain(ip)
    const { fields } = await shop.db
      .selectFrom('dispute_evidence')
      .select('fields')
      .where('dispute_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(fields)).not.toContain(ip)
    const shown = await getDispute(shop.db, deps.evidence, id)
    expect(shown).toMatchObject({ mayAnswer: false, evidence: { fields: { purchaseIp: ip } } })
  })

  test('is changed by nobody afterwards, not even by the code', async () => {
    const { id } = await aDispute()
    await submitAnswer(deps, { disputeId: id, round: 1, words: 'once', by })
    const late = { disputeId: id, round: 1, words: 'otherwise', by }
    expect(await saveDraft(deps, late)).toEqual({ ok: false, reason: 'decided_already' })
    expect(await acceptDispute(deps, late)).toEqual({ ok: false, reason: 'decided_already' })
    const change = (set: object) =>
      shop.db.updateTable('dispute_evidence').set(set).where('dispute_id', '=', id).execute()
    await expect(change({ words: 'otherwise' })).rejects.toThrow('is decided')
    await expect(change({ state: 'draft', decided_at: null })).rejects.toThrow('is decided')
  })

  test('whose reply was lost is sent once', async () => {
    const { id, providerId } = await aDispute()
    expect(await submitAnswer(withoutReply, { disputeId: id, round: 1, words: '', by })).toEqual({ ok: true })
    expect(await answerTo(id)).toMatchObject({ state: 'sending' })
    expect(shop.alarms).toContain('dispute.answer_not_sent_yet')
    await sendAnswer(deps, id)
    expect(await answerTo(id)).toMatchObject({ state: 'sent' })
    expect(await submissionsOf(providerId)).toBe(1)
  })

  test('that the provider refuses was not sent: the staff hear of it', async () => {
    const { id, providerId } = await aDispute()
    await stripe.disputes.update(providerId, { evidence: { uncategorized_text: 'from the Dashboard' } })
    await submitAnswer(deps, { disputeId: id, round: 1, words: '', by })
    expect(await answerTo(id)).toMatchObject({ state: 'refused' })
    expect(newsOf(id)).toEqual(['dispute_opened', 'dispute_refused'])
    expect(await submissionsOf(providerId)).toBe(1)
  })

  test('that wins brings the money back, and the buyer a key', async () => {
    const { id, orderId } = await aDispute()
    await submitAnswer(deps, { disputeId: id, round: 1, words: 'winning_evidence', by })
    expect(await findDispute(shop.db, id)).toMatchObject({ state: 'won' })
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', payment: 'captured' })
    expect(newsOf(id)).toEqual(['dispute_opened', 'dispute_won'])
    expect(await findBrokenInvariants(shop.db, { graceMinutes: 0 })).toEqual([])
  })

  test('may be that the dispute is accepted: it is lost, and the books agree', async () => {
    const { id, orderId } = await aDispute()
    expect(await acceptDispute(deps, { disputeId: id, round: 1, by })).toEqual({ ok: true })
    expect(await answerTo(id)).toMatchObject({ state: 'accepted' })
    expect(await findDispute(shop.db, id)).toMatchObject({ state: 'lost' })
    expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'refunded' })
    expect(newsOf(id)).toEqual(['dispute_opened', 'dispute_lost'])
    expect(await findBrokenInvariants(shop.db, { graceMinutes: 0 })).toEqual([])
  })
})

test('the staff are reminded 72 and 24 hours before the deadline, once each, unless it is answered', async () => {
  const [open, answered] = [await aDispute(), await aDispute()]
  await submitAnswer(deps, { disputeId: answered.id, round: 1, words: '', by })
  const dueIn = async (hours: number) => {
    const due_at = new Date(Date.now() + hours * 3_600_000)
    for (const { id } of [open, answered])
      await shop.db.updateTable('dispute').set({ due_at }).where('id', '=', id).execute()
    for (let times = 0; times < 3; times++) await remindOfDisputes(deps)
  }
  await dueIn(73)
  expect(newsOf(open.id)).toEqual(['dispute_opened'])
  await dueIn(71)
  expect(newsOf(open.id)).toEqual(['dispute_opened', 'dispute_due_72'])
  await dueIn(23)
  expect(newsOf(open.id)).toEqual(['dispute_opened', 'dispute_due_72', 'dispute_due_24'])
  expect(newsOf(answered.id)).toEqual(['dispute_opened'])
})

// Last: it moves the provider's clock.
describe('earlier payments of the same card', () => {
  let orders: OrderId[] = []
  beforeAll(async () => {
    orders = [await aPaidOrder(), await aPaidOrder(), await aPaidOrder(), await aPaidOrder()]
    await control.clock.advance(130 * 24 * 3600)
  })

  test('exactly two that match answer for a disputed one', async () => {
    const [disputed] = orders
    const { id, providerId } = await dispute(disputed as OrderId)
    const found = await getDispute(shop.db, deps.evidence, id)
    expect(found?.choice?.ok).toBe(true)
    expect(found?.evidence?.compelling?.prior).toHaveLength(2)
    const saved = await saveDraft(deps, { disputeId: id, words: '', by })
    expect(saved).toMatchObject({ told: { compelling: { status: 'qualified', missing: [] } } })
    await submitAnswer(deps, { disputeId: id, round: 1, words: '', by })
    const { evidence } = await stripe.disputes.retrieve(providerId)
    const sent = evidence.enhanced_evidence.visa_compelling_evidence_3
    expect(sent?.disputed_transaction).toMatchObject({
      customer_purchase_ip: ip,
      merchandise_or_services: 'services',
    })
    expect(sent?.prior_undisputed_transactions.map(({ charge }) => charge)).not.toContain(
      await chargeOf(disputed as OrderId),
    )
  })

  test('a disputed one, and one from elsewhere, do not count', async () => {
    const [, second, , elsewhere] = orders
    await shop.db
      .updateTable('order_trace')
      .set({ ip_sealed: Buffer.from('203.0.113.9') })
      .where('order_id', '=', elsewhere as OrderId)
      .execute()
    const { id } = await dispute(second as OrderId)
    const found = await getDispute(shop.db, deps.evidence, id)
    expect(found?.choice).toEqual({ ok: false, gap: 'too_few', found: 1 })
  })

  // Its order is one of those before the clock was moved: a page cannot be opened in the past.
  test('an answer is known by its key in the dispute after the provider has forgotten the request', async () => {
    const { id, providerId } = await dispute(orders[2] as OrderId)
    await submitAnswer(withoutReply, { disputeId: id, round: 1, words: '', by })
    await control.clock.advance(25 * 3600)
    await sendAnswer(deps, id)
    expect(await answerTo(id)).toMatchObject({ state: 'sent' })
    expect(await submissionsOf(providerId)).toBe(1)
  })
})
