import { describe, expect, test } from 'vitest'
import { type StaffCorrection, staffProofs } from '../../../domains/correction/index.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { atOnce, testDesk } from './order-desk.fixture.ts'

const { till, db, by, desk, bought, storyOf } = await testDesk()

describe('the address of an order', () => {
  test('is corrected in the name of whoever did it, with by what they knew the buyer', async () => {
    const { orderId, email } = await bought()
    const wish = {
      orderId,
      proof: 'old_mailbox',
      reason: 'wrote from the old address',
      by,
      mayVouch: true,
    } as const
    expect(await desk.correctOrderEmail({ ...wish, email: email.toUpperCase() })).toEqual({
      ok: false,
      reason: 'same',
    })
    expect(await desk.correctOrderEmail({ ...wish, email: 'right@example.eu' })).toEqual({ ok: true })
    expect(till.events).toContainEqual({ type: 'email_corrected', orderId, linkVersion: 2 })
    const { notes, history } = await storyOf(orderId)
    expect(notes).toMatchObject([{ about: 'email_corrected', words: wish.reason }])
    expect(history[0]).toMatchObject({
      action: 'order.email_corrected',
      actor: { kind: 'staff', id: by },
      details: { proof: 'old_mailbox' },
    })
  })

  const lettersTo = (recipient: string) =>
    db
      .selectFrom('mail')
      .select(['kind', 'order_id', 'subject_id'])
      .where('recipient', '=', recipient)
      .execute()
  const refuses = (orderId: OrderId) =>
    db
      .updateTable('order_contact')
      .set({ email_refused_at: new Date() })
      .where('order_id', '=', orderId)
      .execute()
  const correction = (orderId: OrderId, change: Partial<StaffCorrection> = {}): StaffCorrection => ({
    ...{
      orderId,
      email: 'right@example.eu',
      proof: 'otherwise',
      reason: 'by telephone',
      by,
      mayVouch: false,
    },
    ...change,
  })

  test('is told to the mailbox that loses it, which is not told the new one, unless it refuses letters', async () => {
    const { orderId, email } = await bought()
    expect(await desk.correctOrderEmail(correction(orderId, { mayVouch: true }))).toEqual({ ok: true })
    const told = { kind: 'address_changed', order_id: null, subject_id: orderId }
    expect(await lettersTo(email)).toEqual([told])
    const refusing = await bought()
    await refuses(refusing.orderId)
    expect(await desk.correctOrderEmail(correction(refusing.orderId, { mayVouch: true }))).toEqual({
      ok: true,
    })
    expect(await lettersTo(refusing.email)).toEqual([])
  })

  test('with a key that is sealed is a matter of an owner or a manager', async () => {
    const { orderId, email } = await bought()
    const refused = { ok: false, reason: 'wants_voucher' }
    for (const proof of staffProofs)
      expect(await desk.correctOrderEmail(correction(orderId, { proof }))).toEqual(refused)
    expect(await lettersTo(email)).toEqual([])
    await refuses(orderId)
    for (const proof of ['old_mailbox', 'otherwise'] as const)
      expect(await desk.correctOrderEmail(correction(orderId, { proof }))).toEqual(refused)
    expect(await desk.correctOrderEmail(correction(orderId, { proof: 'card' }))).toEqual({ ok: true })
    const open = await bought(atOnce)
    expect(await desk.correctOrderEmail(correction(open.orderId))).toEqual({ ok: true })
  })
})
