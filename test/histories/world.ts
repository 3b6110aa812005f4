import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import Stripe from 'stripe'
import { startStripeEmulator } from '../../emulators/stripe/index.ts'
import { createCart, readCart, setCoupon } from '../../src/domains/cart/index.ts'
import { putListPrices } from '../../src/domains/catalog/index.ts'
import { type CheckoutDeps, placeOrder, priceCart } from '../../src/domains/checkout/index.ts'
import { giftLinksWith } from '../../src/domains/gifts/index.ts'
import { entriesOf, importKeys } from '../../src/domains/keys/index.ts'
import type { Delivery } from '../../src/domains/orders/index.ts'
import { type ProviderEvent, recordEvent } from '../../src/domains/payments/index.ts'
import { createCoupon } from '../../src/domains/promotions/index.ts'
import { seedVatRates } from '../../src/domains/tax/index.ts'
import type { Db } from '../../src/platform/database/connect.ts'
import type { JobQueue } from '../../src/platform/jobs/jobs.ts'
import type { DomainEvent } from '../../src/platform/outbox/outbox.ts'
import { stripePayments } from '../../src/platform/stripe/stripe-payments.ts'
import { verifyWebhook } from '../../src/platform/stripe/verify-webhook.ts'
import type { CartId, CouponId, KeyId, OrderId, ProductId, UnitId, WaiverId } from '../../src/shared/ids.ts'
import { money } from '../../src/shared/money.ts'
import { Secret } from '../../src/shared/secret.ts'
import { systemClock } from '../../src/shared/time.ts'
import { shopId, testShop } from '../support/shop.ts'
import { accidentProne, accidents, Crash } from './accidents.ts'
import { holdTheListed, listedDomain } from './reviews.ts'

export type World = Awaited<ReturnType<typeof openWorld>>
export type HistoryShop = Awaited<ReturnType<typeof historyShop>>

/** A payment page as the browser of a buyer knows it. */
export type Page = { sessionId: string }

// What happened outside is told to staff; whether the shop did right by it, the end of the history shows.
const newsOfBanks =
  /^(dispute\.((warning|appeal)_)?(needs_response|under_review|closed|won|lost|prevented|turned|paid_twice)|fraud_warning\.opened|refund\.(made_elsewhere|came_back|failed|refused))$/

const secretKey = 'sk_test_demo_histories'
const webhookSecret = new Secret('whsec_histories')

/** The database of all histories. What is told to other domains stands in a table, so that a rollback untells it. */
export async function historyShop() {
  const shop = await testShop()
  await sql`create table public.told (at bigint generated always as identity, event jsonb not null)`.execute(
    shop.db,
  )
  await shop.db.transaction().execute(seedVatRates)
  await holdTheListed(shop.db)
  return shop
}

/**
 * One small shop with a provider of its own, in which everything may happen at any moment: nothing is done that the
 * history does not say, neither by jobs nor by time.
 */
export async function openWorld(shop: HistoryShop) {
  const { db } = shop
  // Another provider has another list.
  await db.deleteFrom('event_reading').execute()
  const emulator = await startStripeEmulator({ secretKey })
  // Without the repetitions of the SDK: every fault must be survived by the shop itself.
  const { hostname, port } = new URL(emulator.url)
  const stripe = new Stripe(secretKey, {
    maxNetworkRetries: 0,
    telemetry: false,
    host: hostname,
    port,
    protocol: 'http',
  })
  const waiting = accidents()
  const complaints: string[] = []

  const deps: CheckoutDeps = {
    ...shop.deps,
    clock: systemClock,
    links: shop.links,
    giftLinks: giftLinksWith(new Secret(randomBytes(32))),
    vault: shop.vault,
    provider: accidentProne(stripePayments(stripe, shopId), waiting),
    outbox: {
      async emit(tx, event) {
        if (waiting.strikes('telling')) throw new Crash()
        await sql`insert into public.told (event) values (${JSON.stringify(event)})`.execute(tx)
      },
    },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    alarm(what, { reason = '' }) {
      if (newsOfBanks.test(what)) return
      // The provider's moods and the deaths of processes belong to the history; anything else is a bug.
      if (!/^(provider \w+|Crash)$/.test(reason)) complaints.push(`alarm ${what}: ${reason}`)
    },
    orderUrl: async (orderId) => `http://127.0.0.1/orders/${orderId}`,
    sealIp: () => Buffer.from('sealed'),
    stockMoved: () => {},
    demo: true,
    currencies: ['EUR', 'GBP', 'JPY'],
    termsVersion: '2026-11',
    seller: { country: 'FR', scheme: 'oss' },
    // Away while somebody waits at the till, and back when a job asks.
    vatNumbers: {
      check: async (_number, timeoutMillis) =>
        timeoutMillis > 5000
          ? { state: 'valid', consultationNumber: null }
          : { state: 'unavailable', reason: 'MS_UNAVAILABLE' },
    },
    countryOf: () => null,
  }

  /** Orders that the queue will look at; a queue is at least once, so a job leaves it only when it went well. */
  const jobs = new Set<OrderId>()
  const queue: JobQueue = {
    enqueue: async (_tx, _name, payload) => void jobs.add((payload as { orderId: OrderId }).orderId),
  }
  const imported = new Set<ProductId>()
  const pages: Page[] = []
  const products: ProductId[] = []
  const carts: Promise<{ cartId: CartId; token: string }>[] = []
  const coupons: Partial<Record<CouponName, Promise<CouponId>>> = {}
  // A neighbourhood of its own: how much is given away to one network is counted over all histories.
  const home = Array.from(randomBytes(3)).join('.')
  let eventsSeen = 0

  function cartOf(buyer: number) {
    carts[buyer] ??= db.transaction().execute(createCart)
    return carts[buyer]
  }

  return {
    db,
    deps,
    emulator,
    stripe,
    jobs,
    queue,
    products,
    accidents: waiting,
    /** Products whose waiting orders have not heard of an import yet. */
    imported,
    /** Payment pages that a buyer has seen. */
    pages,
    /** Events that are under way. */
    withheld: [] as ProviderEvent[],
    complaints,
    complain: (complaint: string) => void complaints.push(complaint),
    show: (page: Page) =>
      void (pages.some(({ sessionId }) => sessionId === page.sessionId) || pages.push(page)),
    async orderOf({ sessionId }: Page): Promise<OrderId | undefined> {
      const payments = db.selectFrom('payment').select('order_id').where('session_id', '=', sessionId)
      return (await payments.executeTakeFirst())?.order_id
    },

    /** Ends the provider; what is still open of a history that went wrong is hidden from the sweeps of the next one. */
    async close(): Promise<void> {
      await emulator.stop()
      if (products.length > 0) await forget(db, products)
    },

    async addProduct(options: { stock: number; releaseAt?: Date }): Promise<ProductId> {
      const productId = await shop.aProduct(0, { ...options, priceMinor })
      await listPrices(productId)
      products.push(productId)
      if (options.stock > 0) await addKeys(productId, options.stock)
      return productId
    },

    /** Of the first two products; it costs what each of them costs. */
    async addBundle(): Promise<void> {
      const rows = await db
        .selectFrom('product')
        .select('slug')
        .where('id', 'in', products.slice(0, 2))
        .execute()
      const productId = await shop.aProduct(0, { priceMinor })
      const parts = rows.map(({ slug }) => slug)
      await db.updateTable('product').set({ parts }).where('id', '=', productId).execute()
      await listPrices(productId)
      products.push(productId)
    },

    addKeys,

    product(position: number): ProductId {
      const productId = products[position % products.length]
      if (!productId) throw new Error('a world without products')
      return productId
    },

    /** The form that a buyer with these things in the cart would send. */
    async fillForm(
      buyer: number,
      lines: readonly { productId: ProductId; quantity: number }[],
      delivery: Delivery,
      coupon: CouponName | null,
    ) {
      const { cartId, token } = await cartOf(buyer)
      const couponId = coupon && (await couponCalled(coupon))
      await db.deleteFrom('cart_line').where('cart_id', '=', cartId).execute()
      const rows = lines.map((line) => ({
        cart_id: cartId,
        product_id: line.productId,
        quantity: line.quantity,
        seen_price_minor: priceMinor,
        seen_currency: 'EUR',
      }))
      await db
        .insertInto('cart_line')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await db.transaction().execute((tx) => setCoupon(tx, cartId, couponId))
      const { toPay: shownTotal } = await priceCart(
        db,
        await readCart(db, cartId, systemClock, readBy(buyer)),
      )
      return {
        cartToken: token,
        locale: 'en' as const,
        accountId: null,
        // The fourth of them is looked at.
        email: buyer === 3 ? `${home}@${listedDomain}` : `${home}-${buyer}@example.eu`,
        // The third is a business of another country, whose number nobody can check at the till.
        country: buyer === 2 ? 'DE' : 'FR',
        name: null,
        companyName: buyer === 2 ? 'Verlag Eins' : null,
        companyAddress: buyer === 2 ? 'Hauptstr. 1\n10115 Berlin' : null,
        vatNumber: buyer === 2 ? 'DE136695976' : null,
        shownCheck: buyer === 2 ? ('unavailable' as const) : null,
        confirmedCountry: null,
        delivery,
        express: delivery === 'at_once',
        acknowledge: delivery === 'at_once',
        shownTotal,
        trace: { ip: `${home}.7`, userAgent: null },
      }
    },

    pressButton: (form: Omit<Parameters<typeof placeOrder>[1], 'checkoutKey'>, checkoutKey: string) =>
      placeOrder(deps, { ...form, checkoutKey }),

    /** How many orders of a buyer's cart can be paid; one whose money is being taken this moment is not among them. */
    async payableOf(buyer: number): Promise<number> {
      const { cartId } = await cartOf(buyer)
      const payable = await db
        .selectFrom('order')
        .innerJoin('payment', 'payment.order_id', 'order.id')
        .select('order.id')
        .where('order.cart_id', '=', cartId)
        .where('order.state', 'in', ['placed', 'awaiting_payment'])
        .where('payment.state', 'in', ['new', 'session_open'])
        .execute()
      return payable.length
    },

    async orderIds(): Promise<OrderId[]> {
      const rows = await db
        .selectFrom('order_line')
        .select('order_id')
        .distinct()
        .where('product_id', 'in', products)
        .orderBy('order_id')
        .execute()
      return rows.map((row) => row.order_id)
    },

    /** What the provider has to tell since the last time, oldest first, as it came through the signature check. */
    async newEvents(): Promise<ProviderEvent[]> {
      const all = await Array.fromAsync(stripe.events.list({ limit: 100 }))
      const fresh = all.toReversed().slice(eventsSeen)
      eventsSeen = all.length
      return fresh.map((event) => {
        const body = JSON.stringify(event)
        const signature = stripe.webhooks.generateTestHeaderString({
          payload: body,
          secret: webhookSecret.expose(),
        })
        const verified = verifyWebhook(stripe, [webhookSecret], Buffer.from(body), signature)
        if (!verified) throw new Error('the signature was not accepted')
        return verified
      })
    },

    receive: (event: ProviderEvent) => recordEvent({ db, queue, expected: deps.expected }, event),

    async productsOf(orderId: OrderId): Promise<ProductId[]> {
      const rows = await db
        .selectFrom('order_line')
        .select('product_id')
        .where('order_id', '=', orderId)
        .execute()
      return rows.map((row) => row.product_id)
    },

    /** A buyer who was not here before. */
    stranger: () => Math.max(100, carts.length),

    async unitIdsOf(orderId: OrderId): Promise<UnitId[]> {
      const rows = await db.selectFrom('unit').select('id').where('order_id', '=', orderId).execute()
      return rows.map((row) => row.id)
    },

    /** The answers that were given to open sealed keys. */
    async revealsOf(orderId: OrderId): Promise<WaiverId[]> {
      const rows = await db
        .selectFrom('waiver')
        .select('id')
        .where('order_id', '=', orderId)
        .where('given_at_step', '=', 'reveal')
        .execute()
      return rows.map((row) => row.id)
    },

    async keyIds(): Promise<KeyId[]> {
      const rows = await db.selectFrom('key').select('id').where('product_id', 'in', products).execute()
      return rows.map((row) => row.id)
    },

    async toldOf(orderIds: readonly OrderId[]): Promise<(DomainEvent & { orderId: OrderId })[]> {
      const { rows } = await sql<{ event: DomainEvent & { orderId: OrderId } }>`
        select event from public.told where event ->> 'orderId' = any(${orderIds}) order by at`.execute(db)
      return rows.map((row) => row.event)
    },
  }

  /** Some read other currencies; the third product is in euros alone, and takes every cart that it lies in along. */
  async function listPrices(productId: ProductId): Promise<void> {
    if (products.length === 2) return
    const { slug } = await db
      .selectFrom('product')
      .select('slug')
      .where('id', '=', productId)
      .executeTakeFirstOrThrow()
    const prices = Object.entries(foreignMinor).map(([currency, minor]) => ({
      slug,
      price: money(minor, currency),
      regularPrice: null,
    }))
    await db.transaction().execute((tx) => putListPrices(tx, prices))
  }

  /** The coupons of this world, made when they are first asked for. */
  function couponCalled(name: CouponName): Promise<CouponId> {
    coupons[name] ??= db.transaction().execute(async (tx) => {
      const made = await createCoupon(
        tx,
        {
          code: randomBytes(6).toString('hex'),
          terms: { percent: couponPercents[name] },
          productIds: null,
          withSales: true,
          oncePerCustomer: false,
          usesMax: 2,
          startsAt: new Date(0),
          endsAt: null,
        },
        { kind: 'system' },
      )
      if (!made.ok) throw new Error(`no coupon: ${made.reason}`)
      return made.id
    })
    return coupons[name]
  }

  async function addKeys(productId: ProductId, count: number): Promise<void> {
    const keys = Array.from({ length: count }, () => randomBytes(8).toString('hex').toUpperCase())
    const source = { name: `${randomUUID()}.txt`, entries: entriesOf(keys) }
    const outcome = await importKeys(deps, { productId, source, actor: { kind: 'system' } })
    if (!outcome.ok) throw new Error(`import refused: ${outcome.reason}`)
    imported.add(productId)
  }
}

const couponPercents = { 'a part': 33, everything: 100 }
export type CouponName = keyof typeof couponPercents

/** What every product of a history costs. */
export const priceMinor = 2490
const foreignMinor = { GBP: 2149, JPY: 4100 }

/** By each buyer the same currency, so that a history is lived again as it was. */
const readBy = (buyer: number) => ['EUR', 'GBP', 'JPY'][buyer % 3] ?? 'EUR'

async function forget(db: Db, products: readonly ProductId[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const ours = sql`(select order_id from shop.order_line where product_id = any(${products}))`
    await sql`update shop.order set state = 'in_review' where id in ${ours}`.execute(tx)
    await sql`update shop.payment set state = 'mismatch' where order_id in ${ours}`.execute(tx)
    await sql`update shop.refund set state = 'canceled' where order_id in ${ours}`.execute(tx)
    await sql`update shop.unit set state = 'refunded', key_id = null where order_id in ${ours}`.execute(tx)
    await sql`update shop.gift set state = 'ended', reason = 'paid_back', over_at = coalesce(over_at, now())
      where order_id in ${ours} and state in ('scheduled', 'sent', 'opened')`.execute(tx)
    await sql`update shop.payment_event set handled_at = now() where order_id in ${ours}`.execute(tx)
  })
}

/** The payment page that an answer of the checkout leads to. */
export function sessionIn(url: string): string | undefined {
  return /\/c\/pay\/(cs_\w+)$/.exec(url)?.[1]
}
