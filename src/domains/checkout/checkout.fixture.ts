import { randomBytes, randomUUID } from 'node:crypto'
import { testShop } from '../../../test/support/shop.ts'
import type { CouponId, OrderId, ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { addToCart, createCart, openCart, readCart, setCoupon } from '../cart/index.ts'
import { type NewProduct, noteStock, putListPrices, putProduct } from '../catalog/index.ts'
import { putTestShelves, testProduct } from '../catalog/test-catalogue.ts'
import { giftLinksWith } from '../gifts/index.ts'
import { sweepPayments } from '../payments/index.ts'
import { createCoupon, type NewCoupon } from '../promotions/index.ts'
import { seedVatRates } from '../tax/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { answerShortage } from './order-access.ts'
import { type CheckoutForm, type PlaceOrderOutcome, placeOrder } from './place-order.ts'
import { priceCart } from './price-cart.ts'

/** The whole way from the cart to the key on real PostgreSQL and the emulator, as the pages call it. */
export async function testTill() {
  const shop = await testShop()
  const { db } = shop
  await db.transaction().execute(async (tx) => {
    await putTestShelves(tx)
    await seedVatRates(tx)
  })
  let ahead = 0
  const clock = { now: () => new Date(Date.now() + ahead) }
  const moved: ProductId[] = []
  const deps: CheckoutDeps = {
    ...shop.deps,
    clock,
    links: shop.links,
    giftLinks: giftLinksWith(new Secret(randomBytes(32))),
    vault: shop.vault,
    orderUrl: async (orderId) => `http://127.0.0.1/orders/${orderId}`,
    sealIp: (ip) => Buffer.from(`sealed:${ip.length}`),
    stockMoved: (productIds) => void moved.push(...productIds),
    demo: true,
    currencies: ['EUR', 'GBP', 'USD', 'JPY'],
    termsVersion: '2026-11',
    seller: { country: 'FR', scheme: 'oss' },
    vatNumbers: null,
    countryOf: () => null,
  }

  async function aProduct(stock: number, differences: Partial<NewProduct> = {}): Promise<ProductId> {
    const product = testProduct(`thing-${randomBytes(5).toString('hex')}`, differences)
    const productId = await db.transaction().execute((tx) => putProduct(tx, product))
    if (stock > 0) await shop.addStock(productId, stock)
    // What the window says, not what is there: the till must find out by itself.
    await noteStock(db, [{ productId, available: 99 }])
    return productId
  }

  /** Prices of a product in other currencies, each in its smallest unit. */
  async function listPrices(productId: ProductId, prices: Readonly<Record<string, number>>): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const { slug } = await tx
        .selectFrom('product')
        .select('slug')
        .where('id', '=', productId)
        .executeTakeFirstOrThrow()
      const asked = Object.entries(prices).map(([currency, minor]) => ({
        slug,
        price: money(minor, currency),
        regularPrice: null,
      }))
      await putListPrices(tx, asked)
    })
  }

  /** A visitor's cart, and the form at the till as it is shown for it. */
  async function aForm(
    wishes: readonly (readonly [ProductId, number])[],
    { currency = 'EUR', ...answers }: Partial<CheckoutForm> & { currency?: string } = {},
  ): Promise<CheckoutForm> {
    const { cartId, token } = await db.transaction().execute((tx) => createCart(tx))
    for (const [productId, quantity] of wishes) {
      const added = await db
        .transaction()
        .execute((tx) => addToCart(tx, cartId, productId, quantity, clock, currency))
      if (!added.ok) throw new Error(`not added: ${added.reason}`)
    }
    return {
      cartToken: token,
      checkoutKey: randomUUID(),
      locale: 'en',
      accountId: null,
      email: 'buyer@example.eu',
      country: 'FR',
      name: null,
      companyName: null,
      companyAddress: null,
      vatNumber: null,
      shownCheck: null,
      confirmedCountry: null,
      delivery: 'sealed',
      express: false,
      acknowledge: false,
      shownTotal: (await readCart(db, cartId, clock, currency)).total,
      trace: { ip: null, userAgent: null },
      ...answers,
    }
  }

  async function aCoupon(differences: Partial<NewCoupon> & Pick<NewCoupon, 'terms'>): Promise<CouponId> {
    const coupon: NewCoupon = {
      code: `T${randomBytes(6).toString('hex')}`,
      productIds: null,
      withSales: true,
      oncePerCustomer: false,
      usesMax: null,
      startsAt: new Date(Date.now() - 60_000),
      endsAt: null,
      ...differences,
    }
    const made = await db.transaction().execute((tx) => createCoupon(tx, coupon, { kind: 'system' }))
    if (!made.ok) throw new Error(`no coupon: ${made.reason}`)
    return made.id
  }

  /** The same form after a coupon was put into its cart and the till was shown again. */
  async function withCoupon(form: CheckoutForm, couponId: CouponId): Promise<CheckoutForm> {
    const cartId = await openCart(db, form.cartToken)
    if (!cartId) throw new Error('no cart')
    await db.transaction().execute((tx) => setCoupon(tx, cartId, couponId))
    const { currency } = form.shownTotal
    const { toPay } = await priceCart(db, await readCart(db, cartId, clock, currency))
    return { ...form, shownTotal: toPay }
  }

  const place = (form: CheckoutForm, change: Partial<CheckoutDeps> = {}): Promise<PlaceOrderOutcome> =>
    placeOrder({ ...deps, ...change }, form)

  /** Orders of a product, or of a bundle, the first one first. */
  async function ordersOf(productId: ProductId): Promise<OrderId[]> {
    const rows = await db
      .selectFrom('order_line')
      .select('order_id')
      .distinct()
      .where((eb) => eb.or([eb('product_id', '=', productId), eb('bundle_id', '=', productId)]))
      .orderBy('order_id')
      .execute()
    return rows.map((row) => row.order_id)
  }

  async function anOrder(
    wishes: readonly (readonly [ProductId, number])[],
    answers: Parameters<typeof aForm>[1] = {},
    couponId?: CouponId,
  ): Promise<OrderId> {
    const form = await aForm(wishes, answers)
    const placed = await place(couponId ? await withCoupon(form, couponId) : form)
    if (!placed.ok) throw new Error(`not placed: ${placed.reason}`)
    const last = (await ordersOf(wishes[0]?.[0] ?? ('' as ProductId))).at(-1)
    if (!last) throw new Error('placed, and there is no order')
    return last
  }

  return {
    ...shop,
    deps,
    clock,
    moved,
    aProduct,
    listPrices,
    aForm,
    aCoupon,
    withCoupon,
    place,
    ordersOf,
    anOrder,
    price: money(1999, 'EUR'),

    passTime(millis: number): void {
      ahead += millis
    },

    async aPaidOrder(...order: Parameters<typeof anOrder>): Promise<OrderId> {
      const orderId = await anOrder(...order)
      await shop.pay(orderId)
      await shop.advance(orderId)
      return orderId
    },

    /** Held money for a key that is gone meanwhile: the buyer is asked. */
    async aShortage(productId: ProductId): Promise<OrderId> {
      const orderId = await anOrder([[productId, 1]])
      const sessionId = await shop.sessionOf(orderId)
      await shop.letReservationEnd(orderId)
      await shop.advance(orderId)
      await anOrder([[productId, 1]])
      await shop.emulator.control.sessions.pay(sessionId, { card: '4242424242424242', late: true })
      await shop.advance(orderId)
      return orderId
    },

    choose: (orderId: OrderId, choice: 'wait' | 'refund') => answerShortage(deps, orderId, choice),
    sweep: () => sweepPayments(deps),

    /** How many keys of a product lie in each state. */
    async keysOf(productId: ProductId): Promise<Record<string, number>> {
      const rows = await db
        .selectFrom('key')
        .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
        .where('product_id', '=', productId)
        .groupBy('state')
        .execute()
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    },

    async unitsOf(orderId: OrderId) {
      return db.selectFrom('unit').selectAll().where('order_id', '=', orderId).orderBy('id').execute()
    },

    /** The actions of the order's history, in the order in which they happened. */
    async historyOf(orderId: OrderId): Promise<string[]> {
      const rows = await db
        .selectFrom('audit_event')
        .select('action')
        .where('subject_id', '=', orderId)
        .orderBy('id')
        .execute()
      return rows.map((row) => row.action)
    },
  }
}
