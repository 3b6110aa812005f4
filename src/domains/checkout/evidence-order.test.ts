import { expect, test } from 'vitest'
import { type AccountId, newId, type OrderId } from '../../shared/ids.ts'
import { answerConflict, decideConflict, findEvidence, listConflicts } from '../tax/index.ts'
import { testTill } from './checkout.fixture.ts'
import { type CheckoutForm, noteCardOfOrder, placeOrder, showOrder } from './index.ts'

const till = await testTill()
const { db } = till
// A network of documentation that is public enough to be somewhere.
const trace = { ip: '198.51.100.7', userAgent: null }
const deps = { ...till.deps, countryOf: () => 'DE' }

async function order(change: Partial<CheckoutForm> = {}): Promise<OrderId> {
  const product = await till.aProduct(3)
  const form = await till.aForm([[product, 1]], { trace, confirmedCountry: 'FR', ...change })
  const outcome = await placeOrder(deps, form)
  if (!outcome.ok) throw new Error(outcome.reason)
  const { id } = await db.selectFrom('order').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return id
}
async function withCard(id: OrderId, country: string): Promise<void> {
  await db.updateTable('payment').set({ card_country: country }).where('order_id', '=', id).execute()
  await noteCardOfOrder(deps, id)
}

test('whoever comes from elsewhere says once more where they live, and that is kept', async () => {
  const product = await till.aProduct(3)
  const form = await till.aForm([[product, 1]], { trace })
  expect(await placeOrder(deps, form)).toEqual({ ok: false, reason: 'confirm_country', networkCountry: 'DE' })
  // Said of another country than the one that is declared now, it was not said.
  expect(await placeOrder(deps, { ...form, confirmedCountry: 'IT' })).toMatchObject({
    reason: 'confirm_country',
  })
  expect(await placeOrder(deps, { ...form, confirmedCountry: 'FR' })).toMatchObject({ ok: true })
  const id = await order()
  expect(await findEvidence(db, id)).toMatchObject({
    declared: 'FR',
    network: 'DE',
    card: null,
    worth: 'confirmed',
    conflict: null,
  })
})

test('nobody is asked whose network is at home, unknown, or everybody’s', async () => {
  const product = await till.aProduct(9)
  const press = async (ip: string | null, country: string | null) => {
    const form = await till.aForm([[product, 1]], { trace: { ip, userAgent: null } })
    return placeOrder({ ...deps, countryOf: () => country }, form)
  }
  expect(await press('198.51.100.7', 'FR')).toMatchObject({ ok: true })
  expect(await press('198.51.100.7', null)).toMatchObject({ ok: true })
  expect(await press('192.168.1.7', 'DE')).toMatchObject({ ok: true })
  expect(await press(null, 'DE')).toMatchObject({ ok: true })
})

test('a card from home settles it, a card from elsewhere is asked about once and then decided', async () => {
  const settled = await order()
  await withCard(settled, 'FR')
  expect(await findEvidence(db, settled)).toMatchObject({ card: 'FR', worth: 'two', conflict: null })

  const id = await order()
  await withCard(id, 'DE')
  await withCard(id, 'DE')
  expect(await findEvidence(db, id)).toMatchObject({ worth: 'conflict', conflict: 'open' })
  expect((await showOrder({ db }, id))?.countryQuestion).toEqual({
    declared: 'FR',
    card: 'DE',
    network: 'DE',
    choices: ['FR', 'DE'],
  })
  expect(await answerConflict(db, { orderId: id, country: 'US' })).toMatchObject({ ok: false })
  expect(await answerConflict(db, { orderId: id, country: 'DE' })).toEqual({ ok: true })
  // Asked once.
  expect((await showOrder({ db }, id))?.countryQuestion).toBeNull()
  expect(await answerConflict(db, { orderId: id, country: 'FR' })).toEqual({
    ok: false,
    reason: 'nothing_asked',
  })
  const listed = async (show: 'undecided' | 'open' | 'answered' | 'decided') =>
    (await listConflicts(db, { show, isDescending: false, page: 1 })).rows.map(({ orderId }) => orderId)
  expect(await listed('undecided')).toEqual([id])
  expect([await listed('open'), await listed('answered')]).toEqual([[], [id]])

  const by = newId('acc') as AccountId
  const decide = (country: string, reason: string) =>
    db.transaction().execute((tx) => decideConflict(tx, { orderId: id, country, reason, by }))
  expect(await decide('DE', ' ')).toEqual({ ok: false, reason: 'reason_missing' })
  expect(await decide('US', 'a journey')).toEqual({ ok: false, reason: 'unknown_country' })
  expect(await decide('DE', 'lives in Berlin')).toEqual({ ok: true })
  expect(await decide('FR', 'changed my mind')).toEqual({ ok: false, reason: 'decided_already' })
  expect(await findEvidence(db, id)).toMatchObject({
    conflict: 'decided',
    decided: { country: 'DE', by, reason: 'lives in Berlin' },
  })
  expect([await listed('undecided'), await listed('decided')]).toEqual([[], [id]])
})

test('where the country decides no VAT, nobody is asked and nothing contradicts', async () => {
  const product = await till.aProduct(3, { legalNature: 'voucher', voucherPurpose: 'multi' })
  const form = await till.aForm([[product, 1]], { trace })
  expect(await placeOrder(deps, form)).toMatchObject({ ok: true })
  const { id } = await db.selectFrom('order').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  await withCard(id, 'US')
  expect(await findEvidence(db, id)).toMatchObject({
    network: 'DE',
    card: 'US',
    matters: false,
    conflict: null,
  })
})

test('no address is kept beside the countries', async () => {
  const id = await order()
  const { rows } = await db.executeQuery(
    db.selectFrom('vat_evidence').selectAll().where('order_id', '=', id).compile(),
  )
  expect(JSON.stringify(rows)).not.toMatch(/198\.51/)
})
