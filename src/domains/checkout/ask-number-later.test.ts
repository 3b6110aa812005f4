import { expect, test } from 'vitest'
import { newId, type OrderId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import type { InvoicingDeps } from '../invoicing/index.ts'
import { findDocument, listDocumentsOfOrder, nameCompany, settleDocuments } from '../invoicing/index.ts'
import { draw, seller } from '../invoicing/invoicing.fixture.ts'
import { findNumberCheck, type VatNumberAnswer } from '../tax/index.ts'
import { testTill } from './checkout.fixture.ts'
import { askNumberLater, mayAskNumber, repeatVatChecks } from './index.ts'

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
