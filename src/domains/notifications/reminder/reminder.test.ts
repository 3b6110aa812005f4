import { expect, test } from 'vitest'
import { type AccountId, newId, type OrderId } from '../../../shared/ids.ts'
import { days, minutes } from '../../../shared/time.ts'
import { testTill } from '../../checkout/checkout.fixture.ts'
import { isUnviewed, listUnviewed } from '../../orders/index.ts'
import { personOf, setObjection } from '../../privacy/index.ts'
import { notedQueue, testClock } from '../notifications.fixture.ts'
import { queueMail } from '../queue-mail.ts'
import { changeReminderSetting, remindBuyers, resendDelivery } from './index.ts'

const till = await testTill()
const { db } = till
const clock = testClock(new Date().toISOString())
const deps = {
  db,
  clock,
  jobs: notedQueue(),
  isRestricted: async (address: string) => address.startsWith('held'),
}
const by = newId('acc') as AccountId

async function aSealedOrder(email: string): Promise<OrderId> {
  const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]])
  const contact = { email, email_folded: email }
  await db.updateTable('order_contact').set(contact).where('order_id', '=', orderId).execute()
  return orderId
}

const remindersOf = async (orderId: OrderId) =>
  (
    await db
      .selectFrom('mail')
      .select('recipient')
      .where('order_id', '=', orderId)
      .where('kind', '=', 'delivery_reminder')
      .execute()
  ).map(({ recipient }) => recipient)

const query = { days: 0, productId: null, isDescending: false, page: 1 } as const

test('whoever paid and looked at nothing is reminded after some days, once, and stands in the list until then and after', async () => {
  const orderId = await aSealedOrder('late@example.eu')
  expect(await remindBuyers(deps)).toBe(0)
  expect((await listUnviewed(db, { ...query, days: 7 }, clock.now())).total).toBe(0)
  clock.pass(days(8))
  expect((await listUnviewed(db, { ...query, days: 7 }, clock.now())).rows).toMatchObject([
    { orderId, sealed: 1, emailRefused: false },
  ])
  expect(await remindBuyers(deps)).toBe(1)
  clock.pass(days(8))
  expect(await remindBuyers(deps)).toBe(0)
  expect(await remindersOf(orderId)).toEqual(['late@example.eu'])
})

test('an order of several keys stands there once, with the keys that are still sealed, until one of them is opened', async () => {
  const product = await till.aProduct(3)
  const orderId = await till.aPaidOrder([[product, 3]])
  const found = async (productId = product) =>
    (await listUnviewed(db, { ...query, productId }, clock.now())).rows.filter(
      (row) => row.orderId === orderId,
    )
  expect(await found()).toMatchObject([{ orderId, sealed: 3 }])
  const [first] = await till.unitsOf(orderId)
  await db
    .updateTable('unit')
    .set({ given_at: clock.now() })
    .where('id', '=', first?.id ?? newId('unt'))
    .execute()
  expect(await found()).toMatchObject([{ orderId, sealed: 2 }])
  expect(await found(await till.aProduct(1))).toEqual([])
  expect(await isUnviewed(db, orderId, clock.now())).toBe(true)
})

test('nobody is reminded who has the money back, objects, is restricted or cannot be reached', async () => {
  const objects = await aSealedOrder('objects@example.eu')
  const held = await aSealedOrder('held@example.eu')
  const refused = await aSealedOrder('refused@example.eu')
  await db
    .updateTable('order_contact')
    .set({ email_refused_at: clock.now() })
    .where('order_id', '=', refused)
    .execute()
  const back = await aSealedOrder('back@example.eu')
  await db.updateTable('order').set({ state: 'refunded' }).where('id', '=', back).execute()
  const who = await personOf(db, 'objects@example.eu')
  await db
    .transaction()
    .execute((tx) => setObjection(tx, who, { purpose: 'reminders', objects: true, at: clock.now() }))
  clock.pass(days(8))
  await remindBuyers(deps)
  for (const orderId of [objects, held, refused, back]) expect(await remindersOf(orderId)).toEqual([])
  expect(await isUnviewed(db, back, clock.now())).toBe(false)
})

test('nobody is reminded of what lay there for more than a month already', async () => {
  const orderId = await aSealedOrder('old-news@example.eu')
  clock.pass(days(60))
  await remindBuyers(deps)
  clock.pass(-days(60))
  expect(await remindersOf(orderId)).toEqual([])
})

test('those who may not be written to keep nobody else waiting', async () => {
  for (let each = 0; each < 3; each++) await aSealedOrder(`held${each}@example.eu`)
  const orderId = await aSealedOrder('behind@example.eu')
  clock.pass(days(8))
  await remindBuyers(deps, 2)
  clock.pass(-days(8))
  expect(await remindersOf(orderId)).toEqual(['behind@example.eu'])
})

/** The orders of a test are placed and delivered by the clock of the database. */
const backToToday = () => clock.pass(Date.now() - clock.now().getTime())

test('how long is a setting, and without one nobody is reminded', async () => {
  backToToday()
  await changeReminderSetting({ db, clock }, { afterDays: 4, by })
  const orderId = await aSealedOrder('setting@example.eu')
  clock.pass(days(3))
  expect(await remindBuyers(deps)).toBe(0)
  await changeReminderSetting({ db, clock }, { afterDays: 2, by })
  await remindBuyers(deps)
  expect(await remindersOf(orderId)).toEqual(['setting@example.eu'])
  await aSealedOrder('never@example.eu')
  clock.pass(days(10))
  await changeReminderSetting({ db, clock }, { afterDays: null, by })
  expect(await remindBuyers(deps)).toBe(0)
})

test('of what was placed before anybody was reminded nobody is: not after an upgrade, nor when it is switched on again', async () => {
  backToToday()
  const before = await aSealedOrder('before@example.eu')
  backToToday()
  await changeReminderSetting({ db, clock }, { afterDays: null, by })
  await changeReminderSetting({ db, clock }, { afterDays: 7, by })
  const later = await aSealedOrder('after@example.eu')
  await changeReminderSetting({ db, clock }, { afterDays: 8, by })
  clock.pass(days(10))
  await remindBuyers(deps)
  expect(await remindersOf(before)).toEqual([])
  expect(await remindersOf(later)).toEqual(['after@example.eu'])
})

test('the letter with a delivery is sent again to the order’s own address, not at once and not for ever', async () => {
  const orderId = await aSealedOrder('again@example.eu')
  expect(await resendDelivery(deps, orderId)).toEqual({ ok: false, reason: 'nothing' })
  const letter = {
    kind: 'order_confirmation',
    subjectId: orderId,
    orderId,
    accountId: null,
    cause: '',
  } as const
  await db
    .transaction()
    .execute((tx) => queueMail(tx, deps, { ...letter, locale: 'en', recipient: 'old@example.eu' }))
  expect(await resendDelivery(deps, orderId)).toEqual({ ok: false, reason: 'too_soon' })
  const outcomes: unknown[] = []
  for (let times = 0; times < 6; times += 1) {
    clock.pass(minutes(11))
    await db.updateTable('mail').set({ state: 'accepted' }).where('order_id', '=', orderId).execute()
    outcomes.push(await resendDelivery(deps, orderId))
  }
  expect(outcomes.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => ({ ok: true })))
  expect(outcomes.slice(4)).toEqual([
    { ok: false, reason: 'too_many' },
    { ok: false, reason: 'too_many' },
  ])
  const sent = await db
    .selectFrom('mail')
    .select('recipient')
    .where('order_id', '=', orderId)
    .orderBy('created_at')
    .execute()
  expect(sent.map(({ recipient }) => recipient)).toEqual([
    'old@example.eu',
    ...Array(4).fill('again@example.eu'),
  ])
})
