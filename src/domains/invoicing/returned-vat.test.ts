import { describe, expect, test } from 'vitest'
import { newId, type OrderId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { localDayAfter } from '../../shared/time.ts'
import { bookDocument, listOpenOrders } from '../books/index.ts'
import { putRegions } from '../catalog/index.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { askNumberLater, noteCardOfOrder, repeatVatChecks } from '../checkout/index.ts'
import type { InvoicingDeps } from './deps.ts'
import { decideCountry, nameCompany, readCompanyNaming } from './index.ts'
import { draw, seller } from './invoicing.fixture.ts'
import { listIssued } from './read-document.ts'
import { settleDocuments } from './settle-documents.ts'

/** Bought by a business of Germany with VAT, which goes back once its number turns out valid. */
const till = await testTill()
const { db } = till
const vatSeller = { country: 'FR', scheme: 'oss' } as const
const invoicing: InvoicingDeps = {
  ...{ db, outbox: till.deps.outbox, clock: till.clock, seller, vatSeller, draw },
  financialYear: { month: 12, day: 31 },
}
till.deps.vatNumbers = { check: async () => ({ state: 'valid', consultationNumber: 'WAPI1' }) }
const jobs = { enqueue: async () => undefined }
const by = newId('acc')
const number = 'DE136695976'
const company = { name: 'Muster GmbH', addressLines: ['Musterstraße 1', 'Berlin'], vatNumber: number }
const trace = { ip: '198.51.100.7', userAgent: null }

type Wishes = Parameters<typeof till.aPaidOrder>[0]
type Form = NonNullable<Parameters<typeof till.aPaidOrder>[1]>

async function bought(
  wishes: Wishes,
  { elsewhere = null, ...form }: Form & { elsewhere?: string | null } = {},
): Promise<OrderId> {
  till.deps.countryOf = () => elsewhere
  const declared = { country: 'DE', confirmedCountry: 'DE', trace }
  const orderId = await till.aPaidOrder(wishes, { ...declared, ...form })
  if (elsewhere) {
    await db.updateTable('payment').set({ card_country: elsewhere }).where('order_id', '=', orderId).execute()
    await noteCardOfOrder(till.deps, orderId)
  }
  await nameCompany({ db, jobs, clock: till.clock }, { orderId, company, by: null })
  await settle(orderId)
  return orderId
}
const settle = (orderId: OrderId) => settleDocuments(invoicing, orderId)

async function vatGoesBack(orderId: OrderId): Promise<void> {
  await askNumberLater(till.deps, { orderId, number, by })
  await repeatVatChecks(till.deps)
  await till.advance(orderId)
}
const decide = (orderId: OrderId, country: string) =>
  decideCountry({ db, jobs }, { orderId, country, reason: 'lives there', by })

const factsOf = async (orderId: OrderId) => (await listIssued(db, orderId)).map(({ facts }) => facts)
const saidOf = async (orderId: OrderId) =>
  (await factsOf(orderId)).map(({ kind, lines }) =>
    [
      kind,
      ...lines.map(
        ({ treatment, vatCountry, netMinor, taxMinor }) =>
          `${treatment} ${vatCountry} ${netMinor} + ${taxMinor}`,
      ),
    ].join(', '),
  )
const game = () => till.aProduct(3, { price: money(1190, 'EUR') })
const counted = async () =>
  (await db.selectFrom('cross_border_sales').select('net_minor').execute()).reduce(
    (sum, row) => sum + row.net_minor,
    0,
  )
const vatBackOf = (orderId: OrderId) =>
  db
    .selectFrom('refund')
    .select(['amount_minor', 'state'])
    .where('order_id', '=', orderId)
    .where('reason', '=', 'vat')
    .execute()

/** The customer owes what was paid less what went back: nothing, once the statement is booked. */
async function leftInBooks(orderId: OrderId): Promise<number | undefined> {
  for (const { id } of await listIssued(db, orderId)) await bookDocument(db, id)
  const { number: orderNumber } = await db
    .selectFrom('order')
    .select('number')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow()
  return (await listOpenOrders(db, 1000)).find((each) => each.orderNumber === orderNumber)?.leftMinor
}

describe('VAT that goes back to a business', () => {
  test('is that of what it accounts for, and of no voucher whose place is known or not known', async () => {
    await db
      .transaction()
      .execute((tx) =>
        putRegions(tx, [{ code: 'fr', name: { en: 'France', fr: 'France' }, countries: ['FR'] }]),
      )
    const voucher = { legalNature: 'voucher', price: money(1200, 'EUR') } as const
    const gift = {
      ...{ senderName: 'Ada', recipientName: 'Grace', recipientEmail: 'grace@example.eu', message: null },
      ...{ locale: 'en' as const, country: 'FR', day: localDayAfter(till.clock.now(), 0) },
    }
    const orderId = await bought(
      [
        [await game(), 1],
        [await till.aProduct(1, { ...voucher, voucherPurpose: 'single', regionCode: 'fr' }), 1],
        [await till.aProduct(1, { ...voucher, voucherPurpose: 'multi' }), 1],
      ],
      { gift, express: true, acknowledge: true },
    )
    await vatGoesBack(orderId)
    expect(await vatBackOf(orderId)).toEqual([{ amount_minor: 190, state: 'succeeded' }])
    await settle(orderId)
    const after = 'domestic FR 1000 + 200, voucher null 1200 + 0'
    expect((await saidOf(orderId)).slice(-3)).toEqual([
      `invoice, oss DE 1000 + 190, ${after}`,
      `credit_note, oss DE 1000 + 190, ${after}`,
      `invoice, reverse_charge null 1000 + 0, ${after}`,
    ])
    expect(await leftInBooks(orderId)).toBe(1000 + 1200 + 1200)
    // It came back from the bank: all of it is as it was.
    await db.updateTable('refund').set({ state: 'failed' }).where('order_id', '=', orderId).execute()
    await settle(orderId)
    expect((await saidOf(orderId)).at(-1)).toBe(`invoice, oss DE 1000 + 190, ${after}`)
  })
})

describe('a country that is decided after the VAT went back', () => {
  test('ends the reverse charge: its VAT is taken out of what stays paid', async () => {
    const before = await counted()
    const orderId = await bought([[await game(), 2]], { elsewhere: 'IT' })
    await vatGoesBack(orderId)
    await settle(orderId)
    expect(await counted()).toBe(before)
    expect((await saidOf(orderId)).at(-1)).toBe('invoice, reverse_charge null 2000 + 0')
    expect(await decide(orderId, 'IT')).toEqual({ ok: true })
    await settle(orderId)
    expect(await settle(orderId)).toEqual([])
    expect((await saidOf(orderId)).slice(-2)).toEqual([
      'credit_note, reverse_charge null 2000 + 0',
      'invoice, oss IT 1639 + 361',
    ])
    expect(await counted()).toBe(before + 1639)
    expect((await factsOf(orderId)).at(-1)?.corrects?.reason).toBe('vat')
    expect(await leftInBooks(orderId)).toBe(2000)
    // Nobody accounts for it by that number any more, so any may stand there.
    expect((await readCompanyNaming(db, orderId, null, till.clock.now()))?.numberDue).toBeNull()
    const other = { ...company, vatNumber: null }
    expect(await nameCompany({ db, jobs, clock: till.clock }, { orderId, company: other, by })).toEqual({
      ok: true,
    })
    await settle(orderId)
    expect((await saidOf(orderId)).at(-1)).toBe('invoice, oss IT 1639 + 361')
  })

  test('and before it was invoiced so says both in one', async () => {
    const orderId = await bought([[await game(), 2]], { elsewhere: 'FR' })
    await vatGoesBack(orderId)
    await decide(orderId, 'FR')
    await settle(orderId)
    expect((await saidOf(orderId)).slice(-2)).toEqual([
      'credit_note, oss DE 2000 + 380',
      'invoice, domestic FR 1667 + 333',
    ])
    expect(await leftInBooks(orderId)).toBe(2000)
  })

  test('outside the Union leaves the amount and no VAT', async () => {
    const orderId = await bought([[await game(), 2]], { elsewhere: 'US' })
    await vatGoesBack(orderId)
    await settle(orderId)
    await decide(orderId, 'US')
    await settle(orderId)
    expect((await saidOf(orderId)).at(-1)).toBe('invoice, outside_eu null 2000 + 0')
  })

  test('is taxed in full where the bank returns the VAT after all', async () => {
    const before = await counted()
    const orderId = await bought([[await game(), 2]], { elsewhere: 'IT' })
    await vatGoesBack(orderId)
    await settle(orderId)
    await decide(orderId, 'IT')
    await settle(orderId)
    await db.updateTable('refund').set({ state: 'failed' }).where('order_id', '=', orderId).execute()
    await settle(orderId)
    expect((await saidOf(orderId)).at(-1)).toBe('invoice, oss IT 1951 + 429')
    expect(await counted()).toBe(before + 1951)
    expect(await leftInBooks(orderId)).toBe(2380)
  })
})
