import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { money } from '../../shared/money.ts'
import { localDayAfter } from '../../shared/time.ts'
import { draw, invoicingShop } from './invoicing.fixture.ts'
import { listDocuments, readDocuments } from './queries.ts'
import { settleDocuments } from './settle-documents.ts'
import { sweepDocuments } from './sweep.ts'
import { verifyDocuments } from './verify-documents.ts'

const shop = await invoicingShop()
const { db, invoicing } = shop

beforeEach(() => {
  shop.events.length = 0
})

const everything = { kind: null, year: null, text: '' }
const flaws = async () => (await Array.fromAsync(verifyDocuments(db, 7), (part) => part.flaws)).flat()

describe('an invoice', () => {
  test('is issued once for a paid order, with what was sold, to whom, and when', async () => {
    const orderId = await shop.paidOrder({ quantity: 2 })
    await shop.settle(orderId)
    expect(await shop.settle(orderId)).toEqual([])
    const [invoice, ...others] = await shop.documentsOf(orderId)
    expect(others).toEqual([])
    expect(invoice).toMatchObject({
      kind: 'invoice',
      orderId,
      currency: 'EUR',
      corrects: null,
      seller: { name: 'Test Works SAS' },
      netMinor: 4150,
      taxMinor: 830,
      grossMinor: 4980,
      vat: [{ treatment: 'domestic', vatCountry: 'FR', vatBasisPoints: 2000, netMinor: 4150, taxMinor: 830 }],
      lines: [{ position: 1, quantity: 2, unitGrossMinor: 2490, discountMinor: 0 }],
      payment: { method: 'card' },
      taxInEuros: null,
    })
    expect(invoice?.lines[0]?.name).toMatch(/^product-\w+, Harbour, Worldwide$/)
    expect(shop.events.filter(({ type }) => type === 'document_issued')).toHaveLength(1)
  })

  test('is owed by nobody who has not paid', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    expect(await shop.settle(orderId)).toEqual([])
  })

  test('of another currency says its VAT in euros and at which rate', async () => {
    const orderId = await shop.paidOrder({ unitPrice: money(4100, 'JPY') })
    await shop.settle(orderId)
    const [invoice] = await shop.documentsOf(orderId)
    expect(invoice).toMatchObject({ currency: 'JPY', grossMinor: 4100, taxMinor: 683 })
    const { taxMinor = 0, rate = 0 } = invoice?.taxInEuros ?? {}
    expect(Math.abs(taxMinor - 683 * rate * 100)).toBeLessThanOrEqual(0.5)
    expect(taxMinor).toBeGreaterThan(300)
  })

  test('is never changed, by nobody who works in the shop', async () => {
    const orderId = await shop.paidOrder()
    await shop.settle(orderId)
    const statements = [
      sql`update shop.tax_document set content = content where order_id = ${orderId}`,
      sql`delete from shop.tax_document where order_id = ${orderId}`,
      sql`delete from shop.tax_document_buyer where order_id = ${orderId}`,
      sql`update shop.tax_document_buyer set name = 'Other' where order_id = ${orderId}`,
      sql`update shop.tax_document_buyer set country = 'DE' where order_id = ${orderId}`,
      sql`delete from shop.tax_document_file where order_id = ${orderId}`,
      sql`update shop.tax_document_file set file_to_person = '\\x00' where order_id = ${orderId}`,
      sql`update shop.invoice_series set next_number = 1`,
      sql`update shop.invoice_series set next_number = next_number + 1`,
      sql`delete from shop.invoice_series`,
    ]
    for (const statement of statements)
      await expect(statement.execute(db)).rejects.toThrow(/issued|goes on with its documents/)
  })

  test('a number out of turn is refused by the database', async () => {
    const orderId = await shop.paidOrder()
    const values = sql`select 'doc_00000000000000000000000000', 'invoice', s.year, s.next_number + 1, ${orderId}, 1,
      json_build_object('id', 'doc_00000000000000000000000000', 'kind', 'invoice', 'orderId', ${orderId}::text, 'number', 'F1', 'issuedOn', '2099-01-01',
        'orderNumber', '', 'currency', 'EUR', 'netMinor', 0, 'taxMinor', 0, 'grossMinor', 0)::text,
      now(), sha256('a'), s.last_hash, sha256('b') from shop.invoice_series s where kind = 'invoice'`
    await expect(
      sql`insert into shop.tax_document (id, kind, year, number, order_id, round, content, issued_at, file_hash, previous_hash, hash) ${values}`.execute(
        db,
      ),
    ).rejects.toThrow(/does not follow/)
  })
})

describe('money that goes back', () => {
  test('is credited unit by unit, and all of it is the invoice to the cent', async () => {
    const orderId = await shop.paidOrder({ quantity: 3 })
    const [one, ...rest] = await shop.unitsOf(orderId)
    if (!one) throw new Error('no unit')
    await shop.refund(orderId, { units: [one] })
    await shop.settle(orderId)
    await shop.refund(orderId, { units: rest })
    await shop.settle(orderId)
    const [invoice, first, second] = await shop.documentsOf(orderId)
    expect(first).toMatchObject({
      kind: 'credit_note',
      corrects: { number: invoice?.number, issuedOn: invoice?.issuedOn, reason: 'refund' },
      lines: [{ quantity: 1, unitGrossMinor: 2490, grossMinor: 2490 }],
    })
    expect(second?.lines).toMatchObject([{ quantity: 2, grossMinor: 4980 }])
    expect([first, second].reduce((sum, each) => sum + (each?.netMinor ?? 0), 0)).toBe(invoice?.netMinor)
    expect([first, second].reduce((sum, each) => sum + (each?.taxMinor ?? 0), 0)).toBe(invoice?.taxMinor)
  })

  test('says on which day it went back, and one that comes back is paid as the sale was', async () => {
    const orderId = await shop.paidOrder()
    await shop.settle(orderId)
    const refundId = await shop.refund(orderId, { gesture: 500 })
    const later = new Date(Date.now() + 40 * 86_400_000)
    await db.updateTable('refund').set({ updated_at: later }).where('id', '=', refundId).execute()
    await shop.settle(orderId)
    await db.updateTable('refund').set({ state: 'failed' }).where('id', '=', refundId).execute()
    await shop.settle(orderId)
    const [invoice, note, undone] = await shop.documentsOf(orderId)
    expect(note?.payment).toEqual({ method: 'card', paidOn: localDayAfter(later, 0) })
    expect(undone?.payment).toEqual(invoice?.payment)
  })

  test('a gesture is credited as one', async () => {
    const orderId = await shop.paidOrder()
    await shop.refund(orderId, { gesture: 500 })
    await shop.settle(orderId)
    const [, note] = await shop.documentsOf(orderId)
    expect(note).toMatchObject({
      corrects: { reason: 'goodwill' },
      grossMinor: 500,
      netMinor: 417,
      taxMinor: 83,
    })
  })

  test('what is on its way back is credited when it has arrived, and a refund that comes back is invoiced again', async () => {
    const orderId = await shop.paidOrder()
    const refundId = await shop.refund(orderId, { units: await shop.unitsOf(orderId) })
    await db.updateTable('refund').set({ state: 'pending' }).where('id', '=', refundId).execute()
    await shop.settle(orderId)
    expect((await shop.documentsOf(orderId)).map(({ kind }) => kind)).toEqual(['invoice'])
    for (const state of ['succeeded', 'failed', 'succeeded'] as const) {
      await db.updateTable('refund').set({ state }).where('id', '=', refundId).execute()
      await shop.settle(orderId)
      await shop.settle(orderId)
    }
    const documents = await shop.documentsOf(orderId)
    expect(documents.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note', 'invoice', 'credit_note'])
    expect(documents[2]).toMatchObject({
      corrects: { number: documents[1]?.number, reason: 'refund_returned' },
      grossMinor: documents[1]?.grossMinor,
      lines: documents[1]?.lines,
    })
    expect(
      documents.reduce(
        (sum, { kind, grossMinor }) => sum + (kind === 'invoice' ? grossMinor : -grossMinor),
        0,
      ),
    ).toBe(0)
  })

  test('what a bank keeps after a dispute is credited as such', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await shop.pay(orderId, { card: '4000000000000259' })
    await shop.advance(orderId)
    await shop.settle(orderId)
    const [dispute] = await db.selectFrom('dispute').selectAll().where('order_id', '=', orderId).execute()
    await shop.emulator.control.disputes.decide(dispute?.provider_id ?? '', 'lost')
    await shop.advance(orderId)
    await shop.settle(orderId)
    const [, note] = await shop.documentsOf(orderId)
    expect(note).toMatchObject({ kind: 'credit_note', corrects: { reason: 'dispute' }, grossMinor: 2490 })
  })

  test('late money of a cancelled order was paid for nothing: no document', async () => {
    const orderId = await shop.paidOrder()
    await db.updateTable('order').set({ paid_at: null }).where('id', '=', orderId).execute()
    expect(await shop.settle(orderId)).toEqual([])
  })
})

describe('the sweep', () => {
  const swept = (since = new Date(0)) => {
    const told: string[] = []
    const alarms: string[] = []
    const run = (draws = draw) =>
      sweepDocuments(
        {
          ...invoicing,
          draw: draws,
          alarm: (what) => void alarms.push(what),
          tellOwners: async (kind, count) => void told.push(`${kind} ${count}`),
        },
        since,
      )
    return { run, told, alarms }
  }

  test('finds what every job has lost, and nothing twice', async () => {
    await swept().run()
    const [invoiced, credited] = [await shop.paidOrder(), await shop.paidOrder()]
    await shop.settle(credited)
    await shop.refund(credited, { gesture: 100 })
    expect(await swept().run()).toEqual({ behind: 2, late: 0 })
    expect(await shop.documentsOf(invoiced)).toHaveLength(1)
    expect(await shop.documentsOf(credited)).toHaveLength(2)
    expect(await swept().run()).toEqual({ behind: 0, late: 0 })
  })

  test('tells those who answer for the books when a document cannot be issued for an hour', async () => {
    const orderId = await shop.paidOrder()
    const { run, told, alarms } = swept()
    const broken = async () => {
      throw new Error('no ink')
    }
    await run(broken)
    expect([told, alarms]).toEqual([[], ['invoicing.not_issued']])
    await db
      .updateTable('order')
      .set({ paid_at: new Date(Date.now() - 4_000_000) })
      .where('id', '=', orderId)
      .execute()
    expect(await run(broken)).toEqual({ behind: 1, late: 1 })
    expect(told).toEqual(['documents_late 1'])
    await run()
    expect(await shop.documentsOf(orderId)).toHaveLength(1)
  })
})

test('a year begins with number one and hangs on the year before', async () => {
  const at = (day: string) => ({ ...invoicing, clock: { now: () => new Date(day) } })
  const orders = [await shop.paidOrder(), await shop.paidOrder(), await shop.paidOrder()]
  const days = ['2030-12-31T22:59:00Z', '2030-12-31T23:01:00Z', '2031-03-01T12:00:00Z']
  for (const [index, orderId] of orders.entries()) await settleDocuments(at(days[index] ?? ''), orderId)
  const documents = (await Promise.all(orders.map(shop.documentsOf))).flat()
  expect(documents.map(({ number, issuedOn }) => [number, issuedOn])).toEqual([
    ['F2030-000001', '2030-12-31'],
    ['F2031-000001', '2031-01-01'],
    ['F2031-000002', '2031-03-01'],
  ])
  // A clock that goes wrong does not go back.
  const late = await shop.paidOrder()
  await settleDocuments(at('2031-02-01T12:00:00Z'), late)
  expect((await shop.documentsOf(late)).map(({ number, issuedOn }) => [number, issuedOn])).toEqual([
    ['F2031-000003', '2031-03-01'],
  ])
  expect(await flaws()).toEqual([])
})

test('documents are read whole in pieces, each once, narrowed like their list', async () => {
  const { total } = await listDocuments(db, { ...everything, sort: 'issued', descending: true, page: 1 })
  const pieces = await Array.fromAsync(readDocuments(db, everything, 2))
  const numbers = pieces.flat().map(({ number }) => number)
  expect(numbers.length).toBeGreaterThan(2)
  expect(numbers).toHaveLength(total)
  expect(new Set(numbers).size).toBe(total)
  const credited = (await Array.fromAsync(readDocuments(db, { ...everything, kind: 'credit_note' }))).flat()
  expect(credited.every(({ kind }) => kind === 'credit_note')).toBe(true)
})

test('documents are found by the beginning of their number or of their order’s, however it is written', async () => {
  const orderId = await shop.paidOrder({})
  await shop.settle(orderId)
  const [invoice] = await shop.documentsOf(orderId)
  if (!invoice) throw new Error('no invoice')
  const found = async (text: string) => {
    const query = { ...everything, text, sort: 'issued', descending: true, page: 1 } as const
    return (await listDocuments(db, query)).documents.map(({ number }) => number)
  }
  expect(await found(` ${invoice.number.toLowerCase()} `)).toEqual([invoice.number])
  expect(await found(invoice.number.slice(0, 5))).toContain(invoice.number)
  expect(await found(invoice.orderNumber.slice(0, -1).toLowerCase())).toContain(invoice.number)
  expect(await found(invoice.number.slice(1))).toEqual([])
  for (const text of ['%', '_', `${invoice.number.slice(0, 1)}%`]) expect(await found(text), text).toEqual([])
})
