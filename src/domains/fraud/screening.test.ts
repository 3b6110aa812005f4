import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { goodCard } from '../../../test/support/shop.ts'
import { foldEmail } from '../../shared/email.ts'
import { type AccountId, newId, type OrderId, type RiskCaseId } from '../../shared/ids.ts'
import { days, hours } from '../../shared/time.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { cancelOrder } from '../checkout/index.ts'
import { setObjection } from '../privacy/index.ts'
import { decideCase } from './decide-case.ts'
import type { RiskEvent } from './events.ts'
import { watchCases } from './jobs.ts'
import { addEntry } from './lists.ts'
import { screenPayments } from './screen-payments.ts'
import { type FraudSetting, findAssessment, findCase, insertSetting, readSetting } from './store.ts'

const till = await testTill()
const { db, deps } = till
const by = newId('acc') as AccountId
// All buyers of these tests pay with the same few cards.
await change({ holdFrom: 60, challengeFrom: 45, stepUpFrom: 25, points: { card_of_many: 0, card_pace: 0 } })

async function change(setting: Partial<FraudSetting>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const now = await readSetting(tx)
    await insertSetting(tx, { ...now, ...setting, version: now.version + 1 }, null)
  })
}

const aBuyer = () => `${randomBytes(6).toString('hex')}@example.eu`

async function anAccount(email: string): Promise<AccountId> {
  const id = newId('acc') as AccountId
  await db
    .insertInto('account')
    .values({
      id,
      provider: 'local',
      subject: randomUUID(),
      email,
      email_folded: foldEmail(email),
      locale: 'en',
    })
    .execute()
  return id
}

async function blocked(email = aBuyer()): Promise<string> {
  const entry = { list: 'block', kind: 'email', value: email, reason: 'seen before' } as const
  await db.transaction().execute((tx) => addEntry(tx, { ...entry, endsAt: inDays(30) }, by))
  return email
}

const inDays = (count: number) => new Date(Date.now() + days(count))

// Whom rules would hold, the bank asks before.
const proved = { card: goodCard, authentication: 'completed' } as const

/** An order whose buyer staff have asked to look at. */
async function aHeldOrder(pay: Parameters<typeof till.pay>[1] = proved, quantity = 1) {
  const product = await till.aProduct(3)
  const orderId = await till.anOrder([[product, quantity]], { email: await blocked() })
  await till.pay(orderId, pay)
  await till.advance(orderId)
  const found = await findCase(db, { orderId })
  if (!found) throw new Error('not held')
  return { orderId, product, caseId: found.id, until: found.until }
}

const decide = (caseId: RiskCaseId, decision: 'allow' | 'reject') =>
  decideCase(deps, { caseId, decision, by, note: 'looked at it' })

const intentOf = async (orderId: OrderId) => {
  const row = await db
    .selectFrom('payment')
    .select(['intent_id', 'capture_before'])
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  return row
}

async function letTimeEnd(caseId: RiskCaseId): Promise<void> {
  await db
    .updateTable('risk_case')
    .set({ until: new Date(Date.now() - 1000) })
    .where('id', '=', caseId)
    .execute()
}

describe('a payment that is looked at', () => {
  test('is held, not taken: keys stay set aside, the buyer is told until when, once', async () => {
    const { orderId, until } = await aHeldOrder()
    await till.advance(orderId)
    expect(await till.stateOf(orderId)).toEqual({
      order: 'in_review',
      payment: 'authorised',
      units: ['reserved'],
    })
    expect(till.eventTypes(orderId)).toEqual(['review_began'])
    const { capture_before } = await intentOf(orderId)
    // The bank says until when; half a day of that is kept.
    expect(until).toEqual(new Date((capture_before?.getTime() ?? 0) - hours(12)))
    const order = await db
      .selectFrom('order')
      .select('review_until')
      .where('id', '=', orderId)
      .executeTakeFirst()
    expect(order?.review_until).toEqual(until)
    const kept = await findAssessment(db, orderId, 'authorised')
    expect(kept).toMatchObject({ score: 85, action: 'hold' })
    expect(kept?.reasons.map(({ rule }) => rule)).toEqual([
      'on_block_list',
      'authenticated',
      'card_from_elsewhere',
    ])
  })

  test('is taken and delivered when somebody allows it', async () => {
    const { orderId, caseId } = await aHeldOrder()
    expect(await decide(caseId, 'allow')).toEqual({ ok: true })
    expect(await till.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered'],
    })
    expect(till.eventTypes(orderId)).toEqual(['review_began', 'order_paid'])
    expect(await till.historyOf(orderId)).toContain('order.review_allowed')
  })

  test('is let go when somebody rejects it: nothing was charged, the keys are back', async () => {
    const { orderId, caseId, product } = await aHeldOrder()
    await decide(caseId, 'reject')
    expect(await till.stateOf(orderId)).toEqual({
      order: 'cancelled',
      payment: 'voided',
      units: ['released'],
    })
    expect(await till.keysOf(product)).toEqual({ available: 3 })
    expect(till.events.filter((event) => 'orderId' in event && event.orderId === orderId)).toContainEqual({
      type: 'review_ended',
      orderId,
      how: 'rejected',
    })
  })

  test('is let go by itself when its time is over, and staff were told before', async () => {
    const { orderId, caseId } = await aHeldOrder()
    await watchCases(deps)
    expect(till.alarms).not.toContain('risk_case.urgent')
    await db
      .updateTable('risk_case')
      .set({ until: new Date(Date.now() + hours(11)) })
      .where('id', '=', caseId)
      .execute()
    await watchCases(deps)
    await watchCases(deps)
    expect(till.alarms.filter((what) => what === 'risk_case.urgent')).toHaveLength(1)
    expect(newsTold().filter(({ news }) => news === 'cases_urgent')).toHaveLength(1)
    await letTimeEnd(caseId)
    // Too late: time has decided, whoever presses now.
    expect(await decide(caseId, 'allow')).toEqual({ ok: false, reason: 'decided_already' })
    await till.advance(orderId)
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'cancelled', payment: 'voided' })
    expect(till.eventTypes(orderId)).toEqual(['review_began', 'review_ended'])
    expect((await findCase(db, { orderId }))?.state).toBe('expired')
  })

  test('is told to staff within minutes, and with what comes in the hour after it in one letter', async () => {
    await letAnHourPass()
    till.events.splice(0)
    const first = await aHeldOrder()
    await watchCases(deps)
    expect(newsTold()).toMatchObject([{ news: 'cases_opened', until: first.until.toISOString() }])
    for (let more = 0; more < 3; more++) await aHeldOrder()
    await watchCases(deps)
    expect(newsTold()).toHaveLength(1)
    await letAnHourPass()
    await Promise.all([watchCases(deps), watchCases(deps)])
    await watchCases(deps)
    expect(newsTold()).toHaveLength(2)
    await letAnHourPass()
    await watchCases(deps)
    expect(newsTold()).toHaveLength(2)
  })

  const newsTold = () => till.events.filter((event) => event.type === 'risk_news') as RiskEvent[]
  const letAnHourPass = async () => {
    await db
      .updateTable('risk_case')
      .set({ told_at: new Date(Date.now() - hours(2)) })
      .where('told_at', 'is not', null)
      .execute()
  }

  test('may be cancelled by its buyer meanwhile', async () => {
    const { orderId, product } = await aHeldOrder()
    await cancelOrder(deps, orderId)
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'cancelled', payment: 'voided' })
    expect(await till.keysOf(product)).toEqual({ available: 3 })
    expect((await findCase(db, { orderId }))?.state).toBe('overtaken')
  })

  test('ends with one outcome, whoever decides at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const { orderId, caseId, product } = await aHeldOrder()
      if (round % 2) await letTimeEnd(caseId)
      await Promise.all([
        decide(caseId, 'allow'),
        decide(caseId, 'reject'),
        cancelOrder(deps, orderId),
        till.advance(orderId),
        till.advance(orderId),
      ])
      await till.advance(orderId)
      const { order, payment } = await till.stateOf(orderId)
      const state = (await findCase(db, { orderId }))?.state ?? 'none'
      const sold = order === 'fulfilled'
      expect([order, payment]).toEqual(sold ? ['fulfilled', 'captured'] : ['cancelled', 'voided'])
      // Allowed, and cancelled by its buyer before the money was taken: that is the buyer's to say.
      expect(sold ? ['allowed'] : ['allowed', 'rejected', 'expired', 'overtaken']).toContain(state)
      expect((await till.keysOf(product)).available).toBe(sold ? 2 : 3)
      const told = till.eventTypes(orderId)
      expect(told.filter((type) => type === 'order_paid')).toHaveLength(sold ? 1 : 0)
    }
  })
})

describe('money that no bank holds', () => {
  const ideal = { method: 'ideal' } as const

  test('is here already: the order is held, and goes out when somebody allows it', async () => {
    const { orderId, caseId } = await aHeldOrder(ideal)
    expect(await till.stateOf(orderId)).toEqual({
      order: 'confirmed',
      payment: 'captured',
      units: ['withheld'],
    })
    await till.advance(orderId)
    expect(till.eventTypes(orderId)).toEqual(['review_began', 'order_paid'])
    await decide(caseId, 'allow')
    expect(await till.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered'],
    })
  })

  test('goes back, all of it, when somebody rejects it', async () => {
    const { orderId, caseId, product } = await aHeldOrder(ideal, 2)
    await decide(caseId, 'reject')
    const refund = await db
      .selectFrom('refund')
      .select(['amount_minor', 'reason', 'provider_id'])
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    expect(refund).toMatchObject({ amount_minor: 3998, reason: 'review' })
    await till.emulator.control.refunds.succeed(refund.provider_id ?? '').catch(() => {})
    await till.advance(orderId)
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'refunded', payment: 'refunded' })
    expect(await till.keysOf(product)).toEqual({ available: 3 })
    // Its buyer is told why, once, and not only that money is coming.
    const told = till.eventTypes(orderId).filter((type) => type === 'review_ended')
    expect(told).toHaveLength(1)
  })

  test('a bank that argues meanwhile does not let the review be forgotten', async () => {
    const { orderId, caseId } = await aHeldOrder(ideal)
    const heldFor = async () => {
      await till.advance(orderId)
      const order = await db
        .selectFrom('order')
        .select('held_for')
        .where('id', '=', orderId)
        .executeTakeFirst()
      return order?.held_for
    }
    expect(await heldFor()).toBe('review')
    const { charge_id: chargeId } = await db
      .selectFrom('payment')
      .select('charge_id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    const dispute = await till.emulator.control.charges.dispute(chargeId ?? '')
    expect(await heldFor()).toBe('dispute')
    await till.emulator.control.disputes.decide(dispute.id, 'won')
    expect(await heldFor()).toBe('review')
    await decide(caseId, 'allow')
    expect(await heldFor()).toBeNull()
    expect((await till.stateOf(orderId)).order).toBe('fulfilled')
  })
})

describe('before the page opens', () => {
  test('whom rules doubt, the bank is asked about; the answer stays for a second try', async () => {
    await change({ stepUpFrom: 20, challengeFrom: 40 })
    const product = await till.aProduct(3)
    const orderId = await till.anOrder([[product, 1]], {
      email: `x${randomBytes(4).toString('hex')}@mailinator.com`,
    })
    expect(await findAssessment(db, orderId, 'before_page')).toMatchObject({ action: 'step_up' })
    await till.pay(orderId)
    await till.advance(orderId)
    const kept = await findAssessment(db, orderId, 'authorised')
    expect(kept?.facts.card.threeDSecure).toBe('authenticated')
    expect(kept?.reasons.map(({ rule }) => rule)).toContain('authenticated')
    expect((await till.stateOf(orderId)).order).toBe('fulfilled')
    const again = await db.transaction().execute((tx) => deps.screening.beforePage(tx, orderId))
    await change({ stepUpFrom: 1000, challengeFrom: 1000, holdFrom: 1000 })
    expect(await db.transaction().execute((tx) => deps.screening.beforePage(tx, orderId))).toBe(again)
    await change({ stepUpFrom: 25, challengeFrom: 45, holdFrom: 60 })
  })
})

describe('what is looked at', () => {
  async function lookedAt(orderId: OrderId) {
    await till.pay(orderId, proved)
    await till.advance(orderId)
    const kept = await findAssessment(db, orderId, 'authorised')
    if (!kept) throw new Error('nobody looked')
    return kept
  }

  test('Stripe’s own doubt holds a payment', async () => {
    const orderId = await till.anOrder([[await till.aProduct(1), 1]], { email: aBuyer() })
    await till.pay(orderId, { card: '4000000000009235' })
    await till.advance(orderId)
    expect((await till.stateOf(orderId)).order).toBe('in_review')
  })

  test('one mailbox in many spellings is one, and its orders of a day are counted', async () => {
    const product = await till.aProduct(9)
    const name = randomBytes(5).toString('hex')
    for (const email of [`${name}@example.eu`, `${name}+a@example.eu`, `${name.toUpperCase()}+b@example.eu`])
      await till.anOrder([[product, 1]], { email })
    const { facts } = await lookedAt(await till.anOrder([[product, 1]], { email: `${name}@example.eu` }))
    expect(facts.day.ordersOfMailbox).toBe(3)
  })

  test('a card that a bank doubted is known again, whoever brings it', async () => {
    const product = await till.aProduct(4)
    const first = await till.anOrder([[product, 1]], { email: aBuyer() })
    await till.pay(first, { card: '4000000000000259' })
    await till.advance(first)
    const second = await till.anOrder([[product, 1]], { email: aBuyer() })
    await till.pay(second, { card: '4000000000000259' })
    await till.advance(second)
    expect((await findAssessment(db, second, 'authorised'))?.reasons.map(({ rule }) => rule)).toContain(
      'card_doubted',
    )
    expect((await till.stateOf(second)).order).toBe('in_review')
  })

  test('nothing that leads to somebody is kept with it', async () => {
    const email = aBuyer()
    const orderId = await till.anOrder([[await till.aProduct(1), 1]], {
      email,
      trace: { ip: '8.8.8.8', userAgent: null },
    })
    const kept = await lookedAt(orderId)
    expect(kept.facts.country).toEqual({ order: 'FR', network: 'US', card: 'US' })
    const text = JSON.stringify(kept)
    for (const word of [email, '8.8.8', 'example.eu', orderId]) expect(text).not.toContain(word)
    const payment = await db
      .selectFrom('payment')
      .select('card_fingerprint')
      .where('order_id', '=', orderId)
      .executeTakeFirst()
    expect(payment?.card_fingerprint).toBeTruthy()
    expect(text).not.toContain(payment?.card_fingerprint)
  })

  test('an address that everybody has at home says nothing', async () => {
    const orderId = await till.anOrder([[await till.aProduct(1), 1]], {
      email: aBuyer(),
      trace: { ip: '192.168.1.20', userAgent: null },
    })
    expect((await lookedAt(orderId)).facts).toMatchObject({
      country: { network: null },
      day: { mailboxesOfNetwork: 0 },
    })
  })

  test('test cards are everybody’s, and say nothing of whoever uses them', async () => {
    const screening = screenPayments({ ...till.risk, cardsAreTold: false })
    const orderId = await till.anOrder([[await till.aProduct(1), 1]], { email: aBuyer() })
    await till.pay(orderId)
    const facts = await deps.provider.readFacts(await till.sessionOf(orderId), {
      refunds: false,
      disputes: false,
      warnings: false,
    })
    await db.transaction().execute((tx) => screening.judge(tx, orderId, facts))
    const kept = await findAssessment(db, orderId, 'authorised')
    expect(kept?.facts).toMatchObject({ day: { ordersOfCard: 0 }, month: { mailboxesOfCard: 0 } })
  })

  test('who objected is not judged by what they did; what a human listed still counts', async () => {
    const email = `o${randomBytes(5).toString('hex')}@mailinator.com`
    const person = { account: null, email }
    await db
      .transaction()
      .execute((tx) =>
        setObjection(tx, person, { purpose: 'fraud_prevention', objects: true, at: new Date() }),
      )
    const product = await till.aProduct(3)
    const kept = await lookedAt(await till.anOrder([[product, 1]], { email, delivery: 'sealed' }))
    expect(kept.facts).toMatchObject({ objects: true, mailbox: { disposable: true } })
    expect(kept).toMatchObject({ score: 0, action: 'allow' })
    await blocked(email)
    const second = await till.anOrder([[product, 1]], { email })
    expect((await lookedAt(second)).action).toBe('hold')
  })

  test('an entry that is over holds nobody, and one to let through outweighs rules', async () => {
    const email = await blocked()
    await db.updateTable('fraud_list').set({ ends_at: new Date() }).where('value', '=', email).execute()
    const product = await till.aProduct(3)
    expect((await lookedAt(await till.anOrder([[product, 1]], { email }))).action).toBe('allow')
    const other = aBuyer()
    await trusted('email', other)
    const orderId = await till.anOrder([[product, 1]], { email: other, accountId: await anAccount(other) })
    await till.pay(orderId, { card: '4000000000009235' })
    await till.advance(orderId)
    expect((await till.stateOf(orderId)).order).toBe('fulfilled')
  })

  const trusted = (kind: 'email' | 'domain', value: string) =>
    db
      .transaction()
      .execute((tx) =>
        addEntry(tx, { list: 'allow', kind, value, reason: 'a school', endsAt: inDays(9) }, by),
      )

  test.each([
    ['a tag', (name: string) => `${name}+again@example.eu`],
    ['capitals and another tag', (name: string) => `${name.toUpperCase()}+2@Example.EU`],
  ])('whoever is blocked is held with %s too', async (_how, spelt) => {
    const name = randomBytes(5).toString('hex')
    await blocked(`${name}+first@example.eu`)
    const orderId = await till.anOrder([[await till.aProduct(1), 1]], { email: spelt(name) })
    expect(await lookedAt(orderId)).toMatchObject({ action: 'hold', facts: { lists: { block: ['email'] } } })
  })

  test('dots at Gmail make no other mailbox, and none elsewhere the same', async () => {
    const name = randomBytes(5).toString('hex')
    await blocked(`${name.slice(0, 4)}.${name.slice(4)}@gmail.com`)
    await blocked(`${name.slice(0, 4)}.${name.slice(4)}@example.eu`)
    const product = await till.aProduct(2)
    const same = await till.anOrder([[product, 1]], { email: `${name}+x@googlemail.com` })
    expect((await lookedAt(same)).facts.lists.block).toEqual(['email'])
    const another = await till.anOrder([[product, 1]], { email: `${name}@example.eu` })
    expect((await lookedAt(another)).facts.lists.block).toEqual([])
  })

  test('an address that was only typed is trusted by nobody: neither on the list, nor as a customer', async () => {
    const [customer, school] = [aBuyer(), `${randomBytes(4).toString('hex')}.example`]
    await trusted('email', customer)
    await trusted('domain', school)
    const product = await till.aProduct(9)
    const bought = await till.anOrder([[product, 1]], { email: customer })
    await lookedAt(bought)
    const longAgo = new Date(Date.now() - days(60))
    await db.updateTable('order_trace').set({ at: longAgo }).where('order_id', '=', bought).execute()
    await db.updateTable('payment').set({ created_at: longAgo }).where('order_id', '=', bought).execute()
    const facts = async (answers: object, card = '4000000000009235') => {
      const orderId = await till.anOrder([[product, 1]], answers)
      await till.pay(orderId, { card, authentication: 'completed' })
      await till.advance(orderId)
      return (await findAssessment(db, orderId, 'authorised'))?.facts
    }
    // A guest who types the address, with another card: nobody.
    expect(await facts({ email: customer })).toMatchObject({ customerDays: null, lists: { allow: [] } })
    expect(await facts({ email: `pupil@${school}` })).toMatchObject({ lists: { allow: [] } })
    // With the card that has paid there before: a customer, though not on the list.
    expect(await facts({ email: customer }, goodCard)).toMatchObject({
      customerDays: 60,
      lists: { allow: [] },
    })
    // That card with another address: nobody.
    expect(await facts({ email: aBuyer() }, goodCard)).toMatchObject({ customerDays: null })
    // Signed in, the mailbox is proved.
    const accountId = await anAccount(customer)
    expect(await facts({ email: customer, accountId })).toMatchObject({
      customerDays: 60,
      lists: { allow: ['email'] },
    })
    // Signed in as somebody else, it is not.
    const other = await anAccount(aBuyer())
    expect(await facts({ email: customer, accountId: other }, '4000000000007726')).toMatchObject({
      customerDays: null,
      lists: { allow: [] },
    })
  })
})

describe('limits that hold for everybody', () => {
  test('keys are not set aside without end for one mailbox', async () => {
    await change({ openOrdersMax: 2 })
    const product = await till.aProduct(9)
    const name = randomBytes(5).toString('hex')
    for (const tag of ['a', 'b']) await till.anOrder([[product, 1]], { email: `${name}+${tag}@example.eu` })
    const third = await till.place(await till.aForm([[product, 1]], { email: `${name}@example.eu` }))
    expect(third).toEqual({ ok: false, reason: 'limit', limit: 'open_orders' })
    await change({ openOrdersMax: 1_000_000 })
  })

  test('dots at Gmail and tags make no other mailbox: not for open orders, the shelf or the pace of a day', async () => {
    await change({ openOrdersMax: 2, productUnitsMax: 3 })
    const product = await till.aProduct(9)
    const name = randomBytes(5).toString('hex')
    const spelt = [`${name}@gmail.com`, `${name.slice(0, 3)}.${name.slice(3)}+x@googlemail.com`]
    for (const email of spelt) await till.anOrder([[product, 1]], { email })
    const dotted = { email: `${[...name].join('.')}@gmail.com` }
    expect(await till.place(await till.aForm([[product, 1]], dotted))).toMatchObject({ limit: 'open_orders' })
    await change({ openOrdersMax: 1_000_000 })
    expect(await till.place(await till.aForm([[product, 2]], dotted))).toMatchObject({
      limit: 'product_units',
    })
    const orderId = await till.anOrder([[product, 1]], dotted)
    expect((await findAssessment(db, orderId, 'before_page'))?.facts.day.ordersOfMailbox).toBe(2)
    await change({ productUnitsMax: 1_000_000 })
  })

  test('one mailbox does not buy a shelf empty', async () => {
    await change({ productUnitsMax: 3 })
    const product = await till.aProduct(9)
    const email = aBuyer()
    await till.anOrder([[product, 2]], { email })
    expect(await till.place(await till.aForm([[product, 2]], { email }))).toMatchObject({
      limit: 'product_units',
    })
    expect(await till.place(await till.aForm([[product, 1]], { email }))).toMatchObject({ ok: true })
    await change({ productUnitsMax: 1_000_000 })
  })

  test('a script does not try codes without end from one network', async () => {
    await change({ couponOrdersMax: 1 })
    const product = await till.aProduct(9)
    const coupon = await till.aCoupon({ terms: { percent: 10 } })
    const trace = { ip: '203.0.113.7', userAgent: null }
    const order = async () =>
      till.place(await till.withCoupon(await till.aForm([[product, 1]], { email: aBuyer(), trace }), coupon))
    expect(await order()).toMatchObject({ ok: true })
    expect(await order()).toEqual({ ok: false, reason: 'limit', limit: 'coupon_orders' })
    await change({ couponOrdersMax: 1_000_000 })
  })
})
