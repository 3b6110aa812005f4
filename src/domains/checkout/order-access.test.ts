import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { erasedEmail } from '../../shared/email.ts'
import { newId, type OrderId, type UnitId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { after, days } from '../../shared/time.ts'
import { confirmReceipt, noteRefusedEmail, orderLinksWith } from '../orders/index.ts'
import { ProviderError } from '../payments/index.ts'
import { testTill } from './checkout.fixture.ts'
import {
  answerShortage,
  changeOrderEmail,
  openOrder,
  readOpenKeys,
  returnFromPayment,
  revealUnits,
  showOrder,
} from './order-access.ts'

const till = await testTill()
const { db, deps } = till
const both = { express: true, acknowledge: true }

const linkTo = (id: OrderId, linkVersion = 1, issuedAt = deps.clock.now()) =>
  deps.links.tokenFor({ id, linkVersion }, issuedAt)

const refuseMailbox = (orderId: OrderId) => db.transaction().execute((tx) => noteRefusedEmail(tx, orderId))

async function unitIdsOf(orderId: OrderId): Promise<UnitId[]> {
  return (await till.unitsOf(orderId)).map((unit) => unit.id)
}

/** The mail server has taken every confirmation of this order. */
async function acceptReceiptsOf(orderId: OrderId): Promise<void> {
  const rows = await db.selectFrom('waiver').select('id').where('order_id', '=', orderId).execute()
  const waiverIds = rows.map((row) => row.id)
  await db.transaction().execute((tx) => confirmReceipt(tx, deps.outbox, waiverIds))
}

describe('the link to an order', () => {
  test('opens it, and tells whether it was paid', async () => {
    const orderId = await till.anOrder([[await till.aProduct(1), 1]])
    expect(await openOrder(deps, linkTo(orderId))).toEqual({ kind: 'ok', orderId, paid: false })
    await till.pay(orderId)
    await till.advance(orderId)
    expect(await openOrder(deps, linkTo(orderId))).toEqual({ kind: 'ok', orderId, paid: true })
  })

  test('opens nothing when it was made up, changed or signed by somebody else', async () => {
    const orderId = await till.anOrder([[await till.aProduct(2), 1]])
    const other = await till.anOrder([[await till.aProduct(1), 1]])
    const token = linkTo(orderId)
    const stranger = orderLinksWith(new Secret(randomBytes(32)))
    for (const forged of [
      '',
      orderId,
      `${token}A`,
      token.replace(orderId.slice(4), other.slice(4)),
      token.replace('.1.', '.2.'),
      stranger.tokenFor({ id: orderId, linkVersion: 1 }, deps.clock.now()),
    ]) {
      expect(await openOrder(deps, forged)).toEqual({ kind: 'unknown' })
    }
    expect(await openOrder(deps, linkTo(newId('ord')))).toEqual({ kind: 'unknown' })
  })

  test('has grown old after 400 days', async () => {
    const orderId = await till.anOrder([[await till.aProduct(1), 1]])
    const today = deps.clock.now()
    const issued = (daysAgo: number) => openOrder(deps, linkTo(orderId, 1, after(today, -days(daysAgo))))
    expect(await issued(400)).toMatchObject({ kind: 'ok' })
    expect(await issued(401)).toEqual({ kind: 'expired_link' })
  })

  test('ends with the version of the links that it was made for', async () => {
    const orderId = await till.anOrder([[await till.aProduct(1), 1]])
    await db.updateTable('order').set({ link_version: 2 }).where('id', '=', orderId).execute()
    expect(await openOrder(deps, linkTo(orderId, 1))).toEqual({ kind: 'expired_link' })
    expect(await openOrder(deps, linkTo(orderId, 2))).toMatchObject({ kind: 'ok' })
    expect(await openOrder(deps, linkTo(orderId, 3))).toEqual({ kind: 'expired_link' })
  })
})

describe('the page of an order', () => {
  test('shows the way to pay only while there is one', async () => {
    const orderId = await till.anOrder([[await till.aProduct(1), 1]])
    expect((await showOrder(deps, orderId))?.payUrl).toContain(await till.sessionOf(orderId))
    await till.pay(orderId)
    await till.advance(orderId)
    expect(await showOrder(deps, orderId)).toMatchObject({ state: 'fulfilled', payUrl: null })
    const ended = await till.anOrder([[await till.aProduct(1), 1]])
    await till.letReservationEnd(ended)
    await till.advance(ended)
    expect(await showOrder(deps, ended)).toMatchObject({ state: 'expired', payUrl: null })
  })

  test('of an order that does not exist is none', async () => {
    expect(await showOrder(deps, newId('ord'))).toBeUndefined()
  })

  test('shows the address whole while it works, and beside the proof by card', async () => {
    const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]])
    expect(await showOrder(deps, orderId)).toMatchObject({ email: 'buyer@example.eu', emailProof: 'card' })
    await refuseMailbox(orderId)
    expect(await showOrder(deps, orderId)).toMatchObject({ email: 'buyer@example.eu', emailProof: 'card' })
  })

  // The proof must not be found beside the question.
  test('masks the address where it is the proof of payment', async () => {
    const orderId = await paidByTransfer()
    expect(await showOrder(deps, orderId)).toMatchObject({ email: 'buyer@example.eu', emailProof: null })
    await refuseMailbox(orderId)
    const page = await showOrder(deps, orderId)
    expect(page).toMatchObject({ email: 'b•••@example.eu', emailProof: 'address' })
    expect(JSON.stringify(page)).not.toContain('buyer')
  })
})

describe('coming back from the payment page', () => {
  test('delivers at once what was paid, without waiting to be told', async () => {
    const orderId = await till.anOrder([[await till.aProduct(1), 1]])
    await till.pay(orderId)
    await returnFromPayment(deps, orderId)
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'fulfilled', units: ['delivered'] })
  })

  test('shows the order all the same when the provider cannot be asked', async () => {
    const orderId = await till.anOrder([[await till.aProduct(1), 1]])
    const readFacts = () => Promise.reject(new ProviderError('unavailable', 'gone'))
    await returnFromPayment({ ...deps, provider: { ...deps.provider, readFacts } }, orderId)
    expect(till.alarms).toContain('checkout.return')
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'awaiting_payment' })
  })
})

describe('the keys of an order', () => {
  test('are read only when their seals are broken, and only those', async () => {
    const orderId = await till.aPaidOrder([[await till.aProduct(2), 2]])
    const [first, second] = await unitIdsOf(orderId)
    if (!first || !second) throw new Error('two units were bought')
    expect(await readOpenKeys(deps, orderId)).toEqual(new Map())
    expect(await revealUnits(deps, orderId, [first], both)).toEqual({ ok: true })
    // The answers alone open nothing: their confirmation is still on its way.
    expect(await readOpenKeys(deps, orderId)).toEqual(new Map())
    await acceptReceiptsOf(orderId)
    const keys = await readOpenKeys(deps, orderId)
    expect([...keys.keys()]).toEqual([first])
    expect(keys.get(first)?.expose()).toMatchObject({
      kind: 'text',
      text: expect.stringMatching(/^[0-9A-F]{16}$/),
    })
  })

  test.each([
    [false, false],
    [true, false],
    [false, true],
  ])('stay sealed with the answers %s and %s', async (express, acknowledge) => {
    const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]])
    const asked = revealUnits(deps, orderId, await unitIdsOf(orderId), { express, acknowledge })
    expect(await asked).toEqual({ ok: false, reason: 'answers_missing' })
    await acceptReceiptsOf(orderId)
    expect(await till.stateOf(orderId)).toMatchObject({ units: ['delivered'] })
  })

  test('of another order are not opened by this one, nor those of an order that nobody has paid or knows', async () => {
    const product = await till.aProduct(4)
    const mine = await till.aPaidOrder([[product, 1]])
    const other = await till.aPaidOrder([[product, 1]])
    const unpaid = await till.anOrder([[product, 1]])
    const refused = { ok: false, reason: 'not_sealed' }
    expect(await revealUnits(deps, mine, await unitIdsOf(other), both)).toEqual(refused)
    expect(await revealUnits(deps, unpaid, await unitIdsOf(unpaid), both)).toEqual(refused)
    expect(await revealUnits(deps, newId('ord'), await unitIdsOf(other), both)).toEqual(refused)
    const mixed = [...(await unitIdsOf(mine)), ...(await unitIdsOf(other))]
    expect(await revealUnits(deps, mine, mixed, both)).toEqual({ ok: true })
    for (const id of [mine, other]) await acceptReceiptsOf(id)
    expect([await till.stateOf(mine), await till.stateOf(other)]).toMatchObject([
      { units: ['revealed'] },
      { units: ['delivered'] },
    ])
  })

  // The confirmation of the answers could not arrive, and without it the waiver would be void.
  test('stay sealed while the mailbox refuses our mail', async () => {
    const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]])
    await refuseMailbox(orderId)
    const asked = revealUnits(deps, orderId, await unitIdsOf(orderId), both)
    expect(await asked).toEqual({ ok: false, reason: 'email_refused' })
    expect(await db.selectFrom('waiver').select('id').where('order_id', '=', orderId).execute()).toEqual([])
  })

  test('are confirmed in the language and for the country of the order', async () => {
    const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]], { locale: 'fr', country: 'DE' })
    await revealUnits(deps, orderId, await unitIdsOf(orderId), both)
    const waivers = db.selectFrom('waiver').select(['locale', 'country']).where('order_id', '=', orderId)
    expect(await waivers.execute()).toEqual([{ locale: 'fr', country: 'DE' }])
  })
})

describe('the answer to a shortage', () => {
  const nothing = { ok: false, reason: 'nothing_to_choose' }

  test('is taken only while the question is open', async () => {
    const product = await till.aProduct(2)
    const unpaid = await till.anOrder([[product, 1]])
    const delivered = await till.aPaidOrder([[product, 1]])
    for (const orderId of [unpaid, delivered, newId('ord')]) {
      const before = orderId === unpaid || orderId === delivered ? await till.stateOf(orderId) : undefined
      expect(await answerShortage(deps, orderId, 'refund')).toEqual(nothing)
      if (before) expect(await till.stateOf(orderId)).toEqual(before)
    }
  })

  test('"refund" lets the money go', async () => {
    const orderId = await till.aShortage(await till.aProduct(1))
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'awaiting_choice', payment: 'authorised' })
    expect(await answerShortage(deps, orderId, 'refund')).toEqual({ ok: true })
    expect(await till.stateOf(orderId)).toMatchObject({ payment: 'voided', units: ['released'] })
    expect(await till.historyOf(orderId)).toContain('order.shortage_refund')
  })

  test('"wait" takes the money and puts the buyer into the queue that the next import serves', async () => {
    const product = await till.aProduct(1)
    const orderId = await till.aShortage(product)
    expect(await answerShortage(deps, orderId, 'wait')).toEqual({ ok: true })
    expect(await till.stateOf(orderId)).toMatchObject({ payment: 'captured', units: ['backordered'] })
    await till.addStock(product, 1)
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'fulfilled', units: ['delivered'] })
  })

  test('is given once, also when two answers come at the same moment', async () => {
    const orderId = await till.aShortage(await till.aProduct(1))
    const answers = await Promise.all([
      answerShortage(deps, orderId, 'wait'),
      answerShortage(deps, orderId, 'refund'),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await answerShortage(deps, orderId, 'refund')).toEqual(nothing)
    expect(
      (await till.historyOf(orderId)).filter((action) => action.startsWith('order.shortage_')),
    ).toHaveLength(1)
  })
})

/** History cannot be changed, so only somebody with every right can make it a day older. */
async function letADayPass(orderId: OrderId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update shop.audit_event set at = at - interval '25 hours' where subject_id = ${orderId}`.execute(
      tx,
    )
  })
}

async function paidByTransfer(): Promise<OrderId> {
  const orderId = await till.anOrder([[await till.aProduct(1), 1]])
  await till.pay(orderId, { method: 'ideal' })
  await till.advance(orderId)
  return orderId
}

async function refusedOrder(how: 'card' | 'transfer' = 'card'): Promise<OrderId> {
  const orderId =
    how === 'card' ? await till.aPaidOrder([[await till.aProduct(1), 1]]) : await paidByTransfer()
  await refuseMailbox(orderId)
  return orderId
}

describe('another e-mail address', () => {
  const corrected = 'corrected@example.eu'
  const wrong = { ok: false, reason: 'proof' }
  const tooMany = { ok: false, reason: 'too_many_attempts' }
  const change = (orderId: OrderId, proof: string) => changeOrderEmail(deps, orderId, corrected, proof)
  const emailOf = async (orderId: OrderId) => (await showOrder(deps, orderId))?.email
  const triesOf = async (orderId: OrderId) =>
    (await till.historyOf(orderId)).filter((action) => action === 'order.email_proof_failed').length

  test('is taken with the digits of the card, and every link before it dies', async () => {
    const orderId = await refusedOrder()
    const old = linkTo(orderId)
    const outcome = await change(orderId, ' 42 42 ')
    if (!outcome.ok) throw new Error(outcome.reason)
    expect(await openOrder(deps, outcome.token)).toEqual({ kind: 'ok', orderId, paid: true })
    expect(await openOrder(deps, old)).toEqual({ kind: 'expired_link' })
    expect(deps.links.read(outcome.token, deps.clock.now())).toMatchObject({ linkVersion: 2 })
    expect(await showOrder(deps, orderId)).toMatchObject({ email: corrected, emailRefused: false })
    expect(till.events).toContainEqual({ type: 'email_corrected', orderId, linkVersion: 2 })
    expect(await till.historyOf(orderId)).toContain('order.email_corrected')
    const contact = db.selectFrom('order_contact').select('email_folded').where('order_id', '=', orderId)
    expect(await contact.executeTakeFirst()).toEqual({ email_folded: corrected })
    // It works again, so a human looks before it is changed once more.
    const third = changeOrderEmail(deps, orderId, 'third@example.eu', '4242')
    expect(await third).toEqual({ ok: false, reason: 'for_staff' })
    expect(await emailOf(orderId)).toBe(corrected)
  })

  test('is not taken for an order that is not paid or not there, nor without the card while the address works', async () => {
    const unpaid = await till.anOrder([[await till.aProduct(1), 1]])
    await refuseMailbox(unpaid)
    // Digits that were written down before the money came prove no payment.
    await db.updateTable('payment').set({ card_last4: '4242' }).where('order_id', '=', unpaid).execute()
    const working = await till.aPaidOrder([[await till.aProduct(1), 1]])
    const transferred = await paidByTransfer()
    expect(await change(unpaid, '4242')).toEqual(wrong)
    for (const orderId of [unpaid, working, transferred]) {
      expect(await change(orderId, 'buyer@example.eu')).toEqual(wrong)
      expect(await emailOf(orderId)).toBe('buyer@example.eu')
    }
    expect(await change(newId('ord'), '4242')).toEqual(wrong)
  })

  test('is taken with the card while the address works: it may be somebody else’s', async () => {
    const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]])
    expect(await change(orderId, '4242')).toMatchObject({ ok: true })
    expect(await emailOf(orderId)).toBe(corrected)
  })

  test('waits for a human where a key was opened by whoever reads an address that works', async () => {
    const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]])
    await revealUnits(deps, orderId, await unitIdsOf(orderId), both)
    await acceptReceiptsOf(orderId)
    expect(await change(orderId, '4242')).toEqual({ ok: false, reason: 'for_staff' })
    expect(await change(orderId, '0000')).toEqual(wrong)
    // A mailbox that refuses letters since has been read all the same.
    await refuseMailbox(orderId)
    expect(await change(orderId, '4242')).toEqual({ ok: false, reason: 'for_staff' })
    expect(await emailOf(orderId)).toBe('buyer@example.eu')
  })

  test('of an order paid by card is not taken for anything but its digits', async () => {
    const orderId = await refusedOrder()
    const page = await showOrder(deps, orderId)
    for (const proof of ['', '4241', '42424', page?.number ?? '', 'buyer@example.eu']) {
      expect(await change(orderId, proof)).toEqual(wrong)
    }
    expect(await emailOf(orderId)).toBe('buyer@example.eu')
  })

  test('of an order paid without a card is not taken for anything that its page shows', async () => {
    const orderId = await refusedOrder('transfer')
    const page = await showOrder(deps, orderId)
    for (const proof of [
      '',
      page?.number ?? '',
      page?.number.replace('-', '') ?? '',
      page?.email ?? '',
      corrected,
    ]) {
      expect(await change(orderId, proof)).toEqual(wrong)
    }
    expect(await emailOf(orderId)).toBe('b•••@example.eu')
  })

  test.each(['buyer@example.eu', ' Buyer@Example.EU '])(
    'of an order paid without a card is taken for the address it was placed with: %j',
    async (proof) => {
      const orderId = await refusedOrder('transfer')
      expect(await change(orderId, proof)).toMatchObject({ ok: true })
      expect(await emailOf(orderId)).toBe(corrected)
    },
  )

  // What stands in place of an erased address is written in the source of every shop.
  test('is not taken for the address of somebody who was erased', async () => {
    const orderId = await refusedOrder('transfer')
    const erased = { email: erasedEmail, email_folded: erasedEmail }
    await db.updateTable('order_contact').set(erased).where('order_id', '=', orderId).execute()
    expect(await change(orderId, erasedEmail)).toEqual(wrong)
  })

  test('may be tried five times a day; the right proof does not help any more, until the day is over', async () => {
    const orderId = await refusedOrder()
    for (let tries = 0; tries < 5; tries++) expect(await change(orderId, '0000')).toEqual(wrong)
    expect(await change(orderId, '0000')).toEqual(tooMany)
    expect(await change(orderId, '4242')).toEqual(tooMany)
    expect(await emailOf(orderId)).toBe('buyer@example.eu')
    expect(await triesOf(orderId)).toBe(5)
    await letADayPass(orderId)
    expect(await change(orderId, '4242')).toMatchObject({ ok: true })
  })

  test('is counted for each order by itself', async () => {
    const orderId = await refusedOrder()
    for (let tries = 0; tries < 5; tries++) await change(orderId, '0000')
    expect(await change(await refusedOrder(), '4242')).toMatchObject({ ok: true })
  })

  test('of ten wrong tries at the same moment five are looked at, and no more', async () => {
    const orderId = await refusedOrder()
    const proofs = Array.from({ length: 10 }, (_, digit) => String(digit).repeat(4))
    const outcomes = await Promise.all(proofs.map((proof) => change(orderId, proof)))
    expect(outcomes.filter((each) => !each.ok && each.reason === 'proof')).toHaveLength(5)
    expect(outcomes.filter((each) => !each.ok && each.reason === 'too_many_attempts')).toHaveLength(5)
    expect(await triesOf(orderId)).toBe(5)
    expect(await emailOf(orderId)).toBe('buyer@example.eu')
  })
})
