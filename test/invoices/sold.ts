import { expect } from 'vitest'
import { openCart, readCart } from '../../src/domains/cart/index.ts'
import type { NewProduct } from '../../src/domains/catalog/index.ts'
import { testTill } from '../../src/domains/checkout/checkout.fixture.ts'
import { type CheckoutForm, priceCart, taxCart } from '../../src/domains/checkout/index.ts'
import {
  findDocument,
  type InvoicingDeps,
  listDocumentsOfOrder,
  settleDocuments,
  type TaxDocument,
} from '../../src/domains/invoicing/index.ts'
import type { NewCoupon } from '../../src/domains/promotions/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import { money, plainAmount } from '../../src/shared/money.ts'
import { sampleSeller } from '../../src/web/documents/documents.fixture.ts'
import { drawDocument } from '../../src/web/documents/draw-document.ts'
import { mentionsOf } from '../../src/web/documents/mentions.ts'
import { typesetter } from '../../src/web/letters/typesetting.ts'
import { facturXSchema } from '../factur-x/schema.ts'
import { facturXRules } from '../factur-x/schematron.ts'

export const till = await testTill()
const { db } = till
till.deps.currencies = ['EUR', 'USD', 'JPY', 'HUF']
till.deps.vatNumbers = { check: async () => ({ state: 'valid', consultationNumber: 'WAPIAAAA1' }) }
const schemaFaults = facturXSchema()
const judge = facturXRules()
const invoicing: InvoicingDeps = {
  ...{ db, outbox: till.deps.outbox, clock: till.clock, seller: sampleSeller },
  vatSeller: till.deps.seller,
  financialYear: { month: 12, day: 31 },
  draw: async (document) => (await drawDocument(document)).pdf,
}

export type Wish = {
  /** Prices in cents, with how many are wanted. */
  items: readonly (Partial<NewProduct> & {
    cents: number
    wanted?: number
    abroad?: Record<string, number>
  })[]
  buyer?: Partial<CheckoutForm>
  currency?: string
  coupon?: NewCoupon['terms']
  /** All of the items in one, for so many cents. */
  bundle?: Partial<NewProduct> & { cents: number }
}

export async function sold({ items, buyer = {}, currency = 'EUR', coupon, bundle }: Wish): Promise<OrderId> {
  const wishes: [Awaited<ReturnType<typeof till.aProduct>>, number][] = []
  for (const { cents, wanted = 1, abroad, ...product } of items) {
    const id = await till.aProduct(wanted, { price: money(cents, 'EUR'), ...product })
    if (abroad) await till.listPrices(id, abroad)
    wishes.push([id, wanted])
  }
  if (bundle) {
    const { cents, ...product } = bundle
    const ids = wishes.splice(0).map(([id]) => id)
    const rows = await db.selectFrom('product').select(['id', 'slug']).where('id', 'in', ids).execute()
    const parts = ids.flatMap((id) => rows.find((row) => row.id === id)?.slug ?? [])
    wishes.push([await till.aProduct(0, { price: money(cents, 'EUR'), ...product, parts }), 1])
  }
  const shown = await till.aForm(wishes, { ...buyer, currency })
  const form = coupon ? await till.withCoupon(shown, await till.aCoupon({ terms: coupon })) : shown
  const isCheckedBusiness = Boolean(form.vatNumber)
  const cart = await openCart(db, form.cartToken)
  if (!cart) throw new Error('no cart')
  const priced = await priceCart(db, await readCart(db, cart, till.clock, currency))
  const { toPay } = await taxCart(till.deps, priced, { country: form.country, isCheckedBusiness })
  const placed = await till.place({
    ...form,
    shownTotal: toPay,
    shownCheck: isCheckedBusiness ? 'valid' : null,
  })
  if (!placed.ok) throw new Error(`not placed: ${placed.reason}`)
  const order = await db.selectFrom('order').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  if (toPay.minor > 0) {
    await till.pay(order.id)
    await till.advance(order.id)
  }
  return order.id
}

export async function documentsOf(orderId: OrderId): Promise<TaxDocument[]> {
  await settleDocuments(invoicing, orderId)
  const rows = await listDocumentsOfOrder(db, orderId)
  const found = await Promise.all(rows.map(({ id }) => findDocument(db, id)))
  return found.filter((document) => document !== undefined)
}

/** What a document says, in lines that can be compared by eye. */
export function told(document: TaxDocument): string[] {
  const { kind, currency, lines, vat, corrects, taxInEuros } = document
  const amount = (minor: number) => plainAmount(money(minor, currency))
  return [
    [kind, currency, corrects?.reason].filter(Boolean).join(' '),
    ...lines.map(
      (line) =>
        `${line.quantity} × ${amount(line.unitGrossMinor)} − ${amount(line.discountMinor)} = ${amount(line.netMinor)} + ${amount(line.taxMinor)}`,
    ),
    ...vat.map(
      (group) =>
        `VAT ${group.treatment} ${group.vatCountry ?? '–'} ${group.vatBasisPoints / 100} %: ${amount(group.netMinor)} + ${amount(group.taxMinor)}`,
    ),
    `${amount(document.netMinor)} + ${amount(document.taxMinor)} = ${amount(document.grossMinor)}`,
    ...(taxInEuros ? [`VAT in euros ${plainAmount(money(taxInEuros.taxMinor, 'EUR'))}`] : []),
  ]
}

export const mentioned = (document: TaxDocument) =>
  mentionsOf(document, typesetter(document.locale, 'UTC')).map(({ words }) => words.replace(/\s/g, ' '))

export async function isValid(document: TaxDocument): Promise<void> {
  const { xml } = await drawDocument(document)
  expect(schemaFaults(xml)).toEqual([])
  const { fired, broken } = judge(xml)
  expect(broken).toEqual([])
  expect(fired).toBeGreaterThan(50)
}

/** The only document of a sale, held against the schema and the rules of EN 16931. */
export async function theOne(wish: Wish): Promise<TaxDocument> {
  const [document, ...others] = await documentsOf(await sold(wish))
  expect(others).toEqual([])
  if (!document) throw new Error('there is no document')
  await isValid(document)
  return document
}
