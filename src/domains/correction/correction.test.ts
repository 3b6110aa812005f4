import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId, type OrderId } from '../../shared/ids.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { changeOrderEmail, revealUnits } from '../checkout/index.ts'
import { notedQueue } from '../notifications/notifications.fixture.ts'
import { confirmReceipt } from '../orders/index.ts'
import { claimAddress, countOpenClaims, decideClaim, findClaim, findMisses, listClaims } from './index.ts'

const till = await testTill()
const { db } = till
const deps = { ...till.deps, jobs: notedQueue() }
const by = newId('acc')
const wish = { email: 'right@example.eu', words: 'I typed example.com', locale: 'en' } as const

async function aPaidOrder(
  quantity = 1,
): Promise<{ orderId: OrderId; known: Parameters<typeof claimAddress>[1] }> {
  const orderId = await till.aPaidOrder([[await till.aProduct(quantity), quantity]])
  const row = await db
    .selectFrom('order')
    .select(['gross_minor', 'currency', 'paid_at', 'number'])
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow()
  const known = {
    amounts: [{ minor: row.gross_minor, currency: row.currency }],
    day: (row.paid_at ?? new Date()).toISOString().slice(0, 10),
    last4: '4242',
    orderNumber: row.number,
  }
  return { orderId, known }
}

const claimsOf = async (orderId: OrderId) =>
  (await listClaims(db, { show: 'all', page: 1, isDescending: true })).rows.filter(
    (claim) => claim.orderId === orderId,
  )

test('what is known of a payment reaches a human once, and moves nothing by itself', async () => {
  const { orderId, known } = await aPaidOrder()
  await claimAddress(deps, known, wish)
  await claimAddress(deps, known, wish)
  const [claim, ...more] = await claimsOf(orderId)
  expect(more).toEqual([])
  expect(claim).toMatchObject({
    ...wish,
    state: 'open',
    met: { link: false, card: true, amount: true, day: true },
  })
  expect(till.events).toContainEqual(expect.objectContaining({ type: 'mail_news', news: 'address_claims' }))
  expect(till.events).not.toContainEqual(expect.objectContaining({ type: 'email_corrected', orderId }))
  expect(await till.historyOf(orderId)).toContain('order.address_claimed')
})

test('whatever of it is wrong meets nothing, and leaves nothing behind', async () => {
  const { orderId, known } = await aPaidOrder()
  const [amount = { minor: 0, currency: 'EUR' }] = known.amounts
  for (const wrong of [
    { ...known, last4: '4241' },
    { ...known, last4: '' },
    { ...known, day: '2020-01-01' },
    { ...known, amounts: [{ ...amount, minor: amount.minor + 1 }] },
    { ...known, amounts: [{ ...amount, currency: 'GBP' }] },
    { ...known, amounts: [] },
    { ...known, orderNumber: '2222-2222' },
  ])
    await claimAddress(deps, wrong, wish)
  expect(await claimsOf(orderId)).toEqual([])
})

test('what was wrong is counted with its order and shown to whoever decides, and of whom nothing is kept', async () => {
  const { orderId, known } = await aPaidOrder(3)
  expect(await findMisses(db, orderId)).toEqual({ guessed: null, withLink: 0 })
  for (const last4 of ['0000', '0001', '0002'])
    await claimAddress(deps, { ...known, last4, orderNumber: '' }, wish)
  await claimAddress(deps, { ...known, day: '2020-01-01' }, wish)
  expect(await findMisses(db, orderId)).toMatchObject({ guessed: { count: 3 }, withLink: 0 })
  await claimAddress(deps, known, wish)
  expect(await findMisses(db, orderId)).toMatchObject({ guessed: { count: 3 } })
  const { rows } = await sql<object>`
    select to_jsonb(m) as row from shop.address_claim_miss m where order_id = ${orderId}`.execute(db)
  expect(JSON.stringify(rows)).not.toContain(wish.email)
  await changeOrderEmail(deps, orderId, 'other@example.eu', '9999')
  expect(await findMisses(db, orderId)).toMatchObject({ withLink: 1 })
})

test('two orders that are alike are told apart by their number alone', async () => {
  const [one, other] = [await aPaidOrder(), await aPaidOrder()]
  await claimAddress(deps, { ...one.known, orderNumber: '' }, wish)
  expect([...(await claimsOf(one.orderId)), ...(await claimsOf(other.orderId))]).toEqual([])
  await claimAddress(deps, other.known, wish)
  expect(await claimsOf(other.orderId)).toHaveLength(1)
})

test('once a key is open the order has to be named', async () => {
  // Nothing else was paid with this amount.
  const { orderId, known } = await aPaidOrder(5)
  const unitIds = (await till.unitsOf(orderId)).map(({ id }) => id)
  await revealUnits(deps, orderId, unitIds, { express: true, acknowledge: true })
  const waivers = await db.selectFrom('waiver').select('id').where('order_id', '=', orderId).execute()
  await db.transaction().execute((tx) =>
    confirmReceipt(
      tx,
      deps.outbox,
      waivers.map(({ id }) => id),
    ),
  )
  await claimAddress(deps, { ...known, orderNumber: '' }, wish)
  expect(await claimsOf(orderId)).toEqual([])
  await claimAddress(deps, known, wish)
  expect(await claimsOf(orderId)).toHaveLength(1)
})

test('a human corrects it, in their own name and once: old links die and letters go to the new address', async () => {
  const { orderId, known } = await aPaidOrder()
  await claimAddress(deps, known, wish)
  const [claim] = await claimsOf(orderId)
  if (!claim) throw new Error('no claim')
  const open = await countOpenClaims(db)
  const decision = { claimId: claim.id, correct: true, note: null, by, mayVouch: true }
  // Its key is sealed, and its mailbox takes letters.
  expect(await decideClaim(deps, { ...decision, mayVouch: false })).toEqual({
    ok: false,
    reason: 'wants_voucher',
  })
  expect(await decideClaim(deps, decision)).toEqual({ ok: true })
  expect(await decideClaim(deps, { ...decision, correct: false })).toEqual({ ok: false, reason: 'gone' })
  expect(await countOpenClaims(db)).toBe(open - 1)
  const contact = db.selectFrom('order_contact').select('email').where('order_id', '=', orderId)
  expect(await contact.executeTakeFirst()).toEqual({ email: wish.email })
  expect(till.events).toContainEqual({ type: 'email_corrected', orderId, linkVersion: 2 })
  const line = db
    .selectFrom('audit_event')
    .select('actor_id')
    .where('subject_id', '=', orderId)
    .where('action', '=', 'order.email_corrected')
  expect(await line.executeTakeFirst()).toEqual({ actor_id: by })
  const told = db.selectFrom('mail').select('recipient').where('subject_id', '=', orderId)
  expect(await told.where('kind', '=', 'address_changed').execute()).toEqual([
    { recipient: 'buyer@example.eu' },
  ])
})

test('a human refuses it, and the address stays', async () => {
  const { orderId, known } = await aPaidOrder()
  await claimAddress(deps, known, wish)
  const [claim] = await claimsOf(orderId)
  if (!claim) throw new Error('no claim')
  const refusal = { claimId: claim.id, correct: false, note: 'Not alike', by, mayVouch: false }
  expect(await decideClaim(deps, refusal)).toEqual({ ok: true })
  expect(await findClaim(db, claim.id)).toMatchObject({ state: 'refused', note: 'Not alike' })
  const contact = db.selectFrom('order_contact').select('email').where('order_id', '=', orderId)
  expect(await contact.executeTakeFirst()).toEqual({ email: 'buyer@example.eu' })
})
