import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId, type OrderId } from '../../shared/ids.ts'
import { bookDocument, listOpenOrders } from '../books/index.ts'
import { nameCompany, readCompanyNaming } from './index.ts'
import { draw, invoicingShop } from './invoicing.fixture.ts'
import { findDocument, listIssued } from './read-document.ts'
import { settleDocuments } from './settle-documents.ts'
import { sweepDocuments } from './sweep.ts'
import { verifyDocuments } from './verify-documents.ts'

const shop = await invoicingShop()
const { db, invoicing } = shop

const queued: string[] = []
const jobs = { enqueue: async (_tx: unknown, name: string) => void queued.push(name) }
const publisher = {
  name: 'Exempel Verlag SARL',
  addressLines: ['7 rue des Presses', '69001 Lyon'],
  vatNumber: 'FR83404833048',
}
const clockAt = (at: Date) => ({ now: () => at })
const name = (orderId: OrderId, company = publisher, { by = null, at = new Date(), reason }: Options = {}) =>
  nameCompany({ db, jobs, clock: clockAt(at) }, { orderId, company, by, ...(reason && { reason }) })
type Options = { by?: Parameters<typeof nameCompany>[1]['by']; at?: Date; reason?: string }

const buyersOf = async (orderId: OrderId) =>
  Promise.all(
    (await listIssued(db, orderId)).map(async ({ id }) => (await findDocument(db, id))?.buyer?.companyName),
  )
const flaws = async () => (await Array.fromAsync(verifyDocuments(db, 7), (part) => part.flaws)).flat()

async function invoiced(quantity = 1): Promise<OrderId> {
  const orderId = await shop.paidOrder({ quantity })
  await shop.settle(orderId)
  return orderId
}

describe('a company that is put on an invoice', () => {
  test('is named by a new one, after a credit note over the first: nothing is edited, no amount is another', async () => {
    const orderId = await invoiced(2)
    const before = await shop.documentsOf(orderId)
    expect(await name(orderId)).toEqual({ ok: true })
    expect(queued).toContain('invoicing.settle')
    await shop.settle(orderId)
    expect(await shop.settle(orderId)).toEqual([])
    const [first, credit, anew, ...others] = await shop.documentsOf(orderId)
    expect(others).toEqual([])
    expect([first]).toEqual(before)
    expect(credit).toMatchObject({
      kind: 'credit_note',
      corrects: { number: first?.number, reason: 'company' },
      payment: { method: 'set_off' },
      lines: first?.lines,
      vat: first?.vat,
    })
    expect(anew).toMatchObject({
      kind: 'invoice',
      corrects: { number: credit?.number, reason: 'company' },
      ...{ lines: first?.lines, vat: first?.vat, payment: first?.payment, suppliedOn: first?.suppliedOn },
      ...{ netMinor: first?.netMinor, taxMinor: first?.taxMinor, grossMinor: first?.grossMinor },
    })
    expect(await buyersOf(orderId)).toEqual([null, null, publisher.name])
    const last = (await listIssued(db, orderId)).at(-1)
    expect((last && (await findDocument(db, last.id)))?.buyer).toMatchObject({
      companyName: publisher.name,
      address: { lines: publisher.addressLines, country: 'FR' },
      vatNumber: publisher.vatNumber,
      email: 'buyer@example.eu',
    })
    expect(await flaws()).toEqual([])
  })

  test('before the first invoice stands on it at once', async () => {
    const orderId = await shop.paidOrder()
    await name(orderId)
    await shop.settle(orderId)
    expect(await buyersOf(orderId)).toEqual([publisher.name])
    expect((await readCompanyNaming(db, orderId, null, new Date()))?.company).toEqual(publisher)
  })

  test('makes both documents or none', async () => {
    const orderId = await invoiced()
    await name(orderId)
    let drawn = 0
    const once = async (document: Parameters<typeof draw>[0]) => {
      drawn += 1
      if (drawn === 2) throw new Error('no ink')
      return draw(document)
    }
    await expect(settleDocuments({ ...invoicing, draw: once }, orderId)).rejects.toThrow('no ink')
    expect((await shop.documentsOf(orderId)).map(({ kind }) => kind)).toEqual(['invoice'])
    await shop.settle(orderId)
    expect((await shop.documentsOf(orderId)).map(({ kind }) => kind)).toEqual([
      'invoice',
      'credit_note',
      'invoice',
    ])
    expect(await flaws()).toEqual([])
  })

  test('gets what is left after a refund and a gesture, and what goes back later goes back to it', async () => {
    const orderId = await invoiced(3)
    const [one, ...rest] = await shop.unitsOf(orderId)
    await shop.refund(orderId, { units: one ? [one] : [] })
    await shop.settle(orderId)
    await shop.refund(orderId, { gesture: 500 })
    await shop.settle(orderId)
    await name(orderId)
    await shop.settle(orderId)
    const anew = (await shop.documentsOf(orderId)).at(-1)
    expect(anew).toMatchObject({
      kind: 'invoice',
      grossMinor: 2 * 2490 - 500,
      lines: [{ quantity: 2, unitGrossMinor: 2490, discountMinor: 500 }],
    })
    await shop.refund(orderId, { units: rest.slice(0, 1) })
    await shop.settle(orderId)
    await shop.refund(orderId, { gesture: 2490 - 500 })
    await shop.settle(orderId)
    const documents = await shop.documentsOf(orderId)
    for (const what of ['netMinor', 'taxMinor', 'grossMinor'] as const)
      expect(
        documents.reduce((sum, each) => sum + (each.kind === 'invoice' ? each[what] : -each[what]), 0),
      ).toBe(0)
    expect(await buyersOf(orderId)).toEqual([null, null, null, null, ...Array(3).fill(publisher.name)])
  })

  test('changes no VAT, whatever its number', async () => {
    const orderId = await invoiced()
    await name(orderId, { ...publisher, vatNumber: 'DE136695976' })
    await shop.settle(orderId)
    const [first, , anew] = await shop.documentsOf(orderId)
    expect(anew?.vat).toEqual(first?.vat)
  })

  test('leaves the books as they were, but for two entries more', async () => {
    const orderId = await invoiced()
    await name(orderId)
    await shop.settle(orderId)
    for (const { id } of await listIssued(db, orderId)) await bookDocument(db, id)
    const { number } = await db
      .selectFrom('order')
      .select('number')
      .where('id', '=', orderId)
      .executeTakeFirstOrThrow()
    expect((await listOpenOrders(db, 1000)).find((each) => each.orderNumber === number)?.leftMinor).toBe(2490)
  })

  test('is found by the sweep when its job was lost', async () => {
    const orderId = await invoiced()
    await name(orderId)
    await sweepDocuments(
      { ...invoicing, alarm: (what) => expect.fail(what), tellOwners: async () => undefined },
      new Date(0),
    )
    expect(await shop.documentsOf(orderId)).toHaveLength(3)
  })

  test('is found however many are, page by page', async () => {
    const orders = [await invoiced(), await invoiced(), await invoiced()]
    for (const orderId of orders) await name(orderId)
    await sweepDocuments(
      { ...invoicing, alarm: (what) => expect.fail(what), tellOwners: async () => undefined },
      new Date(0),
      2,
    )
    for (const orderId of orders) expect(await shop.documentsOf(orderId)).toHaveLength(3)
  })

  test('of many pressed at once is one after the other, and the documents end with the last', async () => {
    const orderId = await invoiced()
    const by = newId('acc')
    const pressed = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        name(orderId, { ...publisher, name: `Verlag ${index}` }, { by }),
      ),
    )
    expect(pressed.every(({ ok }) => ok)).toBe(true)
    await Promise.all(Array.from({ length: 6 }, () => shop.settle(orderId)))
    expect((await shop.documentsOf(orderId)).map(({ kind }) => kind)).toEqual([
      'invoice',
      'credit_note',
      'invoice',
    ])
    const { rows } = await sql<{ company_name: string }>`
      select company_name from shop.sale_correction where order_id = ${orderId} order by position desc limit 1`.execute(
      db,
    )
    expect((await buyersOf(orderId)).at(-1)).toBe(rows[0]?.company_name)
    expect(await flaws()).toEqual([])
  })
})

describe('who may', () => {
  test('buyers for a year and three times, the staff at any time', async () => {
    const orderId = await invoiced()
    const { paid_at } = await db
      .selectFrom('order')
      .select('paid_at')
      .where('id', '=', orderId)
      .executeTakeFirstOrThrow()
    const inDays = (count: number) => new Date((paid_at?.getTime() ?? 0) + count * 86_400_000)
    const other = (count: number) => ({ ...publisher, name: `Verlag ${count}` })
    expect(await name(orderId, publisher, { at: inDays(367) })).toEqual({ ok: false, reason: 'too_late' })
    expect(await name(orderId, publisher, { at: inDays(364) })).toEqual({ ok: true })
    expect(await name(orderId)).toEqual({ ok: false, reason: 'unchanged' })
    expect(await name(orderId, other(2))).toEqual({ ok: true })
    expect(await name(orderId, other(3))).toEqual({ ok: true })
    expect(await name(orderId, other(4))).toEqual({ ok: false, reason: 'too_often' })
    const reason = 'The letter of the buyer came late'
    expect(await name(orderId, other(4), { by: newId('acc'), at: inDays(1000), reason })).toEqual({
      ok: true,
    })
    const { rows: told } = await sql<{ actor_kind: string; details: unknown }>`
      select actor_kind, details from shop.audit_event
      where subject_id = ${orderId} and action = 'order.company_named' order by at desc, id desc limit 1`.execute(
      db,
    )
    expect(told).toEqual([{ actor_kind: 'staff', details: { reason } }])
  })

  test('nobody where no invoice stands: unpaid, or paid back whole', async () => {
    const unpaid = await shop.anOrder(await shop.aProduct(1))
    expect(await name(unpaid)).toEqual({ ok: false, reason: 'nothing_stands' })
    const returned = await invoiced()
    await shop.refund(returned, { units: await shop.unitsOf(returned) })
    await shop.settle(returned)
    expect(await name(returned, publisher, { by: newId('acc') })).toEqual({
      ok: false,
      reason: 'nothing_stands',
    })
  })

  test('nobody changes or takes back what was said', async () => {
    const orderId = await shop.paidOrder()
    await name(orderId)
    const { rows } = await sql<{ grantee: string; privilege_type: string }>`
      select grantee, privilege_type from information_schema.table_privileges
      where table_name = 'sale_correction' and grantee like 'shop_%' and privilege_type in ('UPDATE', 'DELETE')
        and grantee <> 'shop_owner'`.execute(db)
    expect(rows).toEqual([{ grantee: 'shop_worker', privilege_type: 'DELETE' }])
  })
})
