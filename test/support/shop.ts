import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll } from 'vitest'
import { startStripeEmulator } from '../../emulators/stripe/index.ts'
import { putCategories, putPlatforms, putProduct, putRegions } from '../../src/domains/catalog/index.ts'
import { insertSetting, type RiskDeps, readSetting, screenPayments } from '../../src/domains/fraud/index.ts'
import { entriesOf, importKeys } from '../../src/domains/keys/index.ts'
import { createOrder, fillBackorders, type NewOrder, orderLinksWith } from '../../src/domains/orders/index.ts'
import {
  advance,
  insertPayment,
  openSession,
  type PaymentDeps,
  recordEvent,
} from '../../src/domains/payments/index.ts'
import { createKeyring, parseKeyring } from '../../src/platform/crypto/keyring.ts'
import { vaultOver } from '../../src/platform/crypto/vault.ts'
import type { Tx } from '../../src/platform/database/connect.ts'
import { countryOfNetwork } from '../../src/platform/offline-data/country-of-network.ts'
import { isDisposableDomain } from '../../src/platform/offline-data/disposable-domains.ts'
import type { DomainEvent, Outbox } from '../../src/platform/outbox/outbox.ts'
import { stripeClient } from '../../src/platform/stripe/client.ts'
import { stripePayments } from '../../src/platform/stripe/stripe-payments.ts'
import { type CartId, newId, type OrderId, type ProductId } from '../../src/shared/ids.ts'
import { type Money, money } from '../../src/shared/money.ts'
import { Secret } from '../../src/shared/secret.ts'
import { systemClock } from '../../src/shared/time.ts'
import { testDatabase } from './database.ts'

export const goodCard = '4242424242424242'
export const shopId = 'test-shop'

/**
 * The selling part of the shop on real PostgreSQL and the real Stripe SDK against the emulator. Only the outbox is a
 * list, so that a test sees what was told and decides when others hear of it.
 */
export async function testShop() {
  const database = await testDatabase({ max: 40 })
  const { db } = database
  const secretKey = 'sk_test_demo_shop'
  const emulator = await startStripeEmulator({ secretKey, seed: randomUUID() })
  afterAll(() => emulator.stop())
  const ring = parseKeyring(createKeyring())
  const vault = vaultOver(ring)
  const events: DomainEvent[] = []
  const alarms: string[] = []
  // Many orders by one buyer with one card are what tests do: the rules look at them, and nothing is far enough to be held.
  await db.transaction().execute(async (tx) => {
    const most = 1_000_000
    const { version, ...setting } = await readSetting(tx)
    await insertSetting(
      tx,
      {
        ...setting,
        ...{ stepUpFrom: most, challengeFrom: most, holdFrom: most },
        ...{ openOrdersMax: most, productUnitsMax: most, couponOrdersMax: most },
        version: version + 1,
      },
      null,
    )
  })
  const risk: RiskDeps = {
    clock: systemClock,
    countryOf: countryOfNetwork(),
    isDisposable: isDisposableDomain,
    cardsAreTold: true,
  }
  const outbox: Outbox = { emit: async (_tx, event) => void events.push(event) }
  const deps: PaymentDeps & Parameters<typeof openSession>[0] = {
    db,
    outbox,
    provider: stripePayments(stripeClient(new Secret(secretKey), emulator.url), shopId),
    screening: screenPayments(risk),
    expected: { shopId, livemode: false },
    pause: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
    alarm: (what) => void alarms.push(what),
    pages: { paid: () => 'http://127.0.0.1/paid', cancelled: () => 'http://127.0.0.1/cancelled' },
  }

  async function sessionOf(orderId: OrderId): Promise<string> {
    const row = await db
      .selectFrom('payment')
      .select('session_id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    return row.session_id ?? ''
  }

  return {
    ...database,
    emulator,
    deps,
    risk,
    vault,
    links: orderLinksWith(ring.links),
    events,
    alarms,
    eventTypes: (orderId: OrderId) =>
      events.filter((event) => 'orderId' in event && event.orderId === orderId).map((event) => event.type),
    sessionOf,

    async aProduct(
      stock: number,
      options: { releaseAt?: Date; priceMinor?: number } = {},
    ): Promise<ProductId> {
      const slug = `product-${randomBytes(5).toString('hex')}`
      const productId = await db.transaction().execute((tx) => writeProduct(tx, slug, options))
      if (stock > 0) await addStock(productId, stock)
      return productId
    },

    addStock,

    async anOrder(productId: ProductId, options: Partial<OrderWish> = {}): Promise<OrderId> {
      const placed = await place(productId, options)
      if (!placed.ok) throw new Error('sold out')
      const page = await openSession(deps, placed.order.id)
      if (!page.ok) throw new Error(`no page: ${page.reason}`)
      return placed.order.id
    },

    place,

    /** The buyer pays on the hosted page; nobody has told the shop yet. */
    async pay(
      orderId: OrderId,
      how: Parameters<typeof emulator.control.sessions.pay>[1] = { card: goodCard },
    ) {
      return emulator.control.sessions.pay(await sessionOf(orderId), how)
    },

    advance: (orderId: OrderId) => advance(deps, orderId),

    receive: (event: Parameters<typeof recordEvent>[1], queue: Parameters<typeof recordEvent>[0]['queue']) =>
      recordEvent({ db, queue, expected: deps.expected }, event),

    async stateOf(orderId: OrderId) {
      const order = await db
        .selectFrom('order')
        .select('state')
        .where('id', '=', orderId)
        .executeTakeFirstOrThrow()
      const payment = await db
        .selectFrom('payment')
        .select('state')
        .where('order_id', '=', orderId)
        .executeTakeFirst()
      const units = await db
        .selectFrom('unit')
        .select('state')
        .where('order_id', '=', orderId)
        .orderBy('id')
        .execute()
      return { order: order.state, payment: payment?.state, units: units.map((unit) => unit.state) }
    },

    /** A time limit is over: the deadlines of the database are in the past. */
    async letReservationEnd(orderId: OrderId) {
      await db
        .updateTable('order')
        .set({ reserved_until: new Date(Date.now() - 60_000) })
        .where('id', '=', orderId)
        .execute()
    },
  }

  async function addStock(productId: ProductId, count: number): Promise<void> {
    const keys = Array.from({ length: count }, () => randomBytes(8).toString('hex').toUpperCase())
    const outcome = await importKeys(
      { db, vault, outbox },
      { productId, source: { name: 'test.txt', entries: entriesOf(keys) }, actor: { kind: 'system' } },
    )
    if (!outcome.ok) throw new Error(`import refused: ${outcome.reason}`)
    await fillBackorders(db, outbox, productId)
  }

  async function place(productId: ProductId, options: Partial<OrderWish> = {}) {
    const order = await orderFor(productId, options)
    return db.transaction().execute(async (tx) => {
      const created = await createOrder(tx, order)
      if (created.ok) {
        await insertPayment(tx, {
          orderId: created.order.id,
          amountMinor: created.order.grossMinor,
          currency: order.currency,
        })
      }
      return created
    })
  }

  async function orderFor(
    productId: ProductId,
    { quantity = 1, delivery = 'sealed', locale = 'en', unitPrice }: Partial<OrderWish>,
  ) {
    const product = await db
      .selectFrom('product')
      .select(['price_minor', 'release_at', 'name'])
      .where('id', '=', productId)
      .executeTakeFirstOrThrow()
    const { minor: unitGrossMinor, currency } = unitPrice ?? money(product.price_minor, 'EUR')
    const grossMinor = unitGrossMinor * quantity
    const order: NewOrder = {
      checkoutKey: randomUUID(),
      cartId: newId('crt') as CartId,
      accountId: null,
      locale,
      country: 'FR',
      currency,
      eurTotalMinor: product.price_minor * quantity,
      delivery,
      termsVersion: '2026-11',
      demo: true,
      contact: {
        email: 'buyer@example.eu',
        name: null,
        companyName: null,
        companyAddress: null,
        vatNumber: null,
      },
      trace: {
        ipSealed: null,
        network: null,
        browser: null,
        deviceHash: createHash('sha256').update('x').digest(),
      },
      lines: [
        {
          productId,
          quantity,
          name: product.name,
          platform: 'harbour',
          region: { en: 'Worldwide', fr: 'Monde entier' },
          legalNature: 'digital_content',
          unitGrossMinor,
          vatTreatment: 'domestic',
          vatCountry: 'FR',
          vatBasisPoints: 2000,
          netMinor: grossMinor - Math.round((grossMinor * 2000) / 12_000),
          taxMinor: Math.round((grossMinor * 2000) / 12_000),
          grossMinor,
          releaseAt: product.release_at,
          bundle: null,
        },
      ],
    }
    return order
  }
}

type OrderWish = {
  quantity: number
  delivery: 'sealed' | 'at_once'
  locale: 'en' | 'fr'
  /** What a unit costs in another currency than that of its product. */
  unitPrice: Money
}

async function writeProduct(
  tx: Tx,
  slug: string,
  { releaseAt, priceMinor = 2490 }: { releaseAt?: Date; priceMinor?: number },
): Promise<ProductId> {
  const both = (text: string) => ({ en: text, fr: text })
  await putCategories(tx, [{ slug: 'tools', name: both('Tools'), summary: both('Tools') }])
  await putPlatforms(tx, [
    { code: 'harbour', name: 'Harbour', activationUrl: 'https://harbour.example', guide: both('Open it.') },
  ])
  await putRegions(tx, [{ code: 'world', name: { en: 'Worldwide', fr: 'Monde entier' }, countries: null }])
  return putProduct(tx, {
    slug,
    family: null,
    categorySlug: 'tools',
    platformCode: 'harbour',
    regionCode: 'world',
    kind: 'software',
    legalNature: 'digital_content',
    status: 'active',
    name: both(slug),
    edition: null,
    summary: both('Summary'),
    description: both('Description'),
    features: { en: [], fr: [] },
    publisher: 'Test Works',
    price: { minor: priceMinor, currency: 'EUR' },
    regularPrice: null,
    releaseAt: releaseAt ?? null,
    keyPattern: null,
    colours: { blade: 'oklch(0.7 0.1 90)', ground: 'oklch(0.2 0.02 260)' },
  })
}
