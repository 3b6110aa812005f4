import { expect, test } from 'vitest'
import { newId, type OrderId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { askNumberLater, noteCardOfOrder, repeatVatChecks } from '../checkout/index.ts'
import { sumCrossBorderSales } from '../orders/index.ts'
import { requestRefund } from '../payments/index.ts'
import type { InvoicingDeps } from './deps.ts'
import { decideCountry, nameCompany } from './index.ts'
import { draw, seller } from './invoicing.fixture.ts'
import { listIssued } from './read-document.ts'
import { settleDocuments } from './settle-documents.ts'

const till = await testTill()
const { db } = till
const vatSeller = { country: 'FR', scheme: 'threshold' as const }
till.deps.seller = vatSeller
const invoicing: InvoicingDeps = {
  ...{ db, outbox: till.deps.outbox, clock: till.clock, seller, vatSeller, draw },
  financialYear: { month: 12, day: 31 },
}
const trace = { ip: '198.51.100.7', userAgent: null }

async function sold(orderIds: readonly OrderId[]) {
  const facts = (await Promise.all(orderIds.map((id) => listIssued(db, id)))).flat().map((each) => each.facts)
  return facts
    .toSorted((one, other) => (one.number < other.number ? -1 : 1))
    .map(({ vat: [group], taxMinor }) => `${group?.treatment} ${group?.vatCountry} ${taxMinor}`)
}
const counted = async () =>
  (await db.selectFrom('cross_border_sales').select('net_minor').execute()).reduce(
    (sum, row) => sum + row.net_minor,
    0,
  )

test('of sales at the same instant one crosses the threshold, and every one after it is taxed where its buyer lives', async () => {
  const product = await till.aProduct(20, { price: money(2400_00, 'EUR') })
  const home = await till.aPaidOrder([[product, 1]], { country: 'FR' })
  const forms = await Promise.all(
    Array.from({ length: 8 }, () => till.aForm([[product, 1]], { country: 'DE' })),
  )
  const placed = await Promise.all(forms.map((form) => till.place(form)))
  expect(placed.every(({ ok }) => ok)).toBe(true)
  const orders = (await till.ordersOf(product)).filter((id) => id !== home)
  // None of them knew of another: the till foresaw VAT of home for more than fit below the threshold.
  const foreseen = await db
    .selectFrom('order_line')
    .select('vat_treatment')
    .where('order_id', 'in', orders)
    .execute()
  expect(foreseen.filter(({ vat_treatment }) => vat_treatment === 'origin').length).toBeGreaterThan(5)
  for (const id of orders) {
    await till.pay(id)
    await till.advance(id)
  }
  await Promise.all([home, ...orders, ...orders].map((id) => settleDocuments(invoicing, id)))
  const home20 = 'origin FR 40000'
  const germany19 = 'oss DE 38319'
  // 2,000 € net at home each: five are 10,000 €, which is not more than the threshold.
  expect(await sold(orders)).toEqual([
    ...Array.from({ length: 5 }, () => home20),
    ...Array.from({ length: 3 }, () => germany19),
  ])
  expect(await sold([home])).toEqual(['domestic FR 40000'])
  expect(await counted()).toBe(5 * 2000_00 + 3 * 2016_81)
})

test('what was counted and turns out to be a sale at home is counted no more', async () => {
  const product = await till.aProduct(3, { price: money(12_00, 'EUR') })
  till.deps.countryOf = () => 'FR'
  const id = await till.aPaidOrder([[product, 1]], { country: 'DE', confirmedCountry: 'DE', trace })
  await db.updateTable('payment').set({ card_country: 'FR' }).where('order_id', '=', id).execute()
  await noteCardOfOrder(till.deps, id)
  const before = await counted()
  await settleDocuments(invoicing, id)
  expect(await counted()).toBe(before + 10_08)
  const jobs = { enqueue: async () => undefined }
  await decideCountry({ db, jobs }, { orderId: id, country: 'FR', reason: 'at home', by: newId('acc') })
  await settleDocuments(invoicing, id)
  // By number: the credit note (A), then the two invoices (F).
  expect(await sold([id])).toEqual(['oss DE 192', 'oss DE 192', 'domestic FR 200'])
  expect(await counted()).toBe(before)
})

test('a sale that turned out to be one to a business counts no more, whatever was paid back or named in between', async () => {
  const product = await till.aProduct(5, { price: money(12_00, 'EUR') })
  till.deps.countryOf = () => null
  const number = 'DE136695976'
  till.deps.vatNumbers = { check: async () => ({ state: 'valid', consultationNumber: 'WAPI1' }) }
  const at = till.clock.now()
  const before = await counted()
  const foreseen = await sumCrossBorderSales(db, at, 'FR')
  const id = await till.aPaidOrder([[product, 3]], { country: 'DE' })
  await settleDocuments(invoicing, id)
  expect(await counted()).toBeGreaterThan(before)
  const [unit] = await db.selectFrom('unit').select('id').where('order_id', '=', id).execute()
  const wish = { kind: 'units', unitIds: unit ? [unit.id] : [] } as const
  await requestRefund(till.deps, {
    orderId: id,
    wish,
    requestKey: 'one',
    by: newId('acc'),
    note: 'one of it',
  })
  await till.advance(id)
  await settleDocuments(invoicing, id)
  const company = { name: 'Muster GmbH', addressLines: ['Musterstraße 1', 'Berlin'], vatNumber: number }
  const jobs = { enqueue: async () => undefined }
  await nameCompany({ db, jobs, clock: till.clock }, { orderId: id, company, by: null })
  await settleDocuments(invoicing, id)
  await askNumberLater(till.deps, { orderId: id, number, by: newId('acc') })
  await repeatVatChecks(till.deps)
  await till.advance(id)
  await settleDocuments(invoicing, id)
  expect((await sold([id])).at(-1)).toBe('reverse_charge null 0')
  expect(await counted()).toBe(before)
  expect(await sumCrossBorderSales(db, at, 'FR')).toEqual(foreseen)
  // Its VAT came back from the bank: it is invoiced with it again, and counts again.
  await db
    .updateTable('refund')
    .set({ state: 'failed' })
    .where('order_id', '=', id)
    .where('reason', '=', 'vat')
    .execute()
  await settleDocuments(invoicing, id)
  expect(await counted()).toBeGreaterThan(before)
})

test('what fails is not counted', async () => {
  const product = await till.aProduct(3, { price: money(12_00, 'EUR') })
  till.deps.countryOf = () => null
  const id = await till.aPaidOrder([[product, 1]], { country: 'DE' })
  const before = await counted()
  const broken = async () => {
    throw new Error('no ink')
  }
  await expect(settleDocuments({ ...invoicing, draw: broken }, id)).rejects.toThrow('no ink')
  expect(await counted()).toBe(before)
})

test('a year that begins looks at the one before', async () => {
  const product = await till.aProduct(3, { price: money(12_00, 'EUR') })
  till.deps.countryOf = () => null
  const id = await till.aPaidOrder([[product, 1]], { country: 'DE' })
  const year = new Date().getUTCFullYear()
  const paidIn = (at: string) =>
    db
      .updateTable('order')
      .set({ paid_at: new Date(at) })
      .where('id', '=', id)
      .execute()
  await paidIn(`${year + 1}-02-01T12:00:00Z`)
  await settleDocuments(invoicing, id)
  expect(await sold([id])).toEqual(['oss DE 192'])
})
