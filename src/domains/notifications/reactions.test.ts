import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { foldEmail } from '../../shared/email.ts'
import { newId, type OrderId } from '../../shared/ids.ts'
import type { OrderEvent } from '../orders/index.ts'
import { accountLetters } from './account-letters.ts'
import {
  lettersADay,
  reactToAccounts,
  tellOfAlert,
  tellOfDispute,
  tellOfPolicy,
  tellOfRisk,
  tellOfStock,
} from './account-reactions.ts'
import { notedQueue, testClock } from './notifications.fixture.ts'
import { personalData } from './personal-data.ts'
import { listMailForOrder } from './queries.ts'
import { reactToOrders } from './reactions.ts'

const { db } = await testDatabase()
const jobs = notedQueue()
const deps = { db, jobs, clock: testClock() }

async function placeOrder(): Promise<OrderId> {
  const id = newId('ord')
  await db
    .insertInto('order')
    .values({
      id,
      number: id.slice(-9),
      state: 'confirmed',
      checkout_key: id,
      locale: 'fr',
      country: 'FR',
      currency: 'EUR',
      net_minor: 1000,
      tax_minor: 200,
      gross_minor: 1200,
      eur_total_minor: 1200,
      delivery: 'sealed',
      terms_version: '1',
      reserved_until: deps.clock.now(),
      demo: true,
    })
    .execute()
  await db
    .insertInto('order_contact')
    .values({ order_id: id, email: 'jean@example.eu', email_folded: 'jean@example.eu' })
    .execute()
  return id
}

const unit = newId('unt')
const waiver = newId('wvr')
const refund = newId('ref')

test.each<[string, (orderId: OrderId) => OrderEvent, string, (orderId: OrderId) => string]>([
  ['a paid order', (orderId) => ({ type: 'order_paid', orderId }), 'order_confirmation', (id) => id],
  [
    'keys that arrived',
    (orderId) => ({ type: 'units_delivered', orderId, unitIds: [unit, newId('unt')] }),
    'key_delivery',
    () => unit,
  ],
  [
    'two answers',
    (orderId) => ({ type: 'reveal_requested', orderId, waiverIds: [waiver] }),
    'waiver_receipt',
    () => waiver,
  ],
  [
    'opened keys',
    (orderId) => ({ type: 'units_revealed', orderId, unitIds: [unit] }),
    'key_revealed',
    () => unit,
  ],
  ['a missing key', (orderId) => ({ type: 'shortage_found', orderId }), 'shortage_question', (id) => id],
  [
    'a refund',
    (orderId) => ({ type: 'order_refunded', orderId, refundId: refund }),
    'refund_notice',
    () => refund,
  ],
  ['money let go', (orderId) => ({ type: 'money_released', orderId }), 'refund_notice', (id) => id],
  [
    'a payment that is looked at',
    (orderId) => ({ type: 'review_began', orderId }),
    'payment_review',
    (id) => id,
  ],
  [
    'a payment that was not accepted',
    (orderId) => ({ type: 'review_ended', orderId, how: 'rejected' }),
    'payment_review',
    (id) => id,
  ],
  [
    'a lost link',
    (orderId) => ({ type: 'order_link_requested', orderId, requestId: '7' }),
    'order_link',
    (id) => id,
  ],
])('%s is told by one letter, also when the event comes twice', async (_what, eventOf, kind, subjectOf) => {
  const orderId = await placeOrder()
  await reactToOrders(deps, eventOf(orderId))
  await reactToOrders(deps, eventOf(orderId))

  expect(await listMailForOrder(db, orderId)).toMatchObject([
    { kind, subjectId: subjectOf(orderId), recipient: 'jean@example.eu', state: 'queued' },
  ])
  expect(await db.selectFrom('mail').select('locale').where('order_id', '=', orderId).execute()).toEqual([
    { locale: 'fr' },
  ])
})

test('after a corrected address goes what did not arrive, and nothing else', async () => {
  const orderId = await placeOrder()
  await reactToOrders(deps, { type: 'order_paid', orderId })
  await reactToOrders(deps, { type: 'shortage_found', orderId })
  await db
    .updateTable('mail')
    .set({ state: 'refused' })
    .where('order_id', '=', orderId)
    .where('kind', '=', 'order_confirmation')
    .execute()
  await db
    .updateTable('mail')
    .set({ state: 'accepted' })
    .where('order_id', '=', orderId)
    .where('kind', '=', 'shortage_question')
    .execute()
  await db
    .updateTable('order_contact')
    .set({ email: 'jeanne@example.eu' })
    .where('order_id', '=', orderId)
    .execute()

  const corrected = { type: 'email_corrected', orderId, linkVersion: 2 } as const
  await reactToOrders(deps, corrected)
  await reactToOrders(deps, corrected)

  expect(await listMailForOrder(db, orderId)).toMatchObject([
    { kind: 'order_confirmation', state: 'refused', recipient: 'jean@example.eu' },
    { kind: 'shortage_question', state: 'accepted', recipient: 'jean@example.eu' },
    { kind: 'order_confirmation', state: 'queued', recipient: 'jeanne@example.eu' },
  ])
})

test('an order that is gone is written to by nobody', async () => {
  await reactToOrders(deps, { type: 'order_paid', orderId: newId('ord') })
  expect(jobs.queued.every(({ payload }) => 'mailId' in payload)).toBe(true)
})

test('every column of the outbox is declared to the privacy engine', async () => {
  const columns = await db.introspection.getTables()
  const mail = columns.find((table) => table.schema === 'shop' && table.name === 'mail')
  expect(Object.keys(personalData.mail?.columns ?? {}).toSorted()).toEqual(
    mail?.columns.map(({ name }) => name).toSorted(),
  )
})

async function askForLetter(purpose: 'sign_in' | 'invitation' | 'change_to', email: string) {
  const requestId = newId('prf')
  const row = { id: requestId, purpose, email, email_folded: foldEmail(email), locale: 'en' as const }
  await db
    .insertInto('proof_request')
    .values({ ...row, created_at: deps.clock.now() })
    .execute()
  await reactToAccounts(deps, { type: 'proof_requested', requestId })
  return db.selectFrom('mail').select(['id', 'recipient']).where('kind', '=', 'account_proof').execute()
}

test('a mailbox gets so many letters of proof a day, whoever asks for them', async () => {
  const email = 'Flooded@example.eu'
  for (let letter = 0; letter < lettersADay + 3; letter++) await askForLetter('sign_in', email)
  expect(await askForLetter('change_to', email)).toHaveLength(lettersADay)
  expect(await askForLetter('invitation', email)).toHaveLength(lettersADay + 1)
})

test('a letter of proof goes to the very mailbox that it proves, not to one that merely looks like it', async () => {
  // The mailbox of somebody else where mail servers tell them apart, and one account here.
  const letters = await askForLetter('sign_in', 'ｐauſ.Kelvin@example.eu')
  expect(letters.map(({ recipient }) => recipient)).toContain('paus.kelvin@example.eu')
})

test('everybody with an account is told of a new policy, once', async () => {
  const ids = Array.from({ length: 405 }, () => newId('acc'))
  await db
    .insertInto('account')
    .values(
      ids.map((id) => ({
        id,
        provider: 'local' as const,
        subject: id,
        email: `${id}@example.eu`,
        email_folded: `${id}@example.eu`,
        locale: 'fr' as const,
      })),
    )
    .execute()
  const event = { at: '2026-11-26T00:00:00.000Z' }
  for (const _ of [1, 2]) await tellOfPolicy(deps, event)
  const rows = await db
    .selectFrom('mail')
    .select('locale')
    .where('cause', '=', `policy ${event.at}`)
    .execute()
  expect(rows).toHaveLength(405)
  expect(rows[0]?.locale).toBe('fr')
})

test('of an alert each who has to look is written to once, and the letter does not say of whom it is', async () => {
  const rows = await db.selectFrom('account').select('id').orderBy('id').limit(2).execute()
  const to = rows.map(({ id }) => id)
  const alert = { type: 'alert_raised', alertId: newId('alr'), kind: 'failures_of_account' } as const
  const event = { ...alert, at: '2026-11-26T00:00:00.000Z', to }
  for (const _ of [1, 2]) await tellOfAlert(deps, event)
  await tellOfAlert(deps, { ...event, alertId: newId('alr') })
  const letters = await db
    .selectFrom('mail')
    .select(['kind', 'subject_id', 'cause'])
    .where('cause', 'like', 'failures_of_account %')
    .execute()
  expect(letters).toHaveLength(4)
  const urls = { security: () => '', alerts: () => 'https://shop.example/admin/security' }
  const { account_notice } = accountLetters({ identity: { db }, urls } as never)
  for (const { subject_id: subjectId, cause } of letters) {
    const notice = await account_notice({ orderId: null, subjectId, cause, locale: 'en', recipient: '' })
    expect(notice).toEqual({
      what: 'failures_of_account',
      at: new Date(event.at),
      device: null,
      url: urls.alerts(),
    })
  }
})

test('of payments that wait each who decides is written to once for each time it is said', async () => {
  const rows = await db.selectFrom('account').select('id').orderBy('id').limit(2).execute()
  const to = rows.map(({ id }) => id)
  const [until, at] = ['2026-12-06T10:00:00.000Z', '2026-12-01T10:00:00.000Z']
  const event = { type: 'risk_news', news: 'cases_opened', until, at } as const
  for (const said of [at, at, '2026-12-01T11:10:00.000Z']) await tellOfRisk(deps, { ...event, at: said }, to)
  const letters = await db.selectFrom('mail').selectAll().where('cause', 'like', 'cases_%').execute()
  expect(letters).toHaveLength(4)
  const urls = { security: () => '', cases: () => 'https://shop.example/admin/risk' }
  const { account_notice } = accountLetters({ identity: { db }, urls } as never)
  const [first] = letters
  const reference = { orderId: null, subjectId: first?.subject_id ?? '', cause: first?.cause ?? '' }
  expect(await account_notice({ ...reference, locale: 'fr', recipient: '' })).toMatchObject({
    what: 'cases_opened',
    at: new Date(until),
    url: urls.cases(),
  })
})

test('of products that ran low each who brings keys in is written to once, with the way to the list', async () => {
  const rows = await db.selectFrom('account').select('id').orderBy('id').limit(2).execute()
  const to = rows.map(({ id }) => id)
  const event = { type: 'stock_low', productIds: [newId('prd')], at: '2026-12-01T10:00:00.000Z' } as const
  for (const _ of [1, 2]) await tellOfStock(deps, event, to)
  const letters = await db.selectFrom('mail').selectAll().where('cause', 'like', 'stock_low %').execute()
  expect(letters).toHaveLength(2)
  const urls = { security: () => '', stock: () => 'https://shop.example/admin/keys/stock?level=low' }
  const { account_notice } = accountLetters({ identity: { db }, urls } as never)
  const [first] = letters
  const reference = { orderId: null, subjectId: first?.subject_id ?? '', cause: first?.cause ?? '' }
  expect(await account_notice({ ...reference, locale: 'fr', recipient: '' })).toMatchObject({
    what: 'stock_low',
    url: urls.stock(),
  })
})

test('of a dispute each who answers banks is written to once for each news, with the way to its page', async () => {
  const rows = await db.selectFrom('account').select('id').orderBy('id').limit(2).execute()
  const to = rows.map(({ id }) => id)
  const at = '2026-12-06T10:00:00.000Z'
  const subjectId = newId('dsp')
  const event = { type: 'dispute_news', subjectId, orderId: newId('ord'), at } as const
  for (const news of ['dispute_opened', 'dispute_due_24', 'dispute_due_24'] as const)
    await tellOfDispute(deps, { ...event, news }, to)
  const letters = await db
    .selectFrom('mail')
    .select(['subject_id', 'cause', 'order_id'])
    .where('cause', 'like', 'dispute_%')
    .execute()
  expect(letters).toHaveLength(4)
  const urls = { security: () => '', dispute: (id: string) => `https://shop.example/admin/disputes/${id}` }
  const { account_notice } = accountLetters({ identity: { db }, urls } as never)
  for (const { subject_id, cause } of letters) {
    const notice = await account_notice({
      orderId: null,
      subjectId: subject_id,
      cause,
      locale: 'en',
      recipient: '',
    })
    expect(notice).toMatchObject({
      at: new Date(at),
      url: `https://shop.example/admin/disputes/${subjectId}`,
    })
  }
})
