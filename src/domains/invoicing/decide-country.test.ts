import { beforeEach, describe, expect, test } from 'vitest'
import { newId, type OrderId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { bookDocument, makeOssReturn } from '../books/index.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { noteCardOfOrder } from '../checkout/index.ts'
import type { InvoicingDeps } from './deps.ts'
import { decideCountry } from './index.ts'
import { draw, seller } from './invoicing.fixture.ts'
import { listIssued } from './read-document.ts'
import { settleDocuments } from './settle-documents.ts'

const till = await testTill()
const { db } = till
// A network of documentation that is public enough to be somewhere.
const trace = { ip: '198.51.100.7', userAgent: null }
let now = new Date()
const invoicing: InvoicingDeps = {
  ...{ db, outbox: till.deps.outbox, clock: { now: () => now }, seller, draw },
  vatSeller: { country: 'FR', scheme: 'oss' },
  financialYear: { month: 12, day: 31 },
}
const jobs = { enqueue: async () => undefined }

beforeEach(() => {
  now = new Date()
})

/** Declared in one country, while network and card say another. */
async function contradicted(declared: string, other: string): Promise<OrderId> {
  const product = await till.aProduct(3, { price: money(1200, 'EUR') })
  till.deps.countryOf = () => other
  const id = await till.aPaidOrder([[product, 2]], { country: declared, confirmedCountry: declared, trace })
  await db.updateTable('payment').set({ card_country: other }).where('order_id', '=', id).execute()
  await noteCardOfOrder(till.deps, id)
  return id
}
const decide = (orderId: OrderId, country: string) =>
  decideCountry({ db, jobs }, { orderId, country, reason: 'lives there', by: newId('acc') })
const settle = (orderId: OrderId) => settleDocuments(invoicing, orderId)
const factsOf = async (orderId: OrderId) => (await listIssued(db, orderId)).map(({ facts }) => facts)
const vatOf = async (orderId: OrderId) =>
  (await factsOf(orderId)).map(({ kind, netMinor, taxMinor, grossMinor, vat: [group] }) =>
    [kind, group?.treatment, group?.vatCountry, group?.vatBasisPoints, netMinor, taxMinor, grossMinor].join(
      ' ',
    ),
  )
const quarterOf = (day: Date) => `${day.getUTCFullYear()}-Q${Math.ceil((day.getUTCMonth() + 1) / 3)}`

describe('a decision for another country', () => {
  test('before the invoice is what that says, out of the same price', async () => {
    const orderId = await contradicted('FR', 'DE')
    expect(await decide(orderId, 'DE')).toEqual({ ok: true })
    await settle(orderId)
    expect(await vatOf(orderId)).toEqual(['invoice oss DE 1900 2017 383 2400'])
    expect((await factsOf(orderId))[0]?.basis).toEqual({ correction: 1, isUntaxed: false, country: 'DE' })
  })

  test('after it credits it and invoices the country that counts; nobody pays anything', async () => {
    const orderId = await contradicted('FR', 'DE')
    await settle(orderId)
    await decide(orderId, 'DE')
    await settle(orderId)
    expect(await settle(orderId)).toEqual([])
    expect(await vatOf(orderId)).toEqual([
      'invoice domestic FR 2000 2000 400 2400',
      'credit_note domestic FR 2000 2000 400 2400',
      'invoice oss DE 1900 2017 383 2400',
    ])
    const [, credit, anew] = await factsOf(orderId)
    expect([credit?.corrects?.reason, anew?.corrects?.reason]).toEqual(['vat', 'vat'])
    expect(anew?.lines).toMatchObject([{ quantity: 2, unitGrossMinor: 1200, discountMinor: 0 }])
  })

  test('outside the Union leaves no VAT in the price', async () => {
    const orderId = await contradicted('FR', 'US')
    await settle(orderId)
    await decide(orderId, 'US')
    await settle(orderId)
    expect((await vatOf(orderId)).at(-1)).toBe('invoice outside_eu  0 2400 0 2400')
  })

  test('for the declared one changes nothing', async () => {
    const orderId = await contradicted('FR', 'DE')
    await settle(orderId)
    await decide(orderId, 'FR')
    expect(await settle(orderId)).toEqual([])
  })

  test('does not touch a voucher of several purposes', async () => {
    const [game, credit] = [
      await till.aProduct(3, { price: money(1200, 'EUR') }),
      await till.aProduct(3, {
        price: money(2000, 'EUR'),
        ...{ legalNature: 'voucher' as const, voucherPurpose: 'multi' as const },
      }),
    ]
    till.deps.countryOf = () => 'DE'
    const orderId = await till.aPaidOrder(
      [
        [game, 1],
        [credit, 1],
      ],
      { country: 'FR', confirmedCountry: 'FR', trace },
    )
    await db.updateTable('payment').set({ card_country: 'DE' }).where('order_id', '=', orderId).execute()
    await noteCardOfOrder(till.deps, orderId)
    await settle(orderId)
    await decide(orderId, 'DE')
    await settle(orderId)
    const anew = (await factsOf(orderId)).at(-1)
    expect(anew?.lines.map(({ treatment, taxMinor }) => [treatment, taxMinor])).toEqual([
      ['oss', 192],
      ['voucher', 0],
    ])
  })

  test('in a later quarter corrects the return of the quarter of the sale, country by country', async () => {
    const orderId = await contradicted('IT', 'DE')
    await settle(orderId)
    const sold = quarterOf(now)
    now = new Date(Date.UTC(now.getUTCFullYear() + 2, 4, 5))
    await decide(orderId, 'DE')
    await settle(orderId)
    for (const { id } of await listIssued(db, orderId)) await bookDocument(db, id)
    const { lines } = await makeOssReturn(db, sold)
    expect(lines).toContainEqual({ country: 'IT', vatBasisPoints: 2200, baseMinor: 1967, taxMinor: 433 })
    expect(await makeOssReturn(db, quarterOf(now))).toMatchObject({
      quarter: quarterOf(now),
      lines: [],
      corrections: [
        { quarter: sold, country: 'DE', taxMinor: 383 },
        { quarter: sold, country: 'IT', taxMinor: -433 },
      ],
    })
  })

  test('of an order in another currency keeps its rate', async () => {
    const product = await till.aProduct(3, { price: money(1200, 'EUR') })
    await till.listPrices(product, { USD: 1300 })
    till.deps.countryOf = () => 'DE'
    const id = await till.aPaidOrder([[product, 1]], {
      ...{ country: 'US', confirmedCountry: 'US', trace, currency: 'USD' },
    })
    await db.updateTable('payment').set({ card_country: 'DE' }).where('order_id', '=', id).execute()
    await noteCardOfOrder(till.deps, id)
    await settle(id)
    await decide(id, 'DE')
    await settle(id)
    for (const { id: document } of await listIssued(db, id))
      expect(await bookDocument(db, document)).toBe(true)
    const [first, credit, anew] = await factsOf(id)
    expect(anew).toMatchObject({ grossMinor: 1300, taxMinor: 208 })
    expect(anew?.taxInEuros?.rate).toBe(first?.taxInEuros?.rate)
    expect(credit?.taxInEuros).toMatchObject({ taxMinor: 0 })
  })
})
