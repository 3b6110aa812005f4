import { dataRegistry } from '../../data-registry.ts'
import type { Availability, CataloguePage, ProductPage } from '../../domains/catalog/index.ts'
import { type PricedCart, soldLines, type TaxedCart } from '../../domains/checkout/index.ts'
import type { KeyContent } from '../../domains/keys/index.ts'
import type { OrderOnPage, UnitOnPage } from '../../domains/orders/index.ts'
import { listPolicyTopics } from '../../domains/privacy/index.ts'
import { priceLines } from '../../domains/tax/index.ts'
import { newId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { changeSignal } from '../change-signal.ts'
import { nothingToAsk } from '../consent/visitor-consent.ts'
import { webApp } from '../web-app.ts'
import type { StorefrontDeps } from './deps.ts'
import type { ReviewsOnProduct } from './reviews/deps.ts'

const euros = (amount: number) => money(Math.round(amount * 100), 'EUR')

export const noReviews: ReviewsOnProduct = {
  ...{ counts: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, count: 0 },
  ...{ byLocale: { en: 0, fr: 0 }, latest: [] },
}

/** A product as the catalogue hands it out; the defaults are a plain one in stock. */
export function sampleProduct(change: Partial<ProductPage> = {}): ProductPage {
  return {
    id: newId('prd'),
    slug: 'iron-meridian',
    name: { en: 'Iron Meridian', fr: 'Méridien de fer' },
    edition: { en: 'Deluxe', fr: 'Luxe' },
    platform: {
      code: 'nimbus',
      name: 'Nimbus',
      activationUrl: 'https://nimbus.example/redeem',
      guide: { en: 'Sign in.\n\nPaste the key.', fr: 'Connectez-vous.\n\nCollez la clé.' },
    },
    region: {
      code: 'eu',
      name: { en: 'European Union', fr: 'Union européenne' },
      countries: ['FR', 'DE', 'IE'],
    },
    category: {
      slug: 'strategy',
      name: { en: 'Strategy', fr: 'Stratégie' },
      summary: { en: 'Plan.', fr: 'Prévoir.' },
    },
    kind: 'game',
    price: euros(34.99),
    regularPrice: null,
    seo: { title: null, description: null },
    lowestPriceBefore: null,
    saleUntil: null,
    readIn: 'EUR',
    availability: { kind: 'in_stock' },
    colours: { ground: 'oklch(0.3 0.06 30)', blade: 'oklch(0.75 0.09 60)' },
    legalNature: 'digital_content',
    publisher: 'Ostrea <Works>',
    summary: { en: 'Plan & outwit.', fr: 'Prévoir et ruser.' },
    description: { en: 'One.\n\nTwo.', fr: 'Un.\n\nDeux.' },
    features: { en: ['Offline'], fr: ['Hors ligne'] },
    partCount: 0,
    parts: [],
    bundles: [],
    siblings: [],
    related: [],
    updatedAt: new Date('2026-11-01T00:00:00Z'),
    ...change,
  }
}

export function sampleCart(change: { availability?: Availability; quantity?: number } = {}): PricedCart {
  const { availability = { kind: 'in_stock' }, quantity = 2 } = change
  const product = {
    ...sampleProduct({ availability }),
    voucherPurpose: null,
    releaseAt: null,
    isReduced: false,
    inEuros: { price: euros(34.99), isReduced: false },
    parts: [],
  }
  const total = money(product.price.minor * quantity, 'EUR')
  const seenPrice = euros(29.99)
  return {
    id: newId('crt'),
    lines: [{ product, quantity, seenPrice, total }],
    total,
    unpriced: null,
    hasNews: true,
    gone: [],
    couponId: null,
    coupon: null,
    discount: money(0, 'EUR'),
    toPay: total,
    inEuros: total,
    unitDiscounts: [],
  }
}

/** As sold from France by option: 20 % in every country. */
export function sampleTaxed(cart: PricedCart, country: string, isChecked = false): TaxedCart {
  const vat = isChecked
    ? ({ vatTreatment: 'reverse_charge', vatBasisPoints: 0, priceBasisPoints: 2000 } as const)
    : ({
        vatTreatment: country === 'FR' ? 'domestic' : 'oss',
        vatBasisPoints: 2000,
        priceBasisPoints: 2000,
      } as const)
  const { lines, netMinor, taxMinor, grossMinor } = priceLines(
    soldLines(cart).map((line) => ({ ...line, ...vat, vatCountry: country })),
  )
  return {
    lines,
    net: money(netMinor, 'EUR'),
    tax: money(taxMinor, 'EUR'),
    toPay: cart.toPay.minor === 0 ? cart.toPay : money(grossMinor, 'EUR'),
    inEuros: money(grossMinor, 'EUR'),
  }
}

export function sampleListing(products: ProductPage[]): CataloguePage {
  return {
    products,
    total: products.length,
    page: 1,
    pageCount: 1,
    facets: {
      platforms: [{ value: 'nimbus', label: { en: 'Nimbus', fr: 'Nimbus' }, count: 1 }],
      regions: [{ value: 'eu', label: { en: 'European Union', fr: 'Union européenne' }, count: 1 }],
      categories: [{ value: 'strategy', label: { en: 'Strategy', fr: 'Stratégie' }, count: 1 }],
      inStock: 1,
      onSale: 0,
      price: { minMinor: 999, maxMinor: 9900 },
    },
    didYouMean: null,
  }
}

export function sampleOrder(
  units: UnitOnPage['state'][],
  change: Partial<Omit<OrderOnPage, 'lines'>> = {},
): OrderOnPage {
  const { platform, region, colours, name, slug, legalNature } = sampleProduct()
  return {
    id: newId('ord'),
    number: '7KQM-2RX9',
    state: 'fulfilled',
    heldFor: null,
    reviewUntil: null,
    locale: 'en',
    country: 'FR',
    delivery: 'sealed',
    email: 'ada@example.org',
    emailRefused: false,
    emailProof: null,
    name: 'Ada Martin',
    companyName: null,
    vatNumber: null,
    net: euros(29.16),
    tax: euros(5.83),
    gross: euros(34.99),
    coupon: null,
    placedAt: new Date('2026-11-23T16:02:00Z'),
    termsVersion: '2026-11',
    paidAt: new Date('2026-11-23T16:04:00Z'),
    deliveredAt: new Date('2026-11-23T16:05:00Z'),
    reservedUntil: new Date('2026-11-23T16:38:00Z'),
    shortageChoiceDueAt: null,
    withdrawUntil: new Date('2026-12-07T22:00:00Z'),
    vatCheck: null,
    countryQuestion: null,
    payUrl: null,
    settled: true,
    ...change,
    lines: [
      {
        productSlug: slug,
        name,
        platform,
        region: region.name,
        colours,
        legalNature,
        quantity: units.length,
        gross: euros(34.99),
        discount: euros(0),
        net: euros(29.16),
        tax: euros(5.83),
        vatTreatment: 'domestic',
        vatCountry: 'FR',
        vatBasisPoints: 2000,
        releaseAt: null,
        bundle: null,
        units: units.map((state) => ({ id: newId('unt'), gross: euros(34.99), state })),
      },
    ],
  }
}

export const cartToken = 'c'.repeat(43)
export const withCart = { cookie: `akm_cart=${cartToken}~2` }

const topics = listPolicyTopics(dataRegistry)

/** A storefront over plain objects: one product, one cart, and the orders that a test puts in. */
export function sampleStorefront(change: Partial<StorefrontDeps> = {}): StorefrontDeps {
  const product = sampleProduct()
  const soldOut = sampleProduct({ slug: 'sold-out', availability: { kind: 'sold_out' } })
  const products = [product, soldOut]
  return {
    shop: {
      name: 'AllKeyMasters',
      baseUrl: 'http://shop.example',
      demo: false,
      seller: {
        name: 'Comptoir des Clés SARL',
        address: ['12 rue des Serruriers', '69002 Lyon'],
        country: 'FR',
        email: 'bonjour@shop.example',
        phone: '+33 4 00 00 00 00',
        registration: 'RCS Lyon 000 000 000',
        vatNumber: 'FR00000000000',
        publicationDirector: null,
        host: { name: 'Hébergeur', address: 'Berlin', phone: '+49 30 0000000' },
        mediator: { name: 'Médiation', address: 'Paris', url: 'https://mediation.example' },
      },
      vatScheme: 'oss',
      isClosed: false,
      termsDate: new Date('2026-11-28T00:00:00Z'),
      behindProxy: false,
      countries: ['DE', 'FR', 'IE', 'SE'],
      currencies: ['EUR', 'GBP', 'JPY'],
      paymentOrigins: ['https://pay.example'],
      privacy: { topics, processors: [] },
      adapters: [],
    },
    assets: { url: (name) => `/assets/${name}`, read: () => undefined },
    clock: { now: () => new Date('2026-11-23T17:00:00Z') },
    catalogueChanges: changeSignal(),
    consent: nothingToAsk,
    recordChoice: async ({ allowed }) => ({ token: 'choice', allowed }),
    takeBack: async ({ allowed }) => ({ token: 'choice', allowed }),
    visits: { done: () => {}, foundNothing: () => {} },
    reportError: (error) => {
      throw error
    },
    listProducts: async () => sampleListing(products),
    findProduct: async (slug) => products.find((each) => each.slug === slug),
    readReviews: async () => noReviews,
    listReviews: async () => [],
    findPublishedReview: async () => undefined,
    findOwnReview: async () => undefined,
    writeReview: async () => ({ ok: false, reason: 'no_experience' }),
    deleteReview: async () => false,
    reportReview: async () => undefined,
    documentDates: { privacy: new Date('2026-11-25T09:00:00Z') },
    listDocumentVersions: async () => [],
    overdue: () => ({ rows: 0, at: new Date('2026-11-23T16:50:00Z') }),
    listHighlights: async () => ({
      onSale: [],
      newest: products,
      categories: [{ ...product.category, count: 2 }],
    }),
    suggestProducts: async () => [product],
    listSlugsForSitemap: async (after) =>
      products.filter(({ slug }) => slug > after).map(({ slug, updatedAt }) => ({ slug, updatedAt })),
    readCover: async () => undefined,
    listHelp: async () => ({ articles: [], platforms: [] }),
    searchHelp: async () => [],
    findHelp: async () => undefined,
    openCart: async () => sampleCart(),
    addToCart: async () => ({ ok: true, token: cartToken, count: 3 }),
    useCoupon: async () => ({ ok: true }),
    changeQuantity: async () => ({ ok: true, token: cartToken, count: 1 }),
    findBuyer: async () => null,
    limits: { checkAttempt: async () => ({ kind: 'free' }), noteSuccess: async () => undefined },
    placeOrder: async () => ({ ok: true, redirectUrl: 'https://pay.example/session' }),
    taxCart: async (cart, { country, isCheckedBusiness }) => sampleTaxed(cart, country, isCheckedBusiness),
    checkVatNumber: async () => null,
    answerCountry: async () => ({ ok: true }),
    waiverQuestions: () => [{ express: 'Deliver now.', acknowledge: 'I lose my right.' }],
    orderPage: async () => ({ kind: 'ok', order: sampleOrder([{ kind: 'sealed' }]) }),
    listDocuments: async () => [],
    readDocument: async () => undefined,
    readCompanyNaming: async () => ({
      country: 'FR',
      company: null,
      hasVat: true,
      numberDue: null,
      until: null,
      problem: null,
    }),
    nameCompany: async () => ({ ok: true }),
    returnFromPayment: async () => ({ wasPaid: false }),
    cancelOrder: async () => undefined,
    payAgain: async () => ({ ok: true, redirectUrl: 'https://pay.example/session' }),
    readKeys: async ({ lines }) =>
      new Map(
        lines
          .flatMap(({ units }) => units)
          .filter(({ state }) => state.kind === 'open')
          .map(({ id }) => [id, new Secret<KeyContent>({ kind: 'text', text: 'AAAA-BBBB-CCCC' })]),
      ),
    revealQuestions: () => [{ express: 'Deliver now.', acknowledge: 'I lose my right.' }],
    requestReveal: async () => ({ ok: true }),
    chooseShortage: async () => ({ ok: true }),
    correctEmail: async () => ({ ok: true, token: 'new-token' }),
    resendDelivery: async () => ({ ok: true }),
    claimAddress: async () => undefined,
    findOrder: async () => undefined,
    withdraw: async ({ name, orderNumber, email }) => ({
      reference: 'W-8K2F9QZ1',
      statement: { name, orderNumber, email, madeAt: new Date('2026-11-23T17:00:00Z') },
      answers: [],
    }),
    ordersToWithdraw: async () => ({ orders: [], buyer: null }),
    isWithdrawalOver: () => false,
    listGifts: async () => new Map(),
    makeGift: async () => ({ ok: true, giftId: newId('gft') }),
    changeGift: async () => ({ ok: true }),
    recallGift: async () => ({ ok: true }),
    resendGift: async () => ({ ok: true }),
    giftQuestions: () => [{ express: 'Deliver to them.', acknowledge: 'I lose my right then.' }],
    openGiftLink: async () => ({ kind: 'unknown' }),
    revealGift: async () => ({ ok: true }),
    declineGift: async () => true,
    readGiftKey: async () => new Secret<KeyContent>({ kind: 'text', text: 'AAAA-BBBB-CCCC' }),
    findComplaint: async () => null,
    complain: async () => ({ ok: false, reason: 'not_open' }),
    chooseForComplaint: async () => ({ ok: true }),
    mailbox: null,
    authenticator: null,
    ...change,
  }
}

export const origin = 'http://shop.example'

/** The whole web surface over such a storefront, asked as its own pages ask it. */
export function shopWith(change: Partial<StorefrontDeps> = {}) {
  const app = webApp(sampleStorefront(change), [])
  return {
    get: (path: string, headers: Record<string, string> = {}) => app.request(origin + path, { headers }),
    post: (
      path: string,
      form: Record<string, string> | [string, string][],
      headers: Record<string, string> = {},
    ) =>
      app.request(origin + path, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams(form),
      }),
  }
}
