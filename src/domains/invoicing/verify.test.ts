import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { erasedEmail } from '../../shared/email.ts'
import type { OrderId } from '../../shared/ids.ts'
import { invoicingShop } from './invoicing.fixture.ts'
import { findLostHead, type HeadsLedger, noteSeriesHeads } from './noted-heads.ts'
import { settleDocuments } from './settle-documents.ts'
import { verifyDocument, verifyDocuments } from './verify-documents.ts'

const shop = await invoicingShop()
const { db, tamper } = shop

async function anInvoicedOrder(contact: object = {}): Promise<OrderId> {
  const orderId = await shop.paidOrder()
  await db
    .updateTable('order_contact')
    .set({ name: 'Nora Vale', ...contact })
    .where('order_id', '=', orderId)
    .execute()
  await shop.settle(orderId)
  return orderId
}

const orders: OrderId[] = []
for (let count = 0; count < 5; count++) orders.push(await anInvoicedOrder())
const business = { company_name: 'Vale SARL', company_address: '2 rue du Port\n44000 Nantes' }
orders.push(await anInvoicedOrder(business))
const third = orders[2] as OrderId
const last = orders[5] as OrderId

async function flaws() {
  const parts = await Array.fromAsync(verifyDocuments(db, 2))
  return parts.flatMap((part) => part.flaws.map(({ problem, number }) => `${number} ${problem}`))
}

/** Does something to the books, looks at them, and puts everything back. */
async function tampered(...statements: ReturnType<typeof sql>[]): Promise<string[]> {
  const tables = ['tax_document', 'tax_document_buyer', 'tax_document_file', 'invoice_series']
  const restore = (table: string) => {
    const columns =
      table === 'tax_document'
        ? sql`id, kind, year, number, order_id, refund_id, round, corrects_id, content, issued_at, file_hash, person_hash, business_hash, previous_hash, hash`
        : sql`*`
    return sql`with gone as (select 1) insert into ${sql.id('shop', table)} ${table === 'tax_document' ? sql`(${columns})` : sql``} select ${columns} from ${sql.id('kept', table)}`
  }
  await sql`drop schema if exists kept cascade`.execute(db)
  await sql`create schema kept`.execute(db)
  for (const table of tables)
    await sql`create table ${sql.id('kept', table)} as select * from ${sql.id('shop', table)}`.execute(db)
  for (const statement of statements) await tamper(statement)
  const found = await flaws()
  for (const table of tables) {
    await tamper(sql`delete from ${sql.id('shop', table)}`)
    await tamper(restore(table))
  }
  expect(await flaws()).toEqual([])
  return found
}

test('untouched books hold', async () => {
  expect(await flaws()).toEqual([])
  const parts = await Array.fromAsync(verifyDocuments(db))
  expect(parts.reduce((sum, { documents }) => sum + documents, 0)).toBe(6)
})

test('one changed letter of what a document says is named', async () => {
  const year = new Date().getUTCFullYear()
  const change = sql`update shop.tax_document set content = replace(content, '2490', '2491') where order_id = ${third}`
  expect(await tampered(change)).toEqual([`F${year}-000003 content`])
})

test('one flipped byte of a file, of a name, of a business is named', async () => {
  const number = `F${new Date().getUTCFullYear()}`
  expect(
    await tampered(
      sql`update shop.tax_document_file set file_to_person = set_byte(file_to_person, 3, get_byte(file_to_person, 3) # 1) where order_id = ${third}`,
    ),
  ).toEqual([`${number}-000003 file`])
  expect(
    await tampered(sql`update shop.tax_document_buyer set name = 'Nora Vals' where order_id = ${third}`),
  ).toEqual([`${number}-000003 person`])
  expect(
    await tampered(
      sql`update shop.tax_document_buyer set company_name = 'Dale SARL' where order_id = ${last}`,
    ),
  ).toEqual([`${number}-000006 business`])
})

test('a document that is gone, in the middle or at the end, is named', async () => {
  const number = `F${new Date().getUTCFullYear()}`
  const gone = (orderId: OrderId) => tampered(sql`delete from shop.tax_document where order_id = ${orderId}`)
  // The next one also hangs on what is no longer before it; it is the same gap.
  expect((await gone(third))[0]).toBe(`${number}-000003 gap`)
  expect(await gone(last)).toEqual([`${number}-000006 end`])
})

test('two documents that have changed places are named', async () => {
  const number = `F${new Date().getUTCFullYear()}`
  const move = (from: number, to: number) =>
    sql`update shop.tax_document set number = ${to} where number = ${from}`
  expect((await tampered(move(3, 99), move(4, 3), move(99, 4)))[0]).toBe(`${number}-000003 order`)
})

test('a chain that was made anew meets what was noted of it', async () => {
  const lines: Awaited<ReturnType<HeadsLedger['read']>> = []
  const ledger: HeadsLedger = {
    append: async (line) => void lines.push({ ...line, isSigned: true }),
    read: async () => lines,
  }
  expect(await noteSeriesHeads(db, ledger, new Date())).toBe(true)
  expect(await noteSeriesHeads(db, ledger, new Date())).toBe(false)
  expect(await findLostHead(db, ledger)).toBeUndefined()
  const [noted] = lines
  if (!noted) throw new Error('nothing noted')
  lines[0] = { ...noted, heads: noted.heads.map((head) => ({ ...head, hash: '00'.repeat(32) })) }
  expect(await findLostHead(db, ledger)).toMatchObject({ problem: 'lost', head: { kind: 'invoice' } })
  lines[0] = { ...noted, isSigned: false }
  expect(await findLostHead(db, ledger)).toMatchObject({ problem: 'unsigned' })
})

test('a person who is erased leaves the chain whole; without the salt a row is not simply emptied', async () => {
  const orderId = await anInvoicedOrder()
  const { id } = await db
    .selectFrom('tax_document')
    .select('id')
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  // All that erasure may do, and it has to do all of it.
  await expect(
    db.updateTable('tax_document_buyer').set({ name: null }).where('order_id', '=', orderId).execute(),
  ).rejects.toThrow(/issued/)
  await db
    .updateTable('tax_document_buyer')
    .set({ name: null, email: erasedEmail, person_salt: null })
    .where('order_id', '=', orderId)
    .execute()
  await db
    .updateTable('tax_document_file')
    .set({ file_to_person: null })
    .where('order_id', '=', orderId)
    .execute()
  expect(await flaws()).toEqual([])
  expect(await verifyDocument(db, id)).toEqual([])
  // Of somebody who was not erased a file is not simply gone.
  const other = orders[1] as OrderId
  expect(
    await tampered(sql`update shop.tax_document_file set file_to_person = null where order_id = ${other}`),
  ).toEqual([expect.stringMatching(/ file$/)])
})

test('after ten years the parts that name somebody may go, and the numbers stay whole', async () => {
  const orderId = await shop.paidOrder()
  const issued = { ...shop.invoicing, clock: { now: () => new Date('2009-05-05T10:00:00Z') } }
  // In a series of its own: days never go back.
  await tamper(sql`delete from shop.tax_document_file`)
  await tamper(sql`delete from shop.tax_document_buyer`)
  await tamper(sql`delete from shop.tax_document`)
  await tamper(sql`delete from shop.invoice_series`)
  await settleDocuments(issued, orderId)
  await db.deleteFrom('tax_document_file').where('order_id', '=', orderId).execute()
  await db.deleteFrom('tax_document_buyer').where('order_id', '=', orderId).execute()
  expect(await flaws()).toEqual([])
})
