import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openKeys } from '../../../domains/keys/index.ts'
import { noteOnOrder } from '../../../domains/orders/index.ts'
import { newId } from '../../../shared/ids.ts'
import { after, minutes } from '../../../shared/time.ts'
import { atOnce, testDesk } from './order-desk.fixture.ts'

const { db, deps, of, by, desk, bought, listed, storyOf, restricting } = await testDesk()

describe('an order is found', () => {
  test('by the mailbox, which then stands in no address', async () => {
    const { orderId, email } = await bought()
    const found = await desk.searchOrders(` ${email.toUpperCase()}`, by)
    expect(found).toEqual({ kind: 'customers', ids: [orderId] })
    expect(await listed({ customer: orderId })).toEqual([orderId])
    expect(await desk.searchOrders('nobody@example.eu', by)).toEqual({ kind: 'nothing' })
  })

  test('by its number as it was read out', async () => {
    const { orderId } = await bought()
    const { number } = await db
      .selectFrom('order')
      .select('number')
      .where('id', '=', orderId)
      .executeTakeFirstOrThrow()
    const asRead = number.toLowerCase().replace('-', ' ')
    expect(await desk.searchOrders(asRead, by)).toEqual({ kind: 'text' })
    expect(await listed({ text: asRead })).toEqual([orderId])
  })

  test('by each name that the provider has for its payment', async () => {
    const { orderId } = await bought()
    const payment = await db
      .selectFrom('payment')
      .select(['intent_id', 'charge_id', 'session_id'])
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    for (const name of Object.values(payment)) {
      expect(await desk.searchOrders(name ?? '', by), name ?? '').toEqual({ kind: 'text' })
      expect(await listed({ text: name ?? '' }), name ?? '').toEqual([orderId])
    }
    expect(await desk.searchOrders('pi_3NoSuchPayment', by)).toEqual({ kind: 'nothing' })
  })

  test('by a refund and a dispute', async () => {
    const { orderId } = await bought()
    const payment = await db
      .selectFrom('payment')
      .select('id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    const about = { payment_id: payment.id, order_id: orderId, amount_minor: 1 }
    const [refund, dispute] = ['re_3Refund0000', 'du_1Dispute0000']
    await db
      .insertInto('refund')
      .values({ id: newId('ref'), ...about, state: 'failed', reason: 'x', unit_ids: [], provider_id: refund })
      .execute()
    await db
      .insertInto('dispute')
      .values({
        id: newId('dsp'),
        ...about,
        state: 'won',
        stage: 'chargeback',
        currency: 'EUR',
        reason: 'x',
        opened_at: new Date(),
        provider_id: dispute,
      })
      .execute()
    expect(await listed({ text: refund })).toEqual([orderId])
    expect(await listed({ text: dispute })).toEqual([orderId])
  })

  test('by the whole key as somebody sent it, and by no part of it', async () => {
    const { orderId, unitId } = await bought(atOnce)
    const content = (await openKeys(db, [unitId], deps.vault)).get(unitId)?.expose()
    const key = content?.kind === 'text' ? content.text : ''
    expect(key.length).toBeGreaterThan(5)
    expect(await desk.searchOrders(` ${key.toLowerCase()}`, by)).toEqual({ kind: 'order', id: orderId })
    expect(await desk.searchOrders(key.slice(1), by)).toEqual({ kind: 'nothing' })
    expect(await desk.searchOrders(key.slice(-5), by)).toEqual({ kind: 'nothing' })
  })

  test('by a key so often a day as on the desk of keys, and each time is written down; by words as often as they like', async () => {
    const { orderId, unitId } = await bought(atOnce)
    const content = (await openKeys(db, [unitId], deps.vault)).get(unitId)?.expose()
    const key = content?.kind === 'text' ? content.text : ''
    const guesser = newId('acc')
    const counted = async () => {
      const rows = await db
        .selectFrom('audit_event')
        .select('details')
        .where('subject_id', '=', guesser)
        .execute()
      return rows.map(({ details }) => details)
    }
    expect(await desk.searchOrders(key, guesser)).toEqual({ kind: 'order', id: orderId })
    expect(await counted()).toEqual([{ how: 'whole', found: 1 }])
    expect(await desk.searchOrders('thing', guesser)).toEqual({ kind: 'product' })
    expect(await counted()).toHaveLength(1)
    await sql`
      insert into shop.audit_event (id, subject_kind, subject_id, action, actor_kind, actor_id, details)
      select 'aud_guess' || n, 'staff', ${guesser}, 'staff.searched_key', 'staff', ${guesser}, '{}'
      from generate_series(1, 199) n`.execute(db)
    expect(await desk.searchOrders(key, guesser)).toEqual({ kind: 'too_many' })
  })

  test('by words of its product, and is then listed with the others of it', async () => {
    const { orderId, product } = await bought()
    const { slug } = await db
      .selectFrom('product')
      .select('slug')
      .where('id', '=', product)
      .executeTakeFirstOrThrow()
    const words = slug.replace('thing-', '')
    await db
      .updateTable('product')
      .set({ name: JSON.stringify({ en: `Écran ${words}`, fr: 'x' }) })
      .where('id', '=', product)
      .execute()
    expect(await desk.searchOrders(`ecran ${words}`, by)).toEqual({ kind: 'product' })
    expect(await listed({ product: `ecran ${words}` })).toEqual([orderId])
    expect(await listed({ product: 'no such thing' })).toEqual([])
  })

  test('by nothing of this while its person is restricted, and it says so', async () => {
    const { orderId, email } = await bought()
    await restricting(email, async () => {
      expect(await desk.searchOrders(email, by)).toEqual({ kind: 'nothing' })
      expect(await listed({ customer: orderId })).toEqual([])
      expect(await desk.isRestrictedOrder(orderId, by)).toBe(true)
      expect(await desk.holdOrder({ orderId, reason: 'strange', by })).toEqual({
        ok: false,
        reason: 'not_paid',
      })
      const correction = {
        orderId,
        email: 'x@example.eu',
        proof: 'card',
        reason: 'asked',
        by,
        mayVouch: true,
      } as const
      expect(await desk.correctOrderEmail(correction)).toEqual({ ok: false, reason: 'not_paid' })
      await expect(desk.noteOnOrder({ orderId, words: 'seen', by })).rejects.toThrow('row-level security')
    })
    expect(await desk.isRestrictedOrder(orderId, by)).toBe(false)
  })
})

describe('notes', () => {
  test('stand once when their form is pressed twice', async () => {
    const { orderId } = await bought()
    const note = { orderId, words: 'called back', by }
    await Promise.all([desk.noteOnOrder(note), desk.noteOnOrder(note), desk.noteOnOrder(note)])
    expect((await storyOf(orderId)).notes).toHaveLength(1)
    await desk.noteOnOrder({ ...note, by: newId('acc') })
    await desk.noteOnOrder({ ...note, words: 'no answer' })
    await desk.noteOnOrder(note)
    expect((await storyOf(orderId)).notes).toHaveLength(4)
    await noteOnOrder(of(by), { ...note, at: after(new Date(), minutes(11)) })
    expect((await storyOf(orderId)).notes).toHaveLength(5)
  })

  test('are written in the own name alone, and read with their writer and time', async () => {
    const { orderId } = await bought()
    await desk.noteOnOrder({ orderId, words: '<b>called back</b>', by })
    const { notes } = await storyOf(orderId)
    expect(notes).toMatchObject([{ about: null, words: '<b>called back</b>', writtenBy: by }])
    const forged = of(by)
      .insertInto('order_note')
      .values({ id: newId('onn'), order_id: orderId, words: 'x', written_by: newId('acc'), at: new Date() })
    await expect(forged.execute()).rejects.toThrow('row-level security')
    await expect(of(by).deleteFrom('order_note').execute()).rejects.toThrow('permission denied')
    await expect(of(by).updateTable('order_note').set({ words: 'y' }).execute()).rejects.toThrow(
      'permission denied',
    )
  })
})

test('what the staff looked at is told to whoever may read the history, and what the rules said to whoever decides', async () => {
  const { orderId } = await bought()
  await of(by)
    .insertInto('staff_read')
    .values({
      id: newId('aud'),
      staff_id: by,
      permission: 'orders.read',
      subject_kind: 'order',
      subject_id: orderId,
      persons: null,
    })
    .execute()
  const reads = async (may: { risk: boolean; reads: boolean }) => {
    const { history, risk } = await storyOf(orderId, may)
    return [history.filter(({ action }) => action === 'staff.read').length, risk.length]
  }
  expect(await reads({ risk: true, reads: true })).toEqual([1, 1])
  expect(await reads({ risk: false, reads: false })).toEqual([0, 0])
})
