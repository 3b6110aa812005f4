import { describe, expect, test } from 'vitest'
import { assert } from '../../../shared/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { findBrokenInvariants } from '../../checkout/invariants.ts'
import { advance, lookAtAll } from '../advance.ts'
import { asksAgain } from '../dispute.ts'
import { noteDispute } from '../dispute-store.ts'
import { listRefunds } from '../refund-store.ts'
import { requestRefund } from '../request-refund.ts'
import { countMoneyWork } from '../staff-queries.ts'
import { findPayment } from '../store.ts'
import { acceptDispute, saveDraft, submitAnswer } from './answer-dispute.ts'
import { evidenceShop } from './evidence.fixture.ts'
import { findDispute, listUnsentAnswers } from './evidence-store.ts'
import { getDispute } from './get-dispute.ts'
import { remindOfDisputes } from './remind.ts'
import { sendAnswer } from './send-answer.ts'

const { shop, control, stripe, by, deps, withoutReply, ...help } = await evidenceShop()
const { aPaidOrder, dispute, aDispute, newsOf, submissionsOf, answerTo, goOn } = help

const anInquiry = async () => dispute(await aPaidOrder(), { inquiry: true })
const send = (disputeId: Awaited<ReturnType<typeof aDispute>>['id'], round: number, words = '') =>
  submitAnswer(deps, { disputeId, round, words, by })
const booksAgree = async () => expect(await findBrokenInvariants(shop.db, { graceMinutes: 0 })).toEqual([])

describe('a question that becomes a chargeback', () => {
  test('takes an answer of its own: the staff are told again, with the new deadline', async () => {
    const asked = await anInquiry()
    const { id, providerId, orderId } = asked
    expect(await send(id, 1, 'It was delivered.')).toEqual({ ok: true })
    expect(await findDispute(shop.db, id)).toMatchObject({ state: 'warning_under_review', round: 1 })
    const first = await findDispute(shop.db, id)
    await goOn(asked, 'chargeback')
    const second = await findDispute(shop.db, id)
    expect(second).toMatchObject({
      state: 'needs_response',
      stage: 'chargeback',
      round: 2,
      submittedAt: null,
    })
    expect(second?.dueAt?.getTime()).toBeGreaterThan(first?.dueAt?.getTime() ?? 0)
    expect(newsOf(id)).toEqual(['dispute_opened', 'dispute_again'])
    const told = shop.events.find((event) => 'news' in event && event.news === 'dispute_again')
    expect(told).toMatchObject({ orderId, at: second?.dueAt?.toISOString() })
    const { disputes, firstDueAt } = await countMoneyWork(shop.db)
    expect(disputes).toBeGreaterThan(0)
    expect(firstDueAt).not.toBeNull()

    expect((await getDispute(shop.db, deps.evidence, id))?.mayAnswer).toBe(true)
    expect(await saveDraft(deps, { disputeId: id, words: 'It was opened.', by })).toMatchObject({ ok: true })
    expect(await send(id, 2, 'It was opened.')).toEqual({ ok: true })
    expect(await submissionsOf(providerId)).toBe(2)
    expect((await stripe.disputes.retrieve(providerId)).evidence.uncategorized_text).toBe('It was opened.')
    const found = await getDispute(shop.db, deps.evidence, id)
    expect(found).toMatchObject({ mayAnswer: false, answer: { round: 2, state: 'sent' } })
    expect(found?.earlier).toMatchObject([
      { round: 1, stage: 'inquiry', state: 'sent', evidence: { fields: { words: 'It was delivered.' } } },
    ])
    await control.disputes.decide(providerId, 'lost')
    await shop.advance(orderId)
    expect(newsOf(id).at(-1)).toBe('dispute_lost')
    await booksAgree()
  })

  test('is answered once: two of the staff and a double click', async () => {
    const asked = await anInquiry()
    await send(asked.id, 1)
    await goOn(asked, 'chargeback')
    const outcomes = await Promise.all(['a', 'a', 'b', 'b'].map((words) => send(asked.id, 2, words)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await submissionsOf(asked.providerId)).toBe(2)
    const late = { disputeId: asked.id, round: 2, by }
    expect(await acceptDispute(deps, late)).toEqual({ ok: false, reason: 'decided_already' })
  })

  test('comes also from a question that nobody answered, and from one that was closed', async () => {
    const [open, closed] = [await anInquiry(), await anInquiry()]
    await saveDraft(deps, { disputeId: open.id, words: 'half a', by })
    await acceptDispute(deps, { disputeId: closed.id, round: 1, by })
    expect(await findDispute(shop.db, closed.id)).toMatchObject({ state: 'warning_closed' })
    for (const asked of [open, closed]) {
      await goOn(asked, 'chargeback')
      expect(await findDispute(shop.db, asked.id)).toMatchObject({ round: 2, closedAt: null })
      expect(newsOf(asked.id).at(-1)).toBe('dispute_again')
      expect(await send(asked.id, 2)).toEqual({ ok: true })
    }
    await booksAgree()
  })

  test('is not answered by who read the question before it', async () => {
    const asked = await anInquiry()
    await goOn(asked, 'chargeback')
    expect(await send(asked.id, 1)).toEqual({ ok: false, reason: 'asked_again' })
    const accepted = await acceptDispute(deps, { disputeId: asked.id, round: 1, by })
    expect(accepted).toEqual({ ok: false, reason: 'asked_again' })
    expect(await submissionsOf(asked.providerId)).toBe(0)
  })

  test('is not answered by what was on its way to the question', async () => {
    const asked = await anInquiry()
    await control.faults.add({ kind: 'error', match: 'POST /v1/files', count: 20 })
    await send(asked.id, 1, 'too early')
    await control.faults.clear()
    expect(await answerTo(asked.id)).toMatchObject({ state: 'sending' })
    // The bank goes on before the shop hears of it: what is sent now would answer another question.
    await control.clock.advance(60)
    await control.disputes.escalate(asked.providerId, 'chargeback')
    await sendAnswer(deps, asked.id)
    expect(await submissionsOf(asked.providerId)).toBe(0)
    expect(await answerTo(asked.id)).toMatchObject({ state: 'refused' })
    expect(await findDispute(shop.db, asked.id)).toMatchObject({ round: 2 })
    expect(newsOf(asked.id)).toEqual(['dispute_opened', 'dispute_refused', 'dispute_again'])
    expect(await send(asked.id, 2)).toEqual({ ok: true })
  })

  test('overtakes an answer whose reply was lost; the sweep sends nothing more of it', async () => {
    const asked = await anInquiry()
    await submitAnswer(withoutReply, { disputeId: asked.id, round: 1, words: '', by })
    expect(await answerTo(asked.id)).toMatchObject({ state: 'sending' })
    await goOn(asked, 'chargeback')
    expect(await answerTo(asked.id)).toMatchObject({ state: 'overtaken' })
    expect(await listUnsentAnswers(shop.db, 0, 1000)).not.toContain(asked.id)
    await sendAnswer(deps, asked.id)
    expect(await submissionsOf(asked.providerId)).toBe(1)
    expect(await send(asked.id, 2)).toEqual({ ok: true })
    expect(await submissionsOf(asked.providerId)).toBe(2)
    const change = shop.db
      .updateTable('dispute_evidence')
      .set({ words: 'otherwise' })
      .where('dispute_id', '=', asked.id)
      .execute()
    await expect(change).rejects.toThrow('is decided')
  })
})

describe('an appeal', () => {
  test('takes a reason and documents, nothing that was sent before; won, it brings the money back', async () => {
    const lost = await aDispute()
    const { id, providerId, orderId } = lost
    await send(id, 1, 'losing_evidence')
    expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'refunded' })
    await goOn(lost, 'appeal')
    const found = await findDispute(shop.db, id)
    assert(found, 'it was noted')
    expect(found).toMatchObject({ round: 2, stage: 'appeal', closedAt: null })
    await booksAgree()
    expect(await send(id, 2)).toEqual({ ok: false, reason: 'words_missing' })
    const draft = await getDispute(shop.db, deps.evidence, id)
    expect(draft?.choice).toBeNull()
    expect(Object.keys(draft?.evidence?.fields ?? {})).toEqual(['accessLog'])
    await saveDraft(deps, { disputeId: id, words: 'The log', by })
    expect((await stripe.disputes.retrieve(providerId)).status).toBe('appeal_needs_response')
    expect(await send(id, 2, 'The log shows it.')).toEqual({ ok: true })
    const { status, evidence } = await stripe.disputes.retrieve(providerId)
    expect(status).toBe('appeal_under_review')
    expect(evidence.appeal?.card?.reason_for_filing).toBe('The log shows it.')
    expect(evidence.appeal?.card?.supporting_files).toHaveLength(2)
    expect(evidence.uncategorized_text).toBe('losing_evidence')
    await control.disputes.decide(providerId, 'won')
    await shop.advance(orderId)
    expect(newsOf(id)).toEqual(['dispute_opened', 'dispute_lost', 'dispute_again', 'dispute_turned'])
    expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'captured' })
    // The keys are gone: what the customer gets is for a human, and stays on the list of work until then.
    const { refunds } = await countMoneyWork(shop.db)
    expect(refunds).toBe(1)
    const [refund] = await listRefunds(shop.db, found.paymentId)
    const wish = { kind: 'outside', refundId: refund?.id ?? newId('ref') } as const
    const paid = { orderId, wish, requestKey: 'a-press', by, note: 'paid by transfer' }
    expect(await requestRefund(deps, paid)).toMatchObject({ ok: true })
    expect((await countMoneyWork(shop.db)).refunds).toBe(0)
    await booksAgree()
  })

  test('won and then lost once more takes the money again, once', async () => {
    const lost = await aDispute()
    const { id, providerId, orderId } = lost
    await send(id, 1, 'losing_evidence')
    await goOn(lost, 'appeal')
    await control.disputes.decide(providerId, 'won')
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'captured', units: ['refund_due'] })
    const { provider } = shop.deps
    const lostAgain: typeof provider = {
      ...provider,
      async readFacts(...asked) {
        const facts = await provider.readFacts(...asked)
        const again = { state: 'lost', withdrawnMinor: facts.capturedMinor } as const
        return { ...facts, disputes: facts.disputes.map((dispute) => ({ ...dispute, ...again })) }
      },
    }
    for (const _ of [1, 2]) await advance({ ...shop.deps, provider: lostAgain }, orderId, lookAtAll)
    expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'refunded', units: ['refunded'] })
    expect((await countMoneyWork(shop.db)).refunds).toBe(0)
  })

  test('that is given up leaves the money where it is', async () => {
    const lost = await aDispute()
    await send(lost.id, 1, 'losing_evidence')
    await goOn(lost, 'appeal')
    expect(await acceptDispute(deps, { disputeId: lost.id, round: 2, by })).toEqual({ ok: true })
    expect(await findDispute(shop.db, lost.id)).toMatchObject({ state: 'lost', round: 2 })
    expect(await shop.stateOf(lost.orderId)).toMatchObject({ payment: 'refunded' })
    await booksAgree()
  })
})

test('a dispute that was prevented has cost its money: it is told as lost, and the books agree', async () => {
  const { id, orderId, providerId } = await aDispute()
  await control.disputes.decide(providerId, 'prevented')
  await shop.advance(orderId)
  expect(await findDispute(shop.db, id)).toMatchObject({ state: 'prevented', closedAt: expect.any(Date) })
  expect(newsOf(id)).toEqual(['dispute_opened', 'dispute_lost'])
  expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'refunded' })
  await booksAgree()
})

describe('what is a new question', () => {
  const due = new Date('2026-11-20T00:00:00Z')
  const later = new Date('2026-11-29T00:00:00Z')
  const before = { stage: 'chargeback', dueAt: due, isAnswered: true } as const

  test.each([
    ['the bank goes a stage on', before, 'appeal_needs_response', due, true],
    ['it asks the same again, later', before, 'needs_response', later, true],
    [
      'its deadline moves while nobody has answered',
      { ...before, isAnswered: false },
      'needs_response',
      later,
      false,
    ],
    ['facts from before the answer', before, 'needs_response', due, false],
    ['facts from before the bank went on', before, 'warning_needs_response', later, false],
    ['it looks at the answer', before, 'under_review', later, false],
    ['it has decided', before, 'lost', later, false],
    ['a word that nobody knows', before, 'unknown', later, false],
  ] as const)('%s', (_what, known, state, dueAt, expected) => {
    expect(asksAgain(known, { state, dueAt })).toBe(expected)
  })

  test('the same news twice is one round, and reminders begin anew with each', async () => {
    const asked = await anInquiry()
    const dueIn = (hours: number) =>
      shop.db
        .updateTable('dispute')
        .set({ due_at: new Date(Date.now() + hours * 3_600_000) })
        .where('id', '=', asked.id)
        .execute()
    await dueIn(20)
    await remindOfDisputes(deps)
    await send(asked.id, 1)
    await goOn(asked, 'chargeback')
    await Promise.all([shop.advance(asked.orderId), shop.advance(asked.orderId)])
    expect(await findDispute(shop.db, asked.id)).toMatchObject({ round: 2 })
    await dueIn(20)
    await remindOfDisputes(deps)
    await remindOfDisputes(deps)
    expect(newsOf(asked.id)).toEqual(['dispute_opened', 'dispute_due_24', 'dispute_again', 'dispute_due_24'])
  })

  test('a question that first came as an unknown word is answered as the question that it is', async () => {
    const asked = await anInquiry()
    await shop.db
      .updateTable('dispute')
      .set({ state: 'unknown', stage: 'chargeback' })
      .where('id', '=', asked.id)
      .execute()
    expect(await send(asked.id, 1)).toEqual({ ok: false, reason: 'decided_already' })
    await shop.advance(asked.orderId)
    expect(await findDispute(shop.db, asked.id)).toMatchObject({ stage: 'inquiry', round: 1 })
    expect(await send(asked.id, 1)).toEqual({ ok: true })
    expect(await findDispute(shop.db, asked.id)).toMatchObject({ state: 'warning_under_review' })
  })

  test('facts that were read before an answer open no round when they are written after it', async () => {
    const { id, orderId, providerId } = await aDispute()
    const before = await findDispute(shop.db, id)
    await send(id, 1)
    const stale = {
      providerId,
      state: 'needs_response',
      reason: 'fraudulent',
      networkCode: null,
      amountMinor: before?.amountMinor ?? 0,
      currency: 'EUR',
      withdrawnMinor: before?.amountMinor ?? 0,
      dueAt: before?.dueAt ?? null,
      openedAt: before?.openedAt ?? new Date(),
    } as const
    const news = await shop.db.transaction().execute(async (tx) => {
      const payment = await findPayment(tx, orderId)
      return payment && noteDispute(tx, payment, stale)
    })
    expect(news).toMatchObject({ news: 'changed' })
    expect(await findDispute(shop.db, id)).toMatchObject({ round: 1 })
    expect(await send(id, 1)).toEqual({ ok: false, reason: 'decided_already' })
  })
})
