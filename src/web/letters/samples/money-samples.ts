import type { DocumentOnLetter } from '../../../domains/notifications/document-on-letter.ts'
import type { WithdrawalReceipt } from '../../../domains/notifications/order-on-letter.ts'
import { Secret } from '../../../shared/secret.ts'
import { eachNamed, type SamplesOf } from './sample.ts'
import { amounts, counts, type Scene } from './scene.ts'

/** Letters about money that moves, and the documents of the books. */
export const moneySamples: SamplesOf<
  'refund_notice' | 'payment_review' | 'withdrawal_receipt' | 'tax_document' | 'books_heads'
> = {
  refund_notice: ({ order }) =>
    eachNamed(
      ['refunded', 'released'],
      (kind) => kind,
      (kind) => ({
        order,
        products: counts.game,
        amount: amounts.game,
        money: kind,
        reason: kind === 'refunded' ? 'withdrawal' : 'shortage',
      }),
    ),
  payment_review({ order }) {
    const about = { order, products: counts.game, amount: amounts.game }
    const held = { ...about, how: 'held', until: new Date('2026-11-29T09:16:00Z') } as const
    const ended = (how: 'rejected' | 'expired', charged: boolean) => ({ ...about, how, charged })
    return {
      'reviewed-held': { ...held, charged: false },
      'reviewed-charged': { ...held, charged: true },
      'review-rejected': ended('rejected', false),
      'review-expired': ended('expired', false),
      'review-rejected-charged': ended('rejected', true),
      'review-expired-charged': ended('expired', true),
    }
  },
  withdrawal_receipt: ({ waiver }) =>
    Object.fromEntries(
      Object.entries(outcomesWith(waiver)).map(([name, outcome]) => [
        name,
        { reference: 'W-8K2F9QZ1', statement, outcome },
      ]),
    ),
  tax_document({ order }) {
    const issued = { order, issuedOn: '2026-11-27', gross: amounts.editors }
    const invoice = {
      ...issued,
      kind: 'invoice',
      number: 'F2026-000123',
      file: sheet('F2026-000123'),
    } as const
    const note = {
      ...issued,
      kind: 'credit_note',
      number: 'A2026-000045',
      file: sheet('A2026-000045'),
    } as const
    return {
      invoice: { ...invoice, corrects: null },
      'credit-note': { ...note, corrects: { number: invoice.number, reason: 'refund' } },
      'invoice-again': { ...invoice, corrects: { number: note.number, reason: 'refund_returned' } },
      ...eachNamed(
        ['vat', 'company'],
        (reason) => `credit-note-${reason}`,
        (reason) => ({
          ...note,
          corrects: { number: invoice.number, reason },
        }),
      ),
      ...eachNamed(
        ['vat', 'company'],
        (reason) => `invoice-${reason}`,
        (reason) => ({
          ...invoice,
          corrects: { number: note.number, reason },
        }),
      ),
    }
  },
  books_heads: () => ({
    'books-heads': {
      day: '2026-11-27',
      heads: [
        { kind: 'invoice', number: 'F2026-000123', hash: '9f'.repeat(32) },
        { kind: 'credit_note', number: 'A2026-000045', hash: 'a4'.repeat(32) },
      ],
    },
  }),
}

const statement = {
  name: 'Ada Löwe',
  orderNumber: 'K7QF-2M9X',
  email: 'ada@example.org',
  madeAt: new Date('2026-12-01T20:31:00Z'),
}

/** What may come of a withdrawal: some of the keys, none, later, and an order that nobody knows. */
function outcomesWith(waiver: Scene['waiver']): Record<string, WithdrawalReceipt['outcome']> {
  const editors = { products: counts.editors, amount: amounts.editors }
  const game = { products: counts.game, amount: amounts.game }
  const lastDay = '2026-12-07'
  return {
    'withdrawn-in-part': {
      lastDay,
      keys: [
        { answer: 'taken_back', ...editors },
        { answer: 'waived', ...game },
      ],
      waivers: [waiver],
    },
    'withdrawn-late': { lastDay: '2026-11-27', keys: [{ answer: 'late', ...editors }], waivers: [] },
    'withdrawn-and-waiting': {
      lastDay,
      keys: [
        { answer: 'later', ...editors },
        { answer: 'gone', ...game },
      ],
      waivers: [],
    },
    'withdrawn-unpaid': { lastDay, keys: [{ answer: 'cancelled', ...editors }], waivers: [] },
    'withdrawn-for-somebody': {
      lastDay,
      keys: (['service', 'unproved', 'company', 'mismatch'] as const).map((answer) => ({ answer, ...game })),
      waivers: [],
    },
    'withdrawn-unknown': null,
  }
}

function sheet(number: string): DocumentOnLetter['file'] {
  return { name: `${number}.pdf`, content: new Secret<Uint8Array>(Buffer.from(emptySheet)) }
}

/** The smallest PDF that programs open: a white page. */
const emptySheet = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
