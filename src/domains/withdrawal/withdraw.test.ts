import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId, type OrderId, type UnitId, type WithdrawalId } from '../../shared/ids.ts'
import { days } from '../../shared/time.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { findBrokenInvariants } from '../checkout/invariants.ts'
import { confirmReceipt, requestReveal } from '../orders/index.ts'
import { requestRefund } from '../payments/index.ts'
import { answers } from './judge-unit.ts'
import { listWithdrawals, type WithdrawalInList, withdrawalsPerPage } from './queries.ts'
import { resumeWithdrawals } from './resume.ts'
import { closeWithdrawal, findOrderMeant } from './staff-acts.ts'
import { findWithdrawal } from './store.ts'
import { sendMoneyBack, withdraw } from './withdraw.ts'
import { type Meant, needsOf, type Statement } from './withdrawal.ts'

const till = await testTill()
const { db, deps, emulator } = till
const ada = 'ada@example.eu'

const numberOf = async (orderId: OrderId) =>
  (await db.selectFrom('order').select('number').where('id', '=', orderId).executeTakeFirstOrThrow()).number

async function statementFor(orderId: OrderId, change: Partial<Statement> = {}): Promise<Statement> {
  const orderNumber = await numberOf(orderId)
  return { formKey: randomUUID(), name: 'Ada', orderNumber, email: ada, locale: 'en', ...change }
}

async function declare(
  orderId: OrderId,
  change: Partial<Statement> = {},
  meant: Meant = { kind: 'written' },
) {
  const made = await withdraw(deps, await statementFor(orderId, change), meant)
  if (made.orderId) await sendMoneyBack(deps, made.orderId)
  return made
}

const answersOf = ({ units }: { units: readonly { answer: string }[] }) =>
  units.map(({ answer }) => answer).toSorted()

async function reveal(orderId: OrderId, unitIds: readonly UnitId[]) {
  const yes = { express: true, acknowledge: true, locale: 'en', country: 'FR' }
  await requestReveal(db, deps.outbox, { orderId, unitIds, ...yes })
  const rows = await db.selectFrom('waiver').select('id').where('unit_id', 'in', unitIds).execute()
  await db.transaction().execute((tx) =>
    confirmReceipt(
      tx,
      deps.outbox,
      rows.map(({ id }) => id),
    ),
  )
}

async function theBankPaysBack(orderId: OrderId) {
  const rows = await db.selectFrom('refund').selectAll().where('order_id', '=', orderId).execute()
  for (const { state, provider_id } of rows)
    if (state === 'pending') await emulator.control.refunds.succeed(provider_id ?? '')
  await till.advance(orderId)
  return rows.map(({ reason, amount_minor }) => ({ reason, amount_minor }))
}

const rowsOf = async (id: WithdrawalId) => ({
  withdrawal: await db.selectFrom('withdrawal').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  units: await db.selectFrom('withdrawal_unit').selectAll().where('withdrawal_id', '=', id).execute(),
})

const allIsWell = async () => expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])

async function bought(quantity: number, answers: Parameters<typeof till.aPaidOrder>[1] = {}) {
  const product = await till.aProduct(quantity)
  const orderId = await till.aPaidOrder([[product, quantity]], { email: ada, ...answers })
  const unitIds = (await till.unitsOf(orderId)).map(({ id }) => id)
  return { product, orderId, unitIds }
}

beforeEach(() => {
  till.events.length = 0
})

describe('a guest with order number and address', () => {
  test('gets the money of sealed keys back, and the keys go to stock, without anybody', async () => {
    const { product, orderId } = await bought(2)
    const made = await declare(orderId, { email: ' ADA@example.eu' })
    expect(answersOf(made)).toEqual(['taken_back', 'taken_back'])
    expect(made).toMatchObject({ orderId, inTime: true })
    expect(needsOf(made)).toEqual([])
    expect(await till.keysOf(product)).toEqual({ available: 2 })
    expect(await theBankPaysBack(orderId)).toEqual([{ reason: 'withdrawal', amount_minor: 3998 }])
    expect(await till.stateOf(orderId)).toEqual({
      order: 'refunded',
      payment: 'refunded',
      units: ['refunded', 'refunded'],
    })
    expect(till.events.map(({ type }) => type)).toContain('withdrawal_made')
    expect(await till.historyOf(orderId)).toContain('order.withdrawn')
    await allIsWell()
  })

  test('keeps what was opened with a confirmed waiver, and gets the rest back', async () => {
    const { product, orderId, unitIds } = await bought(3)
    await reveal(orderId, unitIds.slice(0, 1))
    const made = await declare(orderId)
    expect(answersOf(made)).toEqual(['taken_back', 'taken_back', 'waived'])
    expect(await till.keysOf(product)).toEqual({ available: 2, revealed: 1 })
    expect(await theBankPaysBack(orderId)).toEqual([{ reason: 'withdrawal', amount_minor: 3998 }])
    await allIsWell()
  })

  test('whose key is just opening has withdrawn: the confirmation that comes later opens nothing', async () => {
    const { orderId, unitIds } = await bought(1)
    const yes = { express: true, acknowledge: true, locale: 'en', country: 'FR' }
    await requestReveal(db, deps.outbox, { orderId, unitIds, ...yes })
    expect(answersOf(await declare(orderId))).toEqual(['taken_back'])
    const rows = await db.selectFrom('waiver').select('id').where('order_id', '=', orderId).execute()
    await db.transaction().execute((tx) =>
      confirmReceipt(
        tx,
        deps.outbox,
        rows.map(({ id }) => id),
      ),
    )
    expect((await till.unitsOf(orderId)).map(({ state }) => state)).toEqual(['refunded'])
    await allIsWell()
  })

  test('withdraws and opens at the same moment: one of the two, never a key and its money', async () => {
    for (let round = 0; round < 5; round++) {
      const { orderId, unitIds } = await bought(1)
      await Promise.all([declare(orderId), reveal(orderId, unitIds)])
      const [unit] = await till.unitsOf(orderId)
      expect(['refunded', 'revealed']).toContain(unit?.state)
      await allIsWell()
    }
  })

  test('who chose delivery at once is told of the waiver; without its confirmation a human decides', async () => {
    const atOnce = { delivery: 'at_once', express: true, acknowledge: true } as const
    const proved = await bought(1, atOnce)
    await db
      .updateTable('waiver')
      .set({ receipt_accepted_at: new Date() })
      .where('order_id', '=', proved.orderId)
      .execute()
    expect(answersOf(await declare(proved.orderId))).toEqual(['waived'])
    const unproved = await bought(1, atOnce)
    const made = await declare(unproved.orderId)
    expect(answersOf(made)).toEqual(['unproved'])
    expect(needsOf(made)).toEqual(['unproved'])
  })

  test('twice: the second statement is taken too, and pays nothing twice', async () => {
    const { orderId } = await bought(1)
    await declare(orderId)
    expect(answersOf(await declare(orderId))).toEqual(['gone'])
    expect(await theBankPaysBack(orderId)).toHaveLength(1)
    await allIsWell()
  })

  test('the same form twenty times at once is one statement and one refund', async () => {
    const { orderId } = await bought(2)
    const statement = await statementFor(orderId)
    const made = await Promise.all(
      Array.from({ length: 20 }, () => withdraw(deps, statement, { kind: 'written' })),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(till.events.filter(({ type }) => type === 'withdrawal_made')).toHaveLength(1)
    await sendMoneyBack(deps, orderId)
    expect(await theBankPaysBack(orderId)).toEqual([{ reason: 'withdrawal', amount_minor: 3998 }])
  })

  test('after the period it is taken, answered honestly and given to a human', async () => {
    const { orderId } = await bought(1)
    const now = deps.clock.now
    deps.clock.now = () => new Date(now().getTime() + days(25))
    const made = await declare(orderId)
    deps.clock.now = now
    expect(made.inTime).toBe(false)
    expect(answersOf(made)).toEqual(['late'])
    expect(needsOf(made)).toEqual(['late'])
    expect((await till.unitsOf(orderId)).map(({ state }) => state)).toEqual(['delivered'])
  })

  test('a company’s order is for a human', async () => {
    const company = { companyName: 'Forge SARL', companyAddress: '1 rue des Clés' }
    const { orderId } = await bought(1, company)
    expect(answersOf(await declare(orderId))).toEqual(['company'])
  })
})

describe('what had not been paid', () => {
  test('is cancelled, and nothing will be taken', async () => {
    const product = await till.aProduct(1)
    const orderId = await till.anOrder([[product, 1]], { email: ada })
    expect(answersOf(await declare(orderId))).toEqual(['cancelled'])
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'cancelled', units: ['released'] })
    expect(await till.keysOf(product)).toEqual({ available: 1 })
  })

  test('late money for an order that had run out goes back, once its buyer has withdrawn', async () => {
    const product = await till.aProduct(2)
    const orderId = await till.anOrder([[product, 1]], { email: ada })
    const sessionId = await till.sessionOf(orderId)
    await till.letReservationEnd(orderId)
    await till.advance(orderId)
    expect(answersOf(await declare(orderId))).toEqual(['gone'])
    await emulator.control.sessions.pay(sessionId, { card: '4242424242424242', late: true })
    await till.advance(orderId)
    expect((await till.stateOf(orderId)).order).toBe('cancelled')
    expect(await till.keysOf(product)).toEqual({ available: 2 })
    await allIsWell()
  })

  test('held money for a key that is missing is let go', async () => {
    const product = await till.aProduct(1)
    const orderId = await till.aShortage(product)
    expect(answersOf(await declare(orderId, { email: 'buyer@example.eu' }))).toEqual(['cancelled'])
    await till.advance(orderId)
    expect(await till.stateOf(orderId)).toMatchObject({ payment: 'voided', units: ['released'] })
  })

  test('money that is not what was asked for is touched by nobody but a human, who is told', async () => {
    const product = await till.aProduct(1)
    const orderId = await till.anOrder([[product, 1]], { email: ada })
    await db
      .updateTable('payment')
      .set({ state: 'mismatch', mismatch: 'amount 1' })
      .where('order_id', '=', orderId)
      .execute()
    await db.updateTable('order').set({ state: 'in_review' }).where('id', '=', orderId).execute()
    const made = await declare(orderId)
    expect(answersOf(made)).toEqual(['mismatch'])
    expect(needsOf(made)).toEqual(['mismatch'])
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'in_review', units: ['reserved'] })
  })

  test.each([null, 'wait'] as const)(
    'held money for two keys of which one is missing is let go whole, also after the answer %s',
    async (choice) => {
      const product = await till.aProduct(2)
      const orderId = await till.anOrder([[product, 2]], {
        email: ada,
        delivery: 'at_once',
        express: true,
        acknowledge: true,
      })
      const sessionId = await till.sessionOf(orderId)
      await till.letReservationEnd(orderId)
      await till.advance(orderId)
      await till.anOrder([[product, 1]])
      await emulator.control.sessions.pay(sessionId, { card: '4242424242424242', late: true })
      await till.advance(orderId)
      expect(await till.stateOf(orderId)).toMatchObject({ order: 'awaiting_choice', payment: 'authorised' })
      if (choice)
        await db.updateTable('order').set({ shortage_choice: choice }).where('id', '=', orderId).execute()
      expect(answersOf(await declare(orderId))).toEqual(['cancelled', 'cancelled'])
      await till.advance(orderId)
      expect(await till.stateOf(orderId)).toMatchObject({ order: 'cancelled', payment: 'voided' })
      expect(await till.keysOf(product)).toEqual({ available: 1, reserved: 1 })
      await allIsWell()
    },
  )
})

describe('while others move the same money', () => {
  const chargeOf = async (orderId: OrderId) =>
    (
      await db
        .selectFrom('payment')
        .select('charge_id')
        .where('order_id', '=', orderId)
        .executeTakeFirstOrThrow()
    ).charge_id ?? ''

  async function disputed() {
    const { orderId, product, unitIds } = await bought(1)
    const dispute = await emulator.control.charges.dispute(await chargeOf(orderId))
    const row = { type: 'charge.dispute.created', object_id: 'dp', order_id: orderId }
    await db
      .insertInto('payment_event')
      .values({ ...row, id: `evt_${randomUUID()}`, created_at: new Date() })
      .execute()
    await till.advance(orderId)
    return { orderId, product, unitIds, dispute }
  }

  test('a bank argues: it counts now, and is paid back when the money is ours again', async () => {
    const { orderId } = await disputed()
    const made = await declare(orderId)
    expect(answersOf(made)).toEqual(['later'])
    expect(needsOf(made)).toEqual([])
    const by = 'acc_00000000000000000000000000' as never
    await db.updateTable('withdrawal').set({ matched_by: by }).where('id', '=', made.id).execute()
    const written = await rowsOf(made.id)
    for (const _ of [1, 2]) await resumeWithdrawals(deps)
    expect(answersOf((await findWithdrawal(db, made.id)) ?? { units: [] })).toEqual(['later'])
    // What still waits is written down once.
    expect(await rowsOf(made.id)).toEqual(written)
    const told = async () => (await till.historyOf(orderId)).filter((each) => each === 'order.withdrawn')
    expect(await told()).toHaveLength(1)
    const { id } = await db
      .selectFrom('dispute')
      .select('provider_id as id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    await emulator.control.disputes.decide(id ?? '', 'lost')
    await till.advance(orderId)
    await resumeWithdrawals(deps)
    expect(answersOf((await findWithdrawal(db, made.id)) ?? { units: [] })).toEqual(['gone'])
    expect(await told()).toHaveLength(2)
    expect((await rowsOf(made.id)).withdrawal.matched_by).toBe(by)
    await allIsWell()
  })

  test('a key that opened after a statement that had to wait is for a human, whatever was agreed to', async () => {
    const { orderId, unitIds } = await disputed()
    const made = await declare(orderId)
    expect(answersOf(made)).toEqual(['later'])
    // Whoever closes it meanwhile has not seen what comes.
    const by = 'acc_00000000000000000000000000' as never
    expect(await closeWithdrawal(deps, { withdrawalId: made.id, by, note: 'the bank decides' })).toBe(true)
    const { id } = await db
      .selectFrom('dispute')
      .select('provider_id as id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    await emulator.control.disputes.decide(id ?? '', 'won')
    await till.advance(orderId)
    await reveal(orderId, unitIds)
    await resumeWithdrawals(deps)
    const now = await findWithdrawal(db, made.id)
    expect(now && answersOf(now)).toEqual(['unproved'])
    expect(now && needsOf(now)).toEqual(['unproved'])
  })

  test('staff pay back at the same moment: the money goes back once', async () => {
    for (let round = 0; round < 5; round++) {
      const { orderId, unitIds } = await bought(2)
      const wish = { kind: 'units', unitIds } as const
      const by = 'acc_00000000000000000000000000' as never
      await Promise.all([
        declare(orderId),
        requestRefund(deps, { orderId, wish, requestKey: randomUUID(), by, note: 'asked' }),
      ])
      const refunds = await theBankPaysBack(orderId)
      expect(refunds.reduce((sum, { amount_minor }) => sum + amount_minor, 0)).toBe(3998)
      await allIsWell()
    }
  })
})

describe('a pair that nobody knows', () => {
  test('is taken all the same, acknowledged, and waits for a human who finds the order', async () => {
    const { orderId, product } = await bought(1)
    const made = await declare(orderId, { email: 'someone@else.eu' })
    expect(made).toMatchObject({ orderId: null, units: [], inTime: null })
    expect(needsOf(made)).toEqual(['order_unknown'])
    expect(till.events).toContainEqual(
      expect.objectContaining({ type: 'withdrawal_made', withdrawalId: made.id, orderId: null }),
    )
    const by = 'acc_00000000000000000000000000' as never
    const wrong = { withdrawalId: made.id, orderNumber: 'AAAA-AAAA', by }
    expect(await findOrderMeant(deps, wrong)).toEqual({ ok: false, reason: 'unknown_order' })
    const right = { ...wrong, orderNumber: await numberOf(orderId) }
    expect(await findOrderMeant(deps, right)).toEqual({ ok: true })
    expect(await findOrderMeant(deps, right)).toEqual({ ok: false, reason: 'decided_already' })
    expect(answersOf((await findWithdrawal(db, made.id)) ?? { units: [] })).toEqual(['taken_back'])
    expect(await till.keysOf(product)).toEqual({ available: 1 })
    await theBankPaysBack(orderId)
    await allIsWell()
  })

  test('is closed with a word by whoever dealt with it, once', async () => {
    const { orderId } = await bought(1)
    const { id } = await declare(orderId, { orderNumber: 'nonsense' })
    const by = 'acc_00000000000000000000000000' as never
    expect(await closeWithdrawal(deps, { withdrawalId: id, by, note: 'asked back' })).toBe(true)
    expect(await closeWithdrawal(deps, { withdrawalId: id, by, note: 'again' })).toBe(false)
    const closed = await findWithdrawal(db, id)
    expect(closed && needsOf(closed)).toEqual([])
  })
})

test('whoever holds the order’s link gives back the keys that they name', async () => {
  const { orderId, unitIds, product } = await bought(3)
  const [first] = unitIds
  const made = await declare(orderId, {}, { kind: 'known', orderId, unitIds: first ? [first] : [] })
  expect(made.units).toEqual([{ unitId: first, answer: 'taken_back' }])
  expect(await till.keysOf(product)).toEqual({ available: 1, assigned: 2 })
  await theBankPaysBack(orderId)
  await allIsWell()
})

test('the list of what needs somebody is what the rule says, for every answer, receipt and end', async () => {
  const { orderId, unitIds } = await bought(1)
  const unitId = unitIds[0] as UnitId
  const at = new Date()
  const receipts = [
    {},
    { receipt_accepted_at: at },
    { receipt_refused_at: at },
    { receipt_accepted_at: at, receipt_refused_at: at },
  ]
  const ends = [{}, { closed_at: at, closed_by: 'acc_00000000000000000000000000', note: 'done' }]
  const asked: WithdrawalId[] = []
  for (const answer of [null, ...answers])
    for (const receipt of receipts)
      for (const end of ends) {
        const id = newId('wdl')
        const { formKey, orderNumber, email, locale } = await statementFor(orderId)
        const written = { form_key: formKey, order_number: orderNumber, email, email_folded: email, locale }
        const known = answer && { order_id: orderId, last_day: '2026-12-01', in_time: true }
        await db
          .insertInto('withdrawal')
          .values({ id, ...written, made_at: at, ...known, ...receipt, ...end })
          .execute()
        const unit = { withdrawal_id: id, unit_id: unitId, answered_at: at }
        if (answer)
          await db
            .insertInto('withdrawal_unit')
            .values({ ...unit, answer })
            .execute()
        asked.push(id)
      }
  const listed = async (show: 'open' | 'all') => {
    const rows: WithdrawalInList[] = []
    for (let page = 1; ; page++) {
      const more = await listWithdrawals(db, { show, page, isDescending: show === 'all' })
      rows.push(...more.rows)
      if (more.rows.length < withdrawalsPerPage) return rows.filter(({ id }) => asked.includes(id))
    }
  }
  const inNeed = (await listed('all')).filter(({ needs }) => needs.length > 0)
  expect(await listed('all')).toHaveLength(asked.length)
  // Open, and for its answer or because its letter was refused.
  expect(inNeed).toHaveLength(6 * 4 + (answers.length - 5))
  expect((await listed('open')).map(({ id }) => id).toSorted()).toEqual(inNeed.map(({ id }) => id).toSorted())
})

test('a hundred that wait for their banks keep nobody behind them waiting', async () => {
  const { orderId, unitIds } = await bought(1)
  const unitId = unitIds[0] as UnitId
  const { orderNumber, email, locale } = await statementFor(orderId)
  const ids = Array.from({ length: 101 }, () => newId('wdl')).toSorted()
  const at = new Date()
  const written = { order_number: orderNumber, email, email_folded: email, locale, made_at: at }
  const known = { order_id: orderId, last_day: '2026-12-01', in_time: true }
  await db
    .insertInto('withdrawal')
    .values(ids.map((id) => ({ id, form_key: id, ...written, ...known })))
    .execute()
  const unit = { unit_id: unitId, answer: 'later', answered_at: at } as const
  await db
    .insertInto('withdrawal_unit')
    .values(ids.map((id) => ({ withdrawal_id: id, ...unit })))
    .execute()
  expect(await resumeWithdrawals(deps)).toBeGreaterThan(100)
  const left = await db
    .selectFrom('withdrawal_unit')
    .select('withdrawal_id')
    .where('unit_id', '=', unitId)
    .where('answer', '=', 'later')
    .execute()
  expect(left).toEqual([])
})
