import type { LetterModels, MailKind } from '../../domains/notifications/letter.ts'
import type {
  ContractOnLetter,
  DeliveryAtOnce,
  KeyOnLetter,
  OrderOnLetter,
  ProductOnLetter,
  SealedDelivery,
  WaiverOnLetter,
} from '../../domains/notifications/order-on-letter.ts'
import type { Locale } from '../../shared/locale.ts'
import { money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { sampleAccountLetters } from './account-letters.fixture.ts'
import type { LetterShop } from './voice.ts'

/** One of every letter there is, for the tests and for looking at. */
export const sampleShop: LetterShop = {
  name: 'AllKeyMasters',
  baseUrl: 'https://shop.example',
  demo: false,
  timeZone: 'Europe/Paris',
  seller: {
    name: 'Comptoir des Clés SARL',
    address: ['12 rue des Serruriers', '69002 Lyon'],
    country: 'FR',
    email: 'bonjour@shop.example',
    phone: '+33 4 00 00 00 00',
    registration: 'RCS Lyon 000 000 000',
    vatNumber: 'FR00 000000000',
    publicationDirector: null,
    host: null,
    mediator: {
      name: 'Médiation du commerce de Lyon',
      address: '3 quai des Balances, 69001 Lyon, France',
      url: 'https://mediation.example',
    },
  },
}

export const sampleKeys = {
  short: 'MQ4T-9XKD-2HJV-7PWR',
  long: 'BC-7F3K9QWX2M-R8TZ4LHN6V-P5DJ1YCG0S-E3UB7AKQ9T-XW2MR8TZ4L',
  lines: 'Name: Example Buyer\nSerial: 4471-0925-8830\nUnlock: 9F2C-77A1-0B3D',
}

const editor: ProductOnLetter = {
  name: { en: 'Inkwell Studio 4, Professional', fr: 'Inkwell Studio 4, Professionnel' },
  platform: 'Quillon ID',
  region: { en: 'Worldwide', fr: 'Monde entier' },
}
const game: ProductOnLetter = {
  name: { en: 'The Lamplighter’s <Last> Voyage', fr: 'Le <dernier> voyage de l’allumeur' },
  platform: 'Harbour',
  region: { en: 'European Union', fr: 'Union européenne' },
}

const url = (locale: Locale, anchor = '') =>
  `https://shop.example${locale === 'fr' ? '/fr' : ''}/orders/06hx8v2m4n6p8r0t2w4y6z8b0d.1.gp3.Zm9vYmFyYmF6cXV4MTI${anchor}`
const order = (locale: Locale): OrderOnLetter => ({
  number: 'K7QF-2M9X',
  url: url(locale),
  placedAt: new Date('2026-11-23T09:14:00Z'),
})

const key = (product: ProductOnLetter, text: string): KeyOnLetter => ({
  product,
  guideUrl: 'https://shop.example/products/inkwell-studio-4',
  value: { format: 'text', text: new Secret(text) },
})
const picture: KeyOnLetter = {
  ...key(game, ''),
  value: {
    format: 'image',
    mediaType: 'image/png',
    // The smallest PNG there is: one pixel.
    bytes: new Secret(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ),
  },
}

const waiver = (locale: Locale): WaiverOnLetter => ({
  products: [
    { product: editor, quantity: 2 },
    { product: game, quantity: 1 },
  ],
  statements:
    locale === 'fr'
      ? [
          'Je demande que la clé me soit remise maintenant, avant la fin du délai de rétractation de 14 jours.',
          'Je reconnais perdre mon droit de rétractation dès que la clé m’est remise.',
        ]
      : [
          'I ask you to deliver the key now, before the withdrawal period of 14 days has ended.',
          'I know that I lose my right of withdrawal as soon as the key is delivered.',
        ],
  locale,
  textVersion: '2026-11',
  givenAt: new Date('2026-11-23T09:14:00Z'),
})

const sealed: SealedDelivery = {
  kind: 'sealed',
  products: [
    { product: editor, quantity: 2 },
    { product: game, quantity: 1 },
  ],
  withdrawUntil: '2026-12-07',
}
const atOnce = (locale: Locale): DeliveryAtOnce => ({
  kind: 'at_once',
  keys: [key(editor, sampleKeys.short), key(editor, sampleKeys.long), key(game, sampleKeys.lines)],
  waivers: [waiver(locale)],
})

type Sample<K extends MailKind = MailKind> = {
  [Kind in K]: { name: string; kind: Kind; model: LetterModels[Kind] }
}[K]

export function sampleLetters(locale: Locale): Sample[] {
  const confirmation: Omit<LetterModels['order_confirmation'], 'delivery' | 'backordered'> = {
    order: order(locale),
    paidAt: new Date('2026-11-23T09:16:00Z'),
    lines: [
      {
        product: editor,
        quantity: 2,
        gross: money(118_00, 'EUR'),
        tax: money(19_67, 'EUR'),
        vatTreatment: 'domestic',
        vatCountry: 'FR',
        vatBasisPoints: 2000,
        legalNature: 'digital_service',
        releaseAt: null,
      },
      {
        product: game,
        quantity: 1,
        gross: money(29_99, 'EUR'),
        tax: money(1_56, 'EUR'),
        vatTreatment: 'domestic',
        vatCountry: 'FR',
        vatBasisPoints: 550,
        legalNature: 'digital_content',
        releaseAt: null,
      },
    ],
    gross: money(147_99, 'EUR'),
    contract: {
      termsVersion: '2026-11',
      delivery: 'sealed',
      withdrawUntil: sealed.withdrawUntil,
      waivers: [],
    },
  }
  const contractAtOnce: ContractOnLetter = {
    ...confirmation.contract,
    delivery: 'at_once',
    waivers: [waiver(locale)],
  }
  const single = { ...sealed, products: [{ product: editor, quantity: 1 }] }
  return [
    {
      name: 'sealed',
      kind: 'order_confirmation',
      model: { ...confirmation, delivery: sealed, backordered: [] },
    },
    {
      name: 'at-once',
      kind: 'order_confirmation',
      model: { ...confirmation, contract: contractAtOnce, delivery: atOnce(locale), backordered: [] },
    },
    {
      name: 'partly-later',
      kind: 'order_confirmation',
      model: {
        ...confirmation,
        delivery: single,
        backordered: [
          { product: editor, quantity: 1, promisedBy: new Date('2026-12-07T12:00:00Z') },
          { product: game, quantity: 1, promisedBy: null },
        ],
      },
    },
    {
      name: 'all-later',
      kind: 'order_confirmation',
      model: {
        ...confirmation,
        delivery: null,
        backordered: [{ product: game, quantity: 1, promisedBy: null }],
      },
    },
    {
      name: 'reminder',
      kind: 'delivery_reminder',
      model: {
        order: order(locale),
        paidAt: new Date('2026-11-16T16:04:00Z'),
        products: single.products,
        withdrawUntil: '2026-11-30',
      },
    },
    { name: 'arrived-sealed', kind: 'key_delivery', model: { order: order(locale), delivery: single } },
    {
      name: 'arrived-at-once',
      kind: 'key_delivery',
      model: {
        order: order(locale),
        delivery: { kind: 'at_once', keys: [key(game, sampleKeys.short)], waivers: [waiver(locale)] },
      },
    },
    { name: 'receipt', kind: 'waiver_receipt', model: { order: order(locale), waivers: [waiver(locale)] } },
    {
      name: 'revealed',
      kind: 'key_revealed',
      model: {
        order: order(locale),
        keys: [key(editor, sampleKeys.short)],
        revealedAt: new Date('2026-11-24T18:02:00Z'),
      },
    },
    {
      name: 'revealed-picture',
      kind: 'key_revealed',
      model: { order: order(locale), keys: [picture], revealedAt: new Date('2026-11-24T18:02:00Z') },
    },
    {
      name: 'replaced',
      kind: 'key_replaced',
      model: { order: order(locale), key: key(game, sampleKeys.short) },
    },
    ...(['arrived', 'replaced'] as const).map(
      (what): Sample => ({
        name: `gift-${what}`,
        kind: 'gift',
        model: {
          what,
          url: url(locale, '#gift'),
          sender: 'Ada',
          recipient: 'Grace',
          message: 'All the best, <b>Grace</b>.\nSee you soon.',
          product: game,
          openBy: new Date('2027-05-26T10:00:00Z'),
        },
      }),
    ),
    ...(['arranged', 'opened', 'refused', 'declined', 'expired', 'erased', 'replaced'] as const).map(
      (what): Sample => ({
        name: `gift-news-${what}`,
        kind: 'gift_news',
        model: {
          what,
          order: order(locale),
          product: game,
          recipient: 'Grace',
          sendAt: new Date('2026-12-24T08:00:00Z'),
          answers: null,
        },
      }),
    ),
    ...[true, false].map(
      (charged): Sample => ({
        name: charged ? 'missing-charged' : 'missing-held',
        kind: 'shortage_question',
        model: {
          order: order(locale),
          missing: [{ product: game, quantity: 1 }],
          charged,
          waitUrl: url(locale, '#wait'),
          refundUrl: url(locale, '#refund'),
          answerBy: new Date('2026-11-24T09:16:00Z'),
          waitDays: 14,
        },
      }),
    ),
    ...(['refunded', 'released'] as const).map(
      (kind): Sample => ({
        name: kind,
        kind: 'refund_notice',
        model: {
          order: order(locale),
          products: [{ product: game, quantity: 1 }],
          amount: money(29_99, 'EUR'),
          money: kind,
          reason: kind === 'refunded' ? 'withdrawal' : 'shortage',
        },
      }),
    ),
    ...[false, true].map(
      (charged): Sample => ({
        name: charged ? 'reviewed-charged' : 'reviewed-held',
        kind: 'payment_review',
        model: {
          order: order(locale),
          products: [{ product: game, quantity: 1 }],
          amount: money(29_99, 'EUR'),
          how: 'held',
          until: new Date('2026-11-29T09:16:00Z'),
          charged,
        },
      }),
    ),
    ...(
      [
        ['rejected', false],
        ['expired', false],
        ['rejected', true],
        ['expired', true],
      ] as const
    ).map(
      ([how, charged]): Sample => ({
        name: charged ? `review-${how}-charged` : `review-${how}`,
        kind: 'payment_review',
        model: {
          order: order(locale),
          products: [{ product: game, quantity: 1 }],
          amount: money(29_99, 'EUR'),
          how,
          charged,
        },
      }),
    ),
    { name: 'link', kind: 'order_link', model: { order: order(locale) } },
    ...sampleDocuments(locale),
    ...sampleWithdrawals(locale),
    ...sampleAccountLetters(locale),
  ]
}

/** Invoices and credit notes on their way to whoever bought, and the heads of a day to whoever keeps the books. */
function sampleDocuments(locale: Locale): Sample[] {
  const file = (number: string) => ({
    name: `${number}.pdf`,
    content: new Secret<Uint8Array>(Buffer.from('%PDF-1.7')),
  })
  const issued = { order: order(locale), issuedOn: '2026-11-27', gross: money(118_00, 'EUR') }
  const invoice = { ...issued, kind: 'invoice', number: 'F2026-000123', file: file('F2026-000123') } as const
  const note = { ...issued, kind: 'credit_note', number: 'A2026-000045', file: file('A2026-000045') } as const
  const heads = [
    { kind: 'invoice', number: 'F2026-000123', hash: '9f'.repeat(32) },
    { kind: 'credit_note', number: 'A2026-000045', hash: 'a4'.repeat(32) },
  ] as const
  return [
    { name: 'invoice', kind: 'tax_document', model: { ...invoice, corrects: null } },
    {
      name: 'credit-note',
      kind: 'tax_document',
      model: { ...note, corrects: { number: invoice.number, reason: 'refund' } },
    },
    {
      name: 'invoice-again',
      kind: 'tax_document',
      model: { ...invoice, corrects: { number: note.number, reason: 'refund_returned' } },
    },
    ...(['vat', 'company'] as const).flatMap((reason): Sample[] => [
      {
        name: `credit-note-${reason}`,
        kind: 'tax_document',
        model: { ...note, corrects: { number: invoice.number, reason } },
      },
      {
        name: `invoice-${reason}`,
        kind: 'tax_document',
        model: { ...invoice, corrects: { number: note.number, reason } },
      },
    ]),
    { name: 'books-heads', kind: 'books_heads', model: { day: '2026-11-27', heads } },
  ]
}

/** What may come of a withdrawal: some of the keys, none, later, and an order that nobody knows. */
function sampleWithdrawals(locale: Locale): Sample[] {
  const statement = {
    name: 'Ada Löwe <script>',
    orderNumber: 'K7QF-2M9X',
    email: 'ada@example.org',
    madeAt: new Date('2026-12-01T20:31:00Z'),
  }
  const two = [{ product: editor, quantity: 2 }]
  const one = [{ product: game, quantity: 1 }]
  const amounts = { two: money(118_00, 'EUR'), one: money(29_99, 'EUR') }
  const outcomes: Record<string, LetterModels['withdrawal_receipt']['outcome']> = {
    'withdrawn-in-part': {
      lastDay: '2026-12-07',
      keys: [
        { answer: 'taken_back', products: two, amount: amounts.two },
        { answer: 'waived', products: one, amount: amounts.one },
      ],
      waivers: [waiver(locale)],
    },
    'withdrawn-late': {
      lastDay: '2026-11-27',
      keys: [{ answer: 'late', products: two, amount: amounts.two }],
      waivers: [],
    },
    'withdrawn-and-waiting': {
      lastDay: '2026-12-07',
      keys: [
        { answer: 'later', products: two, amount: amounts.two },
        { answer: 'gone', products: one, amount: amounts.one },
      ],
      waivers: [],
    },
    'withdrawn-unpaid': {
      lastDay: '2026-12-07',
      keys: [{ answer: 'cancelled', products: two, amount: amounts.two }],
      waivers: [],
    },
    'withdrawn-for-somebody': {
      lastDay: '2026-12-07',
      keys: (['service', 'unproved', 'company', 'mismatch'] as const).map((answer) => ({
        answer,
        products: one,
        amount: amounts.one,
      })),
      waivers: [],
    },
    'withdrawn-unknown': null,
  }
  return Object.entries(outcomes).map(([name, outcome]) => ({
    name,
    kind: 'withdrawal_receipt',
    model: { reference: 'W-8K2F9QZ1', statement, outcome },
  }))
}
