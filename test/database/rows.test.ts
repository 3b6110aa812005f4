import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCart, hashCartToken, newCartToken, openCart, readCart } from '../../src/domains/cart/index.ts'
import { showOrder } from '../../src/domains/checkout/index.ts'
import { confirmGiftReceipt, makeGift, openGift } from '../../src/domains/gifts/index.ts'
import { findDocument, findFile, listDocuments, settleDocuments } from '../../src/domains/invoicing/index.ts'
import { openKeys } from '../../src/domains/keys/index.ts'
import { getOrderPage, listLibrary } from '../../src/domains/orders/index.ts'
import { findPayment } from '../../src/domains/payments/index.ts'
import { recordAudit } from '../../src/platform/audit/audit.ts'
import { connectDatabase, type Database } from '../../src/platform/database/connect.ts'
import { prepareLogins } from '../../src/platform/database/logins.ts'
import { type AccountId, newId, type OrderId, type UnitId } from '../../src/shared/ids.ts'
import { Secret } from '../../src/shared/secret.ts'
import { localDayAfter, systemClock } from '../../src/shared/time.ts'
import { testShop } from '../support/shop.ts'

const shop = await testShop()
const logins = await prepareLogins(shop.connectionString, new Secret(randomBytes(32)))
const web = connectDatabase(logins.web, { max: 8 })
const product = await shop.aProduct(20)

async function anAccount(): Promise<AccountId> {
  const id = newId('acc')
  const email = `${id}@example.eu`
  await shop.db
    .insertInto('account')
    .values({ id, provider: 'local', subject: id, email, email_folded: email, locale: 'en' })
    .execute()
  return id
}

async function aPaidOrder(account: AccountId | null, delivery: 'sealed' | 'at_once'): Promise<OrderId> {
  const orderId = await shop.anOrder(product, { delivery })
  await shop.pay(orderId)
  await shop.advance(orderId)
  await shop.db.updateTable('order').set({ account_id: account }).where('id', '=', orderId).execute()
  return orderId
}

async function unitsOf(orderId: OrderId): Promise<UnitId[]> {
  const rows = await shop.db.selectFrom('unit').select('id').where('order_id', '=', orderId).execute()
  return rows.map(({ id }) => id)
}

const [mine, hers] = [await anAccount(), await anAccount()]
const [myOrder, herOrder] = [await aPaidOrder(mine, 'at_once'), await aPaidOrder(hers, 'at_once')]

test('a customer sees what belongs to the account, also where a statement forgets to say whose', async () => {
  const db = web.as({ role: 'customer', account: mine })
  const everything = await db.selectFrom('order').select('id').execute()
  expect(everything).toEqual([{ id: myOrder }])
  expect(await db.selectFrom('order_contact').select('order_id').execute()).toEqual([{ order_id: myOrder }])
  expect(await db.selectFrom('account').select('id').execute()).toEqual([{ id: mine }])
  expect((await listLibrary(db, mine, { text: '', page: 1 })).total).toBe(1)
  // A bug that asks with somebody else's id.
  expect((await listLibrary(db, hers, { text: '', page: 1 })).total).toBe(0)
})

test('a visitor without a link sees no order, with one this order', async () => {
  expect(await web.as({ role: 'visitor' }).selectFrom('order').select('id').execute()).toEqual([])
  const db = web.as({ role: 'visitor', order: myOrder })
  expect((await getOrderPage(db, myOrder))?.id).toBe(myOrder)
  expect(await getOrderPage(db, herOrder)).toBeUndefined()
  expect(await db.selectFrom('unit').select('order_id').execute()).toEqual([{ order_id: myOrder }])
})

test('invoices are seen with their order, by link and by account, and by nobody else', async () => {
  const deps = {
    db: shop.db,
    outbox: shop.deps.outbox,
    clock: systemClock,
    seller: {
      name: 'Test Works',
      address: { lines: ['75011 Paris'], country: 'FR' },
      registration: null,
      vatNumber: null,
      email: 'shop@example.eu',
    },
    vatSeller: { country: 'FR', scheme: 'oss' as const },
    financialYear: { month: 12, day: 31 },
    draw: async () => Buffer.from('%PDF-1.7'),
  }
  await settleDocuments(deps, myOrder)
  const [herDocument] = await settleDocuments(deps, herOrder)
  const everything = { kind: null, year: null, text: '', sort: 'issued', descending: true, page: 1 } as const
  const ordersSeen = async (db: Database['db']) =>
    (await listDocuments(db, everything)).documents.map(({ orderId }) => orderId)
  expect(await ordersSeen(web.as({ role: 'customer', account: mine }))).toEqual([myOrder])
  expect(await ordersSeen(web.as({ role: 'visitor', order: myOrder }))).toEqual([myOrder])
  expect(await ordersSeen(web.as({ role: 'visitor' }))).toEqual([])
  expect(await ordersSeen(web.as({ role: 'staff', account: mine }))).toEqual([herOrder, myOrder])
  if (!herDocument) throw new Error('no document')
  expect(await findFile(web.as({ role: 'customer', account: mine }), herDocument)).toBeNull()
  expect(await findDocument(web.as({ role: 'customer', account: mine }), herDocument)).toBeUndefined()
  expect((await findDocument(web.as({ role: 'customer', account: hers }), herDocument))?.buyer?.email).toBe(
    'buyer@example.eu',
  )
})

// A read of a table that a visitor may not see is no page at all.
test('the page of an order asks for its payment with the rights of a visitor, and for nothing of what banks say', async () => {
  const unpaid = await shop.anOrder(product)
  const visitor = (order: OrderId) => web.as({ role: 'visitor', order })
  expect((await showOrder({ db: visitor(unpaid) }, unpaid))?.payUrl).toMatch(/^http/)
  await shop.db
    .updateTable('order_contact')
    .set({ email_refused_at: new Date() })
    .where('order_id', '=', myOrder)
    .execute()
  expect((await showOrder({ db: visitor(myOrder) }, myOrder))?.emailProof).toBe('card')
  expect(await findPayment(visitor(myOrder), herOrder)).toBeUndefined()
  for (const table of ['dispute', 'dispute_evidence', 'fraud_warning'] as const)
    await expect(visitor(myOrder).selectFrom(table).selectAll().execute()).rejects.toThrow(
      /permission denied/,
    )
})

test('a cart is seen and changed by whoever holds its token', async () => {
  const [token, other] = [newCartToken(), newCartToken()]
  const db = web.as({ role: 'visitor', cart: hashCartToken(token) as Buffer })
  const stranger = web.as({ role: 'visitor', cart: hashCartToken(other) as Buffer })
  const { cartId } = await db.transaction().execute((tx) => createCart(tx, token))
  expect(await openCart(db, token)).toBe(cartId)
  expect((await readCart(db, cartId, systemClock)).id).toBe(cartId)
  expect(await openCart(stranger, token)).toBeUndefined()
  expect(await stranger.updateTable('cart').set({ coupon_id: null }).executeTakeFirst()).toMatchObject({
    numUpdatedRows: 0n,
  })
  const forged = stranger.transaction().execute((tx) => createCart(tx, newCartToken()))
  await expect(forged).rejects.toThrow(/row-level security/)
})

test('ciphertext is read for one order, and of it only what is revealed', async () => {
  const sealed = await aPaidOrder(mine, 'sealed')
  const reveal = (order: OrderId) => web.as({ role: 'reveal', order })
  const opened = await openKeys(reveal(myOrder), await unitsOf(myOrder), shop.vault)
  expect(opened.size).toBe(1)
  await expect(openKeys(reveal(herOrder), await unitsOf(myOrder), shop.vault)).rejects.toThrow(
    /no revealed key/,
  )
  expect(await reveal(sealed).selectFrom('key_secret').select('key_id').execute()).toEqual([])
  for (const principal of [
    { role: 'visitor' },
    { role: 'customer', account: mine },
    { role: 'service' },
  ] as const) {
    await expect(web.as(principal).selectFrom('key_secret').select('key_id').execute()).rejects.toThrow(
      /permission denied for table key_secret/,
    )
  }
})

test('a gift is read by its link alone, and its key no longer by the order', async () => {
  const orderId = await aPaidOrder(null, 'sealed')
  const [unitId] = await unitsOf(orderId)
  const gifts = { db: shop.db, outbox: shop.deps.outbox, clock: systemClock }
  const card = {
    ...{ senderName: 'Ada', recipientName: 'Grace', recipientEmail: 'grace@example.eu', message: null },
    ...({ locale: 'en', country: 'FR', day: localDayAfter(new Date(), 0) } as const),
  }
  const yes = { express: true, acknowledge: true }
  const made = await makeGift(gifts, { orderId, unitId: unitId as UnitId, card, ...yes })
  if (!made.ok) throw new Error(made.reason)
  const id = made.giftId
  const theirs = web.as({ role: 'visitor', gift: id })
  const ids = (db: typeof theirs) => db.selectFrom('gift').select('id').execute()
  // Nothing of it before it is sent, and then this one row: no order, no unit, no price.
  expect(await ids(theirs)).toEqual([])
  await shop.db.transaction().execute((tx) => confirmGiftReceipt(tx, gifts, id))
  expect(await ids(theirs)).toEqual([{ id }])
  expect(await theirs.selectFrom('order').select('id').execute()).toEqual([])
  expect(await theirs.selectFrom('unit').select('id').execute()).toEqual([])
  expect(await ids(web.as({ role: 'visitor' }))).toEqual([])
  expect(await ids(web.as({ role: 'visitor', gift: newId('gft') }))).toEqual([])
  expect(await ids(web.as({ role: 'visitor', order: orderId }))).toEqual([{ id }])
  expect(await ids(web.as({ role: 'visitor', order: herOrder }))).toEqual([])

  const [byGift, byOrder] = [web.as({ role: 'reveal', gift: id }), web.as({ role: 'reveal', order: orderId })]
  const keys = (db: typeof theirs) => db.selectFrom('key_secret').select('key_id').execute()
  expect([await keys(byGift), await keys(byOrder)]).toEqual([[], []])
  await openGift(gifts, { id, linkVersion: 1 })
  expect(await keys(byGift)).toHaveLength(1)
  expect((await openKeys(byGift, [unitId as UnitId], shop.vault)).size).toBe(1)
  expect(await keys(byOrder)).toEqual([])
  expect(await keys(web.as({ role: 'reveal', gift: newId('gft') }))).toEqual([])
})

test('staff write history in their own name alone', async () => {
  const act = (id: AccountId) => ({
    subject: { kind: 'staff', id: hers },
    action: 'staff.removed',
    actor: { kind: 'staff' as const, id },
  })
  const db = web.as({ role: 'staff', account: mine })
  await db.transaction().execute((tx) => recordAudit(tx, act(mine)))
  await expect(db.transaction().execute((tx) => recordAudit(tx, act(hers)))).rejects.toThrow(
    /row-level security/,
  )
})

test('whoever signs in for pages may do nothing before becoming somebody', async () => {
  await expect(web.db.selectFrom('product').select('id').execute()).rejects.toThrow(/permission denied/)
  expect(await web.as({ role: 'visitor' }).selectFrom('product').select('id').execute()).toHaveLength(1)
})

test('a connection carries nothing over to whoever gets it next', async () => {
  const single = connectDatabase(logins.web, { max: 1 })
  const of = (account: AccountId) => single.as({ role: 'customer', account })
  expect(await of(mine).selectFrom('order').select('id').execute()).toHaveLength(2)
  expect(await of(hers).selectFrom('order').select('id').execute()).toEqual([{ id: herOrder }])
  await expect(of(mine).selectFrom('mail').select('id').execute()).rejects.toThrow(/permission denied/)
  await of(hers)
    .transaction()
    .execute(async (tx) => {
      expect(await tx.selectFrom('account').select('id').execute()).toEqual([{ id: hers }])
    })
  await expect(single.pool.query('select * from shop.account')).rejects.toThrow(/permission denied/)
  const { rows } = await single.pool.query(
    `select current_user = session_user as self, coalesce(current_setting('shop.account', true), '') as account`,
  )
  expect(rows).toEqual([{ self: true, account: '' }])
  await single.close()
})

test('a claim is a value, whatever stands in it', async () => {
  const account =
    `x', true), set_config('role', 'shop_service', true), set_config('shop.order', '` as AccountId
  expect(await web.as({ role: 'customer', account }).selectFrom('account').select('id').execute()).toEqual([])
})

// Ten years for the books, three for customer service.
test.each(['owner', 'manager', 'support', 'finance', 'privacy'] as const)(
  'an order of more than three years is an archive: %s',
  async (role) => {
    const [account, orderId] = [await anAccount(), await aPaidOrder(null, 'sealed')]
    await shop.db.insertInto('staff').values({ account_id: account, role }).execute()
    const db = web.as({ role: 'staff', account })
    const ada = 'ada@example.eu'
    const about = { order_id: orderId, locale: 'en', email: ada, email_folded: ada } as const
    const withdrawal = {
      id: newId('wdl'),
      form_key: newId('wdl'),
      order_number: 'AAAA-AAAA',
      made_at: new Date(),
    }
    const judged = { last_day: '2026-12-01', in_time: true }
    await shop.db
      .insertInto('withdrawal')
      .values({ ...about, ...withdrawal, ...judged })
      .execute()
    const now = new Date()
    const ticket = {
      subject: 'key',
      channel: 'order',
      opened_at: now,
      answer_due_at: now,
      written_at: now,
    } as const
    await shop.db
      .insertInto('ticket')
      .values({ ...about, ...ticket, id: newId('tkt'), quiet_since: now })
      .execute()
    const seen = async () => ({
      withdrawals: (await db.selectFrom('withdrawal').select('id').where('order_id', '=', orderId).execute())
        .length,
      tickets: (await db.selectFrom('ticket').select('id').where('order_id', '=', orderId).execute()).length,
      orders: (await db.selectFrom('order').select('id').where('id', '=', orderId).execute()).length,
      contacts: (
        await db.selectFrom('order_contact').select('email').where('order_id', '=', orderId).execute()
      ).length,
    })
    const age = (days: number) =>
      shop.db
        .updateTable('order')
        .set({ placed_at: new Date(Date.now() - days * 86_400_000) })
        .where('id', '=', orderId)
        .execute()
    await age(3 * 365 - 1)
    expect(await seen()).toEqual({ withdrawals: 1, tickets: 1, orders: 1, contacts: 1 })
    await age(3 * 366)
    const may = Number(['owner', 'finance', 'privacy'].includes(role))
    expect(await seen()).toEqual({ withdrawals: may, tickets: may, orders: may, contacts: may })
  },
)
