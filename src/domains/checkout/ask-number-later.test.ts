import { expect, test } from 'vitest'
import { newId, type OrderId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import type { InvoicingDeps } from '../invoicing/index.ts'
import {
  decideCountry,
  findDocument,
  listDocumentsOfOrder,
  nameCompany,
  readCompanyNaming,
  settleDocuments,
} from '../invoicing/index.ts'
import { draw, seller } from '../invoicing/invoicing.fixture.ts'
import { findNumberCheck, type VatNumberAnswer } from '../tax/index.ts'
import { testTill } from './checkout.fixture.ts'
import { askNumberLater, mayAskNumber, noteCardOfOrder, repeatVatChecks } from './index.ts'

const till = await testTill()
const { db } = till
const number = 'DE136695976'
let answer: VatNumberAnswer = { state: 'valid', consultationNumber: 'WAPI1' }
till.deps.vatNumbers = { check: async () => answer }
const by = newId('acc')
const jobs = { enqueue: async () => undefined }
const invoicing: InvoicingDeps = {
  ...{ db, outbox: till.deps.outbox, clock: till.clock, seller, draw, vatSeller: till.deps.seller },
  financialYear: { month: 12, day: 31 },
}

async function boughtAsConsumer(country = 'DE'): Promise<OrderId> {
  const product = await till.aProduct(3, { price: money(1190, 'EUR') })
  const orderId = await till.aPaidOrder([[product, 2]], { country })
  await settleDocuments(invoicing, orderId)
  const company = { name: 'Muster GmbH', addressLines: ['Musterstraße 1', 'Berlin'], vatNumber: number }
  await nameCompany({ db, jobs, clock: till.clock }, { orderId, company, by: null })
  await settleDocuments(invoicing, orderId)
  return orderId
}
const ask = (orderId: OrderId) => askNumberLater(till.deps, { orderId, number, by })

async function documentsOf(orderId: OrderId) {
  const rows = await listDocumentsOfOrder(db, orderId)
  const found = await Promise.all(rows.map(({ id }) => findDocument(db, id)))
  return found.map(
    (each) => `${each?.kind} ${each?.vat[0]?.treatment} ${each?.grossMinor} ${each?.buyer?.companyName}`,
  )
}

test('naming a company alone asks nobody and moves no money', async () => {
  const orderId = await boughtAsConsumer()
  await repeatVatChecks(till.deps)
  expect(await findNumberCheck(db, orderId)).toBeUndefined()
  expect((await documentsOf(orderId)).at(-1)).toBe('invoice oss 2380 Muster GmbH')
})

test('a valid number makes the VAT go back and the invoice one with reverse charge', async () => {
  const orderId = await boughtAsConsumer()
  expect(await ask(orderId)).toEqual({ ok: true, state: 'valid' })
  expect(await findNumberCheck(db, orderId)).toMatchObject({
    ...{ number, state: 'valid', consultationNumber: 'WAPI1', vatCharged: true },
  })
  await repeatVatChecks(till.deps)
  await till.advance(orderId)
  await settleDocuments(invoicing, orderId)
  expect(await documentsOf(orderId)).toEqual([
    'invoice oss 2380 null',
    'credit_note oss 2380 null',
    'invoice oss 2380 Muster GmbH',
    'credit_note oss 2380 Muster GmbH',
    'invoice reverse_charge 2000 Muster GmbH',
  ])
  expect(await ask(orderId)).toEqual({ ok: false, reason: 'nothing_to_ask' })
  expect(await till.historyOf(orderId)).toContain('vat.number_asked')
})

test('a number that is not valid leaves the VAT, and may be asked for again', async () => {
  const orderId = await boughtAsConsumer()
  answer = { state: 'invalid', consultationNumber: null }
  expect(await ask(orderId)).toEqual({ ok: true, state: 'invalid' })
  await repeatVatChecks(till.deps)
  await settleDocuments(invoicing, orderId)
  expect((await documentsOf(orderId)).at(-1)).toBe('invoice oss 2380 Muster GmbH')
  answer = { state: 'valid', consultationNumber: 'WAPI2' }
  expect(await ask(orderId)).toEqual({ ok: true, state: 'valid' })
})

test('there is nothing to ask at home, for another country, or while the register is being asked', async () => {
  answer = { state: 'pending' }
  expect(await mayAskNumber(till.deps, db, await boughtAsConsumer('FR'), 'FR83404833048')).toBe(false)
  expect(await mayAskNumber(till.deps, db, await boughtAsConsumer('IT'), number)).toBe(false)
  const orderId = await boughtAsConsumer()
  expect(await ask(orderId)).toEqual({ ok: true, state: 'pending' })
  expect(await ask(orderId)).toEqual({ ok: false, reason: 'nothing_to_ask' })
  expect(await mayAskNumber({ ...till.deps, vatNumbers: null }, db, orderId, number)).toBe(false)
})

const other = { name: 'Andere GmbH', addressLines: ['Hafenstraße 2', 'Hamburg'], vatNumber: 'DE811569869' }
const nameOther = (orderId: OrderId, company: Parameters<typeof nameCompany>[1]['company'], staff = true) =>
  nameCompany({ db, jobs, clock: till.clock }, { orderId, company, by: staff ? by : null })

test('an invoice without VAT keeps the number that was checked, whoever names a company', async () => {
  const orderId = await boughtAsConsumer()
  answer = { state: 'valid', consultationNumber: 'WAPI3' }
  await ask(orderId)
  const refused = { ok: false, reason: 'other_number' }
  // From when it is known that the VAT goes back, and once it has.
  expect(await nameOther(orderId, other)).toEqual(refused)
  await repeatVatChecks(till.deps)
  await till.advance(orderId)
  await settleDocuments(invoicing, orderId)
  expect((await documentsOf(orderId)).at(-1)).toBe('invoice reverse_charge 2000 Muster GmbH')
  expect(await nameOther(orderId, other)).toEqual(refused)
  expect(await nameOther(orderId, { ...other, vatNumber: null }, false)).toEqual(refused)
  expect((await readCompanyNaming(db, orderId, null, till.clock.now()))?.numberDue).toBe(number)
  expect(await nameOther(orderId, { ...other, vatNumber: number })).toEqual({ ok: true })
  await settleDocuments(invoicing, orderId)
  expect((await documentsOf(orderId)).at(-1)).toBe('invoice reverse_charge 2000 Andere GmbH')
})

test('while the register is asked about one number no other is put in its place', async () => {
  const orderId = await boughtAsConsumer()
  answer = { state: 'pending' }
  await ask(orderId)
  expect(await nameOther(orderId, { ...other, vatNumber: null })).toEqual({
    ok: false,
    reason: 'other_number',
  })
})

test('a number that came to stand there while another was checked issues no invoice without VAT', async () => {
  const orderId = await boughtAsConsumer()
  expect(await nameOther(orderId, other)).toEqual({ ok: true })
  await settleDocuments(invoicing, orderId)
  answer = { state: 'valid', consultationNumber: 'WAPI4' }
  await ask(orderId)
  await repeatVatChecks(till.deps)
  await till.advance(orderId)
  await expect(settleDocuments(invoicing, orderId)).rejects.toThrow('the VAT number that was checked')
  expect((await documentsOf(orderId)).at(-1)).toBe('invoice oss 2380 Andere GmbH')
  expect(await nameOther(orderId, { ...other, vatNumber: number })).toEqual({ ok: true })
  await settleDocuments(invoicing, orderId)
  expect((await documentsOf(orderId)).at(-1)).toBe('invoice reverse_charge 2000 Andere GmbH')
})

test('where staff decided another country the VAT stays, whatever the register says, and nobody asks it again', async () => {
  const trace = { ip: '198.51.100.7', userAgent: null }
  const product = await till.aProduct(3, { price: money(1190, 'EUR') })
  till.deps.countryOf = () => 'IT'
  const bought = { country: 'DE', confirmedCountry: 'DE', trace }
  const orderId = await till.aPaidOrder([[product, 1]], bought)
  answer = { state: 'pending' }
  await ask(orderId)
  await db.updateTable('payment').set({ card_country: 'IT' }).where('order_id', '=', orderId).execute()
  await noteCardOfOrder(till.deps, orderId)
  await decideCountry({ db, jobs }, { orderId, country: 'IT', reason: 'lives there', by })
  await settleDocuments(invoicing, orderId)
  const refunds = () => db.selectFrom('refund').select('reason').where('order_id', '=', orderId).execute()
  const dueNow = () =>
    db
      .updateTable('vat_number_check')
      .set({ next_at: new Date(0) })
      .where('order_id', '=', orderId)
      .execute()
  await dueNow()
  answer = { state: 'valid', consultationNumber: 'WAPI5' }
  await repeatVatChecks(till.deps)
  expect(await findNumberCheck(db, orderId)).toMatchObject({ state: 'pending', isRepeated: false })
  // Also of one that was found valid before.
  await db
    .updateTable('vat_number_check')
    .set({ state: 'valid', answered_at: till.clock.now() })
    .where('order_id', '=', orderId)
    .execute()
  await repeatVatChecks(till.deps)
  await till.advance(orderId)
  expect(await refunds()).toEqual([])
  await settleDocuments(invoicing, orderId)
  expect((await documentsOf(orderId)).at(-1)).toMatch(/^invoice oss 1190 /)
})
