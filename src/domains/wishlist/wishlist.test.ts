import { afterEach, expect, test } from 'vitest'
import { type AccountId, newId, type ProductId, type WishId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { days, hours } from '../../shared/time.ts'
import { noteStock, putListPrices } from '../catalog/index.ts'
import { copyAsJson } from '../privacy/export/copy-as-json.ts'
import { exportPerson } from '../privacy/export/export-person.ts'
import { erasePerson, findSubject, runRetention } from '../privacy/index.ts'
import { testPrivacy } from '../privacy/privacy.fixture.ts'
import {
  addWish,
  askAsGuest,
  askToBeTold,
  confirmWish,
  findWish,
  listWishes,
  priceToAskFor,
  removeWish,
  type StopDeps,
  stopTelling,
  type WishDeps,
  wishLinksWith,
} from './index.ts'
import { tellOfPrices } from './tell-of-prices.ts'
import { tellOfStock } from './tell-of-stock.ts'

const shop = await testPrivacy()
const { pool, clock, erasure } = shop
const deps: WishDeps = { db: shop.web.as({ role: 'service' }), clock, outbox: shop.deps.outbox }
const atWork: WishDeps = { ...deps, db: shop.worker.db }
const stopping: StopDeps = {
  ...deps,
  addressOf: async (account) =>
    (await pool.query('select email from shop.account where id = $1', [account])).rows[0]?.email,
}

let ahead = 0
function pass(millis: number): void {
  ahead += millis
  shop.pass(millis)
}
afterEach(() => pass(-ahead))

const stock = (productId: ProductId, available: number) =>
  noteStock(shop.worker.db, [{ productId, available }])
async function aProduct(available = 0): Promise<ProductId> {
  const id = await shop.aProduct(0)
  await stock(id, available)
  return id
}
async function price(productId: ProductId, minor: number, currency = 'EUR'): Promise<void> {
  const { rows } = await pool.query('select slug from shop.product where id = $1', [productId])
  const listed = { slug: rows[0].slug, price: money(minor, currency), regularPrice: null }
  await shop.worker.db.transaction().execute((tx) => putListPrices(tx, [listed]))
}

type Ask = { stock?: boolean; atMost?: number; currency?: string }
async function aWish(productId: ProductId, ask: Ask = { stock: true }) {
  const { account, email } = await shop.anAccount()
  const line = { accountId: account, productId }
  await addWish(deps, { ...line, locale: 'en', currency: 'EUR' })
  const atMost = ask.atMost === undefined ? null : money(ask.atMost, ask.currency ?? 'EUR')
  await askToBeTold(deps, line, { stock: ask.stock ?? false, atMost, locale: 'en' })
  const [wish] = await listWishes(deps.db, account)
  if (!wish) throw new Error('no wish')
  return { id: wish.id, account, email, line }
}

async function guestWish(productId: ProductId, email: string): Promise<WishId | undefined> {
  await askAsGuest(deps, { productId, email, locale: 'en' })
  const { rows } = await pool.query(
    'select id from shop.wish where product_id = $1 and email_folded = lower($2)',
    [productId, email],
  )
  return rows[0]?.id
}

/** What was said of these, in its order. */
const toldOf = (...ids: (WishId | undefined)[]) =>
  shop.events.flatMap((event) =>
    event.type === 'wish_news' && 'wishId' in event && 'what' in event && ids.includes(event.wishId as WishId)
      ? [event.what]
      : [],
  )
const count = async (ids: WishId[]) =>
  (await pool.query('select from shop.wish where id = any($1)', [ids])).rowCount

test('of a line that asks nothing, nothing is told', async () => {
  const product = await aProduct()
  const { id } = await aWish(product, {})
  await stock(product, 100)
  await price(product, 100)
  await tellOfStock(atWork)
  await tellOfPrices(atWork)
  expect(toldOf(id)).toEqual([])
})

test('a restock is told once, and the next one after it was sold out again', async () => {
  const product = await aProduct()
  const { id } = await aWish(product)
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual([])
  await stock(product, 10)
  await Promise.all([tellOfStock(atWork), tellOfStock(atWork), tellOfStock(atWork)])
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['stock'])
  await stock(product, 4)
  await tellOfStock(atWork)
  await stock(product, 0)
  await tellOfStock(atWork)
  pass(hours(12))
  await stock(product, 1)
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['stock', 'stock'])
})

test('of one key three are told, the first who asked first, and the next when these have had their time', async () => {
  const product = await aProduct()
  const wishes: WishId[] = []
  for (let each = 0; each < 8; each++) {
    pass(1000)
    wishes.push((await aWish(product)).id)
  }
  await stock(product, 1)
  await Promise.all([tellOfStock(atWork), tellOfStock(atWork)])
  const told = () => wishes.filter((id) => toldOf(id).length > 0)
  expect(told()).toEqual(wishes.slice(0, 3))
  pass(hours(11))
  await tellOfStock(atWork)
  expect(told()).toHaveLength(3)
  pass(hours(2))
  await tellOfStock(atWork)
  expect(told()).toEqual(wishes.slice(0, 6))
  // A second key: three more than those who were told lately.
  await stock(product, 2)
  await tellOfStock(atWork)
  expect(told()).toEqual(wishes)
})

test('stock that comes and goes does not tell more people than it should, nor the same ones again and again', async () => {
  const product = await aProduct()
  const wishes: WishId[] = []
  for (let each = 0; each < 8; each++) {
    pass(1000)
    wishes.push((await aWish(product)).id)
  }
  for (let flap = 0; flap < 5; flap++) {
    await stock(product, 1)
    await tellOfStock(atWork)
    await stock(product, 0)
    await tellOfStock(atWork)
    pass(hours(1))
  }
  expect(toldOf(...wishes)).toHaveLength(3)
  pass(hours(12))
  await stock(product, 1)
  await tellOfStock(atWork)
  // Those who were never told come before those who were.
  expect(wishes.filter((id) => toldOf(id).length > 0)).toEqual(wishes.slice(0, 6))
})

test('what is in stock when it is asked for is no news, and a restock half a day later is', async () => {
  const product = await aProduct(3)
  const wishes = [await aWish(product), await aWish(product), await aWish(product), await aWish(product)]
  const ids = wishes.map(({ id }) => id)
  await tellOfStock(atWork)
  expect(toldOf(...ids)).toEqual([])
  for (const restock of [4, 8]) {
    await stock(product, 0)
    await tellOfStock(atWork)
    pass(hours(12))
    await stock(product, 2)
    await tellOfStock(atWork)
    expect(toldOf(...ids)).toHaveLength(restock)
  }
})

test('what is sold out is noted for all products at once, and only what is back and awaited takes a transaction of its own', async () => {
  let opened = 0
  const counted = new Proxy(atWork.db, {
    get(db, name) {
      if (name === 'transaction') opened += 1
      const value = Reflect.get(db, name)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })
  const transactionsOf = async () => {
    opened = 0
    await tellOfStock({ ...atWork, db: counted })
    return opened
  }
  const products = [await aProduct(3), await aProduct(3), await aProduct(3)]
  const ids: WishId[] = []
  for (const product of products) ids.push((await aWish(product)).id)
  await tellOfStock(atWork)
  const others = await transactionsOf()
  for (const product of products) await stock(product, 0)
  expect(await transactionsOf()).toBe(others)
  const { rows } = await pool.query('select awaits_restock from shop.wish where id = any($1)', [ids])
  expect(rows).toEqual(ids.map(() => ({ awaits_restock: true })))
  for (const product of products.slice(0, 2)) await stock(product, 1)
  expect(await transactionsOf()).toBe(others + 2)
  expect(toldOf(...ids)).toHaveLength(2)
})

test('nobody is told of today’s price as of a fallen one', () => {
  expect(priceToAskFor(money(2000, 'EUR'), null)).toEqual(money(1999, 'EUR'))
  expect(priceToAskFor(money(2000, 'EUR'), 5000)).toEqual(money(1999, 'EUR'))
  expect(priceToAskFor(money(2000, 'EUR'), 1500)).toEqual(money(1500, 'EUR'))
})

test('a lower price is told once, further reductions again, and after a rise anew', async () => {
  const product = await aProduct(5)
  await price(product, 2000)
  const { id } = await aWish(product, { atMost: 1500 })
  const told = async (minor: number) => {
    await price(product, minor)
    await Promise.all([tellOfPrices(atWork), tellOfPrices(atWork)])
    return toldOf(id).length
  }
  expect(await told(1501)).toBe(0)
  expect(await told(1500)).toBe(1)
  expect(await told(1500)).toBe(1)
  expect(await told(1450)).toBe(2)
  expect(await told(1490)).toBe(2)
  expect(await told(1800)).toBe(2)
  expect(await told(1490)).toBe(3)
})

test('prices are compared in the currency that was asked in, and of what is sold out nothing is told', async () => {
  const product = await aProduct(5)
  const [pounds, gone] = [await aWish(product, { atMost: 900, currency: 'GBP' }), await aProduct(0)]
  const { id } = await aWish(gone, { atMost: 5000 })
  await price(product, 800)
  await tellOfPrices(atWork)
  expect(toldOf(pounds.id, id)).toEqual([])
  await price(product, 900, 'GBP')
  await stock(gone, 1)
  await tellOfPrices(atWork)
  expect(toldOf(pounds.id)).toEqual(['price'])
  expect(toldOf(id)).toEqual(['price'])
})

test('a mailbox is asked once whether it was its owner, and told nothing before it says so', async () => {
  const product = await aProduct()
  const email = 'Guest@example.eu'
  const id = await guestWish(product, email)
  await guestWish(product, 'guest@example.eu')
  expect(toldOf(id)).toEqual(['confirm'])
  await stock(product, 50)
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['confirm'])
  expect(id && (await confirmWish(deps, id))).toBe(true)
  await tellOfStock(atWork)
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['confirm', 'stock'])
  // Sold out and back: a guest asked for one letter.
  await stock(product, 0)
  await tellOfStock(atWork)
  await stock(product, 50)
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['confirm', 'stock'])
  expect(await count([id as WishId])).toBe(1)
  pass(days(7) + hours(1))
  await tellOfStock(atWork)
  expect(await count([id as WishId])).toBe(0)
})

test('somebody who types a strange address has it written to three times at most, once an hour each', async () => {
  const email = 'victim@example.eu'
  const products = [await aProduct(), await aProduct(), await aProduct(), await aProduct(), await aProduct()]
  const ids = []
  for (const product of products) ids.push(await guestWish(product, email))
  expect(ids.filter(Boolean)).toHaveLength(3)
  await guestWish(products[0] as ProductId, email)
  expect(toldOf(...ids)).toEqual(['confirm', 'confirm', 'confirm'])
  pass(hours(1) + 1000)
  await guestWish(products[0] as ProductId, email)
  expect(toldOf(ids[0])).toEqual(['confirm', 'confirm'])
  // Nobody proves it: a week later the address is gone.
  pass(days(7) + hours(1))
  await runRetention(erasure)
  expect(await count(ids.filter((id) => id !== undefined))).toBe(0)
})

test('a mailbox has one count under all its spellings, and a product is asked about twice and no more', async () => {
  const products = [await aProduct(), await aProduct(), await aProduct(), await aProduct()]
  const spelling = (at: number) => `Cannon+${at}@example.eu`
  const ids = await Promise.all(products.map((product, at) => guestWish(product, spelling(at))))
  expect(ids.filter(Boolean)).toHaveLength(3)
  const first = ids.findIndex(Boolean)
  for (let each = 0; each < 5; each++) {
    pass(hours(2))
    await guestWish(products[first] as ProductId, spelling(first))
  }
  expect(toldOf(ids[first])).toEqual(['confirm', 'confirm'])
  // Asking again keeps an address that nobody proves no longer.
  pass(days(7) - hours(9))
  await runRetention(erasure)
  expect(await count(ids.filter((id) => id !== undefined))).toBe(0)
})

test('who was told already is asked anew whether it is they who ask', async () => {
  const product = await aProduct()
  const id = (await guestWish(product, 'told.already@example.eu')) as WishId
  await confirmWish(deps, id)
  await stock(product, 50)
  await tellOfStock(atWork)
  pass(hours(13))
  await guestWish(product, 'told.already@example.eu')
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['confirm', 'stock', 'confirm'])
  await confirmWish(deps, id)
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['confirm', 'stock', 'confirm', 'stock'])
})

test('one click ends a line, another all of them; the wishlist of an account stays', async () => {
  const [one, two] = [await aProduct(), await aProduct()]
  const { id, account } = await aWish(one)
  const second = { accountId: account, productId: two }
  await addWish(deps, { ...second, locale: 'en', currency: 'EUR' })
  await askToBeTold(deps, second, { stock: true, atMost: money(100, 'EUR'), locale: 'en' })
  await stopTelling(stopping, id, 'line')
  await stopTelling(stopping, id, 'line')
  const asks = async () =>
    (await listWishes(deps.db, account)).map(
      ({ stock, price }) => Number(Boolean(stock)) + Number(Boolean(price)),
    )
  expect((await asks()).sort()).toEqual([0, 2])
  await stopTelling(stopping, id, 'all')
  expect(await asks()).toEqual([0, 0])
  await stock(one, 5)
  await stock(two, 5)
  await tellOfStock(atWork)
  await tellOfPrices(atWork)
  const ids = (await listWishes(deps.db, account)).map((wish) => wish.id)
  expect(toldOf(...ids)).toEqual([])

  const guests = [
    await guestWish(one, 'stops@example.eu'),
    await guestWish(two, 'stops@example.eu'),
  ] as WishId[]
  const other = (await guestWish(one, 'stays@example.eu')) as WishId
  await stopTelling(stopping, guests[0] as WishId, 'all')
  expect(await count(guests)).toBe(0)
  expect(await count([other])).toBe(1)
})

test('never again means that nobody is asked in the name of that mailbox for a year, however it is spelt', async () => {
  const [one, two] = [await aProduct(), await aProduct()]
  // Whoever was only asked whether it was them can say so with the very first letter.
  const asked = (await guestWish(one, 'never.again@gmail.com')) as WishId
  await stopTelling(stopping, asked, 'all')
  expect(await guestWish(one, 'never.again@gmail.com')).toBeUndefined()
  expect(await guestWish(two, 'Neveragain+shop@googlemail.com')).toBeUndefined()
  expect(await guestWish(two, 'somebody.else@gmail.com')).toBeDefined()
  pass(days(366))
  expect(await guestWish(two, 'never.again@gmail.com')).toBeDefined()
  // To end one line says nothing of the others.
  const line = (await guestWish(one, 'one.line@example.eu')) as WishId
  await stopTelling(stopping, line, 'line')
  expect(await guestWish(one, 'one.line@example.eu')).toBeDefined()
})

test('never again from the letter of an account holds for whoever types its address, and not for its owner', async () => {
  const [one, two] = [await aProduct(), await aProduct()]
  const { id, email, line } = await aWish(one)
  await stopTelling(stopping, id, 'all')
  expect(await guestWish(two, email)).toBeUndefined()
  expect(await askToBeTold(deps, line, { stock: true, atMost: null, locale: 'en' })).toBe(true)
  await stock(one, 5)
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['stock'])
  const { rows } = await pool.query('select email_folded from shop.wish_refusal where email_folded = $1', [
    email.toLowerCase(),
  ])
  expect(rows).toHaveLength(1)
})

test('whoever asks anew keeps their place, and is not told of the same stock twice', async () => {
  const product = await aProduct()
  const { id, line } = await aWish(product)
  await stock(product, 3)
  await tellOfStock(atWork)
  const asked = { stock: true, atMost: null, locale: 'fr' } as const
  pass(hours(1))
  await askToBeTold(deps, line, asked)
  await tellOfStock(atWork)
  expect(toldOf(id)).toEqual(['stock'])
  expect((await findWish(deps.db, id))?.locale).toBe('fr')
})

test('a customer reads their own wishlist, nobody else reads one', async () => {
  const product = await aProduct()
  const [mine, hers] = [await aWish(product), await aWish(product)]
  const as = (account: AccountId) => shop.web.as({ role: 'customer', account })
  expect((await as(mine.account).selectFrom('wish').select('id').execute()).map(({ id }) => id)).toEqual([
    mine.id,
  ])
  expect(await listWishes(as(mine.account), hers.account)).toEqual([])
  for (const db of [shop.web.as({ role: 'visitor' }), shop.web.as({ role: 'staff', account: mine.account })])
    await expect(db.selectFrom('wish').select('id').execute()).rejects.toThrow(/permission denied/)
  await removeWish(deps, mine.line)
  expect(await count([mine.id, hers.id])).toBe(1)
})

test('a year after its owner last touched it a wish is gone', async () => {
  const product = await aProduct()
  const [left, kept] = [await aWish(product, {}), await aWish(product)]
  pass(days(200))
  await askToBeTold(deps, kept.line, { stock: true, atMost: null, locale: 'en' })
  pass(days(165) + hours(1))
  await runRetention(erasure)
  expect(await count([left.id])).toBe(0)
  expect(await count([kept.id])).toBe(1)
})

test('a copy holds wishes, and an erasure takes them, of accounts and of mailboxes without one', async () => {
  const product = await aProduct()
  const { id, account } = await aWish(product, { stock: true, atMost: 1234 })
  let copy = ''
  const subject = await findSubject(shop.worker.db, { account })
  for await (const piece of exportPerson(erasure, subject, copyAsJson)) copy += piece
  expect(copy).toContain('1234')
  expect(copy).toContain('2026-12')
  const email = 'wishes.leaves@example.eu'
  const guest = (await guestWish(product, email)) as WishId
  expect((await erasePerson(erasure, { account }, 'request')).ok).toBe(true)
  expect((await erasePerson(erasure, { email }, 'request')).ok).toBe(true)
  expect(await count([id, guest])).toBe(0)
})

test('a link opens what it was made for and nothing else', () => {
  const links = wishLinksWith(new Secret(Buffer.alloc(32, 1)))
  const others = wishLinksWith(new Secret(Buffer.alloc(32, 2)))
  const id = newId('wsh')
  const token = links.tokenFor('stop', id)
  expect(links.read('stop', token)).toBe(id)
  expect(links.read('confirm', token)).toBeUndefined()
  expect(others.read('stop', token)).toBeUndefined()
  for (const forged of ['', 'x', token.slice(0, -1), `${token}0`, token.toUpperCase()])
    expect(links.read('stop', forged)).toBeUndefined()
})
