import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { type AccountId, newId, type OrderId, parseId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { lockOrder, takeBackUnits } from '../orders/index.ts'
import { advance } from '../payments/index.ts'
import { acceptFinding, readFindings, reconcile, repairFinding, runTonight, watchRuns } from './index.ts'
import { unreachedShop } from './reconciliation.fixture.ts'
import { endFinding, noteFinding, noteWhatIsLeft } from './store.ts'

const shop = await unreachedShop()
const { db } = shop
const { control } = shop.emulator
const by = newId('acc') as AccountId

beforeEach(async () => {
  await control.faults.clear()
  await sql`delete from shop.reconciliation_finding`.execute(db)
  await sql`delete from shop.reconciliation_run`.execute(db)
  shop.told.length = 0
})

async function theFinding() {
  const [finding, ...others] = await shop.openFindings()
  expect(others).toEqual([])
  if (!finding) throw new Error('nothing was found')
  return { ...finding, id: parseId('fnd', finding.id) ?? newId('fnd') }
}

/** The change is taken back at the end of the test, so that the shop is whole for the next one. */
async function damaged(
  damage: ReturnType<typeof sql>,
  look: () => Promise<void>,
  mend: ReturnType<typeof sql>,
) {
  const change = (statement: ReturnType<typeof sql>) =>
    db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await statement.execute(tx)
    })
  await change(damage)
  try {
    await look()
  } finally {
    await change(mend)
  }
}

const stateIs = async (orderId: OrderId) =>
  Object.values(await shop.stateOf(orderId))
    .flat()
    .join(', ')

test('a shop in which all is told has nothing to find, and the books are the statement', async () => {
  const orderId = await shop.aPaidOrder()
  await control.charges.refund(await shop.chargeOf(orderId), { amount: 490 })
  await advance(shop.deps, orderId)
  expect(await shop.run()).toMatchObject({ ok: true, found: 0, mended: 0 })
  const days = await db.selectFrom('balance_day').selectAll().where('books_minor', '<>', 0).execute()
  expect(days).toMatchObject([
    { taken_minor: 2490, returned_minor: -490, books_minor: 2000, disputed_minor: 0 },
  ])
})

test('the books of several currencies are the statement in euros, also when money goes back at another rate', async () => {
  const paid = [
    await shop.aPaidOrder(undefined, money(3200, 'JPY')),
    await shop.aPaidOrder(undefined, money(1749, 'GBP')),
    await shop.aPaidOrder(),
  ]
  // Part of one goes back, all of another is argued about and comes back, each at a rate of its own.
  await control.rates.set('jpy', 0.0049)
  await control.rates.set('gbp', 1.21)
  const [inYen, inPounds] = paid as [OrderId, OrderId]
  await control.charges.refund(await shop.chargeOf(inYen), { amount: 1200 })
  const dispute = await control.charges.dispute(await shop.chargeOf(inPounds))
  for (const orderId of paid) await advance(shop.deps, orderId)
  await control.rates.set('gbp', 1.09)
  await control.disputes.decide(dispute.id, 'won')
  for (const orderId of paid) await advance(shop.deps, orderId)
  expect(await shop.run()).toMatchObject({ ok: true, found: 0 })
  const days = await db.selectFrom('balance_day').selectAll().where('books_minor', '<>', 0).execute()
  expect(days).toHaveLength(1)
  for (const day of days)
    expect(day.taken_minor + day.returned_minor + day.disputed_minor).toBe(day.books_minor)
  const refund = await db
    .selectFrom('refund')
    .select(['amount_minor', 'settled_minor', 'settled_currency', 'exchange_rate'])
    .where('order_id', '=', inYen)
    .executeTakeFirstOrThrow()
  expect(refund).toMatchObject({ amount_minor: 1200, settled_currency: 'EUR' })
  expect(refund.settled_minor).toBe(-Math.round(1200 * (refund.exchange_rate ?? 0)))
})

test('a sum of another currency that is wrong in the books does not agree with the statement', async () => {
  const orderId = await shop.aPaidOrder(undefined, money(3200, 'JPY'))
  const off = sql<{ off: number }>`
    select taken_minor + returned_minor + disputed_minor - books_minor as off from shop.balance_day where books_minor <> 0`
  await damaged(
    sql`update shop.payment set settled_minor = settled_minor + 1 where order_id = ${orderId}`,
    async () => {
      await shop.run()
      expect((await off.execute(db)).rows).toEqual([{ off: -1 }])
    },
    sql`update shop.payment set settled_minor = settled_minor - 1 where order_id = ${orderId}`,
  )
  await shop.run()
  expect((await off.execute(db)).rows).toEqual([{ off: 0 }])
})

describe('what nobody was told of', () => {
  const cases: [string, (orderId: OrderId) => Promise<unknown>, string[], string][] = [
    [
      'a refund made there',
      async (orderId) => control.charges.refund(await shop.chargeOf(orderId)),
      ['charge_differs', 'refund_unknown', 'books_differ'],
      'refunded, refunded, refunded',
    ],
    [
      'a dispute',
      async (orderId) => control.charges.dispute(await shop.chargeOf(orderId)),
      ['dispute_unknown', 'books_differ'],
      'confirmed, captured, withheld',
    ],
    [
      'a warning of fraud',
      async (orderId) => control.charges.warn(await shop.chargeOf(orderId)),
      ['warning_unknown'],
      'refunded, refunded, refunded',
    ],
  ]
  // The day on which the books differ is over only tomorrow.
  const today = (kinds: string[]) => kinds.filter((kind) => kind !== 'books_differ')

  test.each(cases)(
    '%s is found by whoever looks, and mended by a press',
    async (_, happen, kinds, healed) => {
      const orderId = await shop.aPaidOrder()
      await happen(orderId)
      expect(await shop.run()).toMatchObject({ ok: true, found: today(kinds).length, mended: 0 })
      const findings = await shop.openFindings()
      expect(findings.map(({ kind }) => kind).toSorted()).toEqual(today(kinds).toSorted())
      expect(findings.every(({ order_id }) => order_id === orderId)).toBe(true)
      expect(await stateIs(orderId)).toBe('fulfilled, captured, delivered')

      for (const { id } of findings) {
        const findingId = parseId('fnd', id) ?? newId('fnd')
        // Two of the team press at once, and one of them again.
        const pressed = await Promise.all([
          repairFinding(shop.deps, { findingId, by }),
          repairFinding(shop.deps, { findingId, by }),
        ])
        expect(pressed.filter(({ ok }) => ok)).toHaveLength(1)
        expect(await repairFinding(shop.deps, { findingId, by })).toEqual({
          ok: false,
          reason: 'ended_already',
        })
      }
      expect(await stateIs(orderId)).toBe(healed)
      expect(await shop.openFindings()).toEqual([])
      const audit = await db
        .selectFrom('audit_event')
        .select('actor_id')
        .where('subject_id', '=', orderId)
        .where('action', '=', 'finding.repaired')
        .execute()
      expect(audit).toEqual(findings.map(() => ({ actor_id: by })))
      expect(await shop.run()).toMatchObject({ ok: true, found: 0 })
    },
  )

  test('what one saw while another mended it is no finding', async () => {
    const before = {
      ...({ kind: 'warning_unknown', objectId: 'issfr_1', orderId: null } as const),
      ...{ expectedMinor: null, actualMinor: null, detail: null },
    }
    const at = shop.deps.clock.now()
    const id = await noteFinding(db, before, at)
    if (!id) throw new Error('nothing was noted')
    const seen = { before, left: { ...before, kind: 'warning_behind' } as const, at }
    await endFinding(db, id, { outcome: 'repaired', at, by })
    expect(await noteWhatIsLeft(db, id, seen)).toBe(false)
    expect(await shop.openFindings()).toEqual([])
  })

  test('is mended by the run of the night, which tells the owners', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await shop.pay(orderId, { method: 'ideal' })
    const outcome = await shop.run({ reason: 'nightly' })
    expect(outcome).toMatchObject({ ok: true, found: 1, mended: 1 })
    expect(await stateIs(orderId)).toBe('fulfilled, captured, delivered')
    expect(await shop.outcomes()).toEqual(['payment_behind mended'])
    await runTonight(shop.deps)
    expect(shop.told).toEqual([])

    const other = await shop.aPaidOrder()
    await control.charges.warn(await shop.chargeOf(other))
    await shop.run()
    await runTonight(shop.deps)
    expect(shop.told).toEqual(['reconciliation_found 1'])
  })

  test('that was mended by other ways is a finding no more', async () => {
    const orderId = await shop.aPaidOrder()
    await control.charges.refund(await shop.chargeOf(orderId))
    await shop.run()
    // The webhook came after all.
    await shop.read()
    await shop.doJobs()
    await shop.run({ from: new Date(shop.clock.now().getTime() + 86_400_000) })
    expect(await shop.openFindings()).toEqual([])
    expect(await shop.outcomes()).toEqual(['charge_differs gone', 'refund_unknown gone'])
  })

  test('stays open while the provider does not answer', async () => {
    const orderId = await shop.aPaidOrder()
    await control.charges.warn(await shop.chargeOf(orderId))
    await shop.run()
    const { id: findingId } = await theFinding()
    await control.faults.add({ kind: 'error', match: 'GET /v1/checkout/sessions/*', status: 500, count: 100 })
    expect(await repairFinding(shop.deps, { findingId, by })).toEqual({ ok: false, reason: 'unavailable' })
    await control.faults.clear()
    expect(await repairFinding(shop.deps, { findingId, by })).toEqual({ ok: true })
  })
})

describe('what only a human can mend', () => {
  test('money there of an order that is not here', async () => {
    const orderId = await shop.aPaidOrder()
    await damaged(
      sql`update shop.payment set order_id = 'ord_elsewhere', intent_id = 'pi_elsewhere' where order_id = ${orderId}`,
      async () => {
        await shop.run()
        const kinds = (await shop.openFindings()).map(({ kind, actual_minor }) => `${kind} ${actual_minor}`)
        expect(kinds).toContain('payment_unknown 2490')
        const unknown = (await shop.openFindings()).find(({ kind }) => kind === 'payment_unknown')
        const findingId = parseId('fnd', unknown?.id ?? '') ?? newId('fnd')
        expect(await repairFinding(shop.deps, { findingId, by })).toEqual({ ok: false, reason: 'by_hand' })
      },
      sql`update shop.payment set order_id = ${orderId},
        intent_id = (select object_id from shop.reconciliation_finding where kind = 'payment_unknown')
        where order_id = 'ord_elsewhere'`,
    )
    await shop.run()
    expect(await shop.openFindings()).toEqual([])
  })

  test('a payment here that is not there', async () => {
    const orderId = await shop.aPaidOrder()
    const { intent_id: intentId } = await db
      .selectFrom('payment')
      .select('intent_id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    const lost = await shop.anOrder(await shop.aProduct(1))
    await damaged(
      sql`update shop.payment set intent_id = 'pi_nobody_has' where order_id = ${lost}`,
      async () => {
        await shop.run()
        expect(await shop.openFindings()).toMatchObject([
          { kind: 'payment_missing', object_id: 'pi_nobody_has', order_id: lost },
        ])
        // Somebody answers for it: it is asked about no more.
        const { id: findingId } = await theFinding()
        expect(await acceptFinding(shop.deps, { findingId, by, note: 'known at the provider' })).toBe(true)
        expect(await acceptFinding(shop.deps, { findingId, by, note: 'again' })).toBe(false)
        expect(await shop.run()).toMatchObject({ found: 0 })
        const files: unknown[] = []
        const all = {
          show: 'all',
          kind: null,
          from: null,
          until: null,
          sort: 'found',
          isDescending: false,
        } as const
        for await (const piece of readFindings(db, all)) files.push(...piece)
        expect(files).toEqual([
          expect.objectContaining({
            ...{
              id: findingId,
              outcome: 'accepted',
              endedBy: by,
              note: 'known at the provider',
              currency: 'EUR',
            },
          }),
        ])
      },
      sql`update shop.payment set intent_id = null where order_id = ${lost}`,
    )
    expect(intentId).toMatch(/^pi_/)
  })

  test('a payment of another amount, which is held, and no key leaves for it', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1))
    await db.updateTable('payment').set({ amount_minor: 2489 }).where('order_id', '=', orderId).execute()
    await shop.pay(orderId)
    await shop.run({ reason: 'nightly' })
    expect(await stateIs(orderId)).toBe('in_review, mismatch, reserved')
    // The shop's own sums say it too.
    const open = await shop.openFindings()
    expect(open.map(({ object_id, kind }) => (kind === 'invariant' ? object_id : kind))).toEqual([
      'payment_mismatch',
      `sums:${orderId}`,
    ])
    const findingId = parseId('fnd', open[0]?.id ?? '') ?? newId('fnd')
    expect(await repairFinding(shop.deps, { findingId, by })).toEqual({ ok: false, reason: 'by_hand' })
    await db.updateTable('payment').set({ amount_minor: 2490 }).where('order_id', '=', orderId).execute()
    await sql`update shop.payment set state = 'expired' where order_id = ${orderId}`.execute(db)
    await sql`update shop.order set state = 'expired' where id = ${orderId}`.execute(db)
    await advance(shop.deps, orderId)
  })

  test('a promise of the shop that its own data contradict', async () => {
    const orderId = await shop.aPaidOrder()
    await damaged(
      sql`update shop.unit set gross_minor = 2489 where order_id = ${orderId}`,
      async () => {
        await shop.run()
        const found = (await shop.openFindings()).map(({ object_id }) => object_id)
        expect(found).toContain(`sums:${orderId}`)
      },
      sql`update shop.unit set gross_minor = 2490 where order_id = ${orderId}`,
    )
    await shop.run()
    expect(await shop.openFindings()).toEqual([])
  })
})

describe('a night with much to do', () => {
  test('asks for the promises of the shop twice, however many are broken, and ends what is whole again', async () => {
    const orderIds: OrderId[] = []
    for (let each = 0; each < 4; each++) orderIds.push(await shop.aPaidOrder())
    const [lost, ...others] = orderIds
    let asked = 0
    const findBroken = async () => {
      asked += 1
      return shop.deps.findBroken()
    }
    const run = async () => {
      asked = 0
      const from = new Date(shop.clock.now().getTime() - 86_400_000)
      return reconcile({ ...shop.deps, findBroken }, { reason: 'nightly', from, graceMinutes: 0 })
    }
    const brokenOf = async () => (await shop.openFindings()).map(({ object_id }) => object_id)
    // Money without a purpose, which looking at the order mends; and sums, which only a human can.
    await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, lost ?? newId('ord'))
      if (!order) throw new Error('no order')
      const unitIds = order.units.map(({ id }) => id)
      await takeBackUnits(tx, order, unitIds, {
        to: 'refund_due',
        reason: 'refunded',
        actor: { kind: 'system' },
      })
    })
    await damaged(
      sql`update shop.unit set gross_minor = 2489 where order_id = any(${others})`,
      async () => {
        await run()
        expect(asked).toBe(2)
        for (const orderId of others) expect(await brokenOf()).toContain(`sums:${orderId}`)
        expect(await brokenOf()).not.toContain(`I2:${lost}`)
        expect(await shop.outcomes()).toContain('invariant mended')
        expect(await stateIs(lost ?? newId('ord'))).toBe('refunded, refunded, refunded')
      },
      sql`update shop.unit set gross_minor = 2490 where order_id = any(${others})`,
    )
    await run()
    const left = await brokenOf()
    for (const orderId of others) expect(left).not.toContain(`sums:${orderId}`)
    expect(asked).toBeLessThanOrEqual(2)
  })

  test('looks at every finding of before, not at the first hundreds alone', async () => {
    const many = 230
    await sql`
      insert into shop.reconciliation_finding (id, kind, object_id, order_id, found_at, seen_at)
      select 'fnd_' || lpad(n::text, 26, '0'), 'payment_behind', 'pi_gone_' || n, null, ${longAgo}, ${longAgo}
      from generate_series(1, ${many}::int) n`.execute(db)
    // Of every second one something is left, so that it stays open and is not met again.
    const findPayment: typeof shop.deps.history.findPayment = async (id) => {
      const isThere = id.startsWith('pi_gone_') && Number(id.slice(8)) % 2 === 0
      asked.push(id)
      return isThere ? { ...captured, intentId: id } : undefined
    }
    const asked: string[] = []
    const captured = {
      shopId: shop.deps.expected.shopId,
      orderId: null,
      intentId: '',
      livemode: false,
      phase: 'captured',
      amountMinor: 500,
      currency: 'EUR',
      capturedMinor: 500,
      createdAt: longAgo,
    } as const
    const history = { ...shop.deps.history, findPayment }
    const from = shop.clock.now()
    const outcome = await reconcile({ ...shop.deps, history }, { reason: 'nightly', from, graceMinutes: 0 })
    expect(outcome).toMatchObject({ ok: true })
    expect(new Set(asked.filter((id) => id.startsWith('pi_gone_'))).size).toBe(many)
    expect(asked.filter((id) => id.startsWith('pi_gone_'))).toHaveLength(many)
    const outcomes = Object.groupBy(await shop.outcomes(), (outcome) => outcome)
    expect(outcomes['payment_behind gone']).toHaveLength(many / 2)
    expect(outcomes['payment_behind open']).toHaveLength(many / 2)
  })

  test('a refund that we were told of and that is not there is found, without asking for each', async () => {
    const orderIds = [await shop.aPaidOrder(), await shop.aPaidOrder()]
    for (const orderId of orderIds) {
      await control.charges.refund(await shop.chargeOf(orderId), { amount: 100 })
      await advance(shop.deps, orderId)
    }
    const [gone] = orderIds
    const { provider_id: providerId } = await db
      .selectFrom('refund')
      .select('provider_id')
      .where('order_id', '=', gone ?? newId('ord'))
      .executeTakeFirstOrThrow()
    const asked: string[] = []
    const history = {
      ...shop.deps.history,
      async *refunds(span: Parameters<typeof shop.deps.history.refunds>[0]) {
        for await (const page of shop.deps.history.refunds(span))
          yield page.filter((told) => told.providerId !== providerId)
      },
      findRefund: async (id: string) => {
        asked.push(id)
        return id === providerId ? undefined : shop.deps.history.findRefund(id)
      },
    }
    const from = new Date(shop.clock.now().getTime() - 86_400_000)
    await reconcile({ ...shop.deps, history }, { reason: 'staff', from, graceMinutes: 0 })
    const found = await shop.openFindings()
    expect(found.find(({ kind }) => kind === 'refund_missing')).toMatchObject({
      object_id: providerId,
      order_id: gone,
      expected_minor: 100,
    })
    expect(asked).toEqual([providerId])
  })
})

const longAgo = new Date('2026-01-05T00:00:00Z')

test('what is another shop’s on the same account is left alone, also where the object does not say whose it is', async () => {
  const session = await shop.stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'hosted_page',
    line_items: [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 990, product_data: { name: 'Tea' } } },
    ],
    payment_intent_data: { metadata: { shop_id: 'another', order_id: newId('ord') } },
    success_url: 'http://127.0.0.1/',
  })
  const paid = await control.sessions.pay(session.id, { card: '4242424242424242' })
  const intentId = paid.outcome === 'completed' ? String(paid.session.payment_intent) : ''
  const { latest_charge: chargeId } = await shop.stripe.paymentIntents.retrieve(intentId)
  await control.charges.refund(String(chargeId), { amount: 90 })
  await control.charges.dispute(String(chargeId))
  expect(await shop.run()).toMatchObject({ ok: true, found: 0 })
})

test('two comparisons at once do not happen; one that breaks off says why, and the next one works', async () => {
  const both = await Promise.all([shop.run(), shop.run()])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  await control.faults.add({ kind: 'error', match: 'GET /v1/disputes', status: 500, count: 100 })
  expect(await shop.run()).toEqual({ ok: false, reason: 'failed' })
  await control.faults.clear()
  const runs = await db.selectFrom('reconciliation_run').select('failure').orderBy('started_at').execute()
  expect(runs.map(({ failure }) => failure)).toEqual([null, 'provider unavailable'])
  expect(shop.alarms).toContain('reconciliation.failed')
  expect(await shop.run()).toMatchObject({ ok: true })
})

test('owners hear when no comparison has come to its end for 36 hours', async () => {
  await shop.aPaidOrder()
  await watchRuns(shop.deps)
  expect(shop.told).toEqual([])
  await sql`update shop.payment set created_at = now() - interval '37 hours'`.execute(db)
  await watchRuns(shop.deps)
  expect(shop.told).toEqual(['reconciliation_late 1'])
  // Whoever presses a button looks, and mends nothing: that is not the night's run.
  await shop.run({ reason: 'staff' })
  await watchRuns(shop.deps)
  expect(shop.told.splice(0)).toHaveLength(2)
  await shop.run({ reason: 'nightly' })
  await watchRuns(shop.deps)
  expect(shop.told).toHaveLength(0)
  await sql`update shop.reconciliation_run set ended_at = now() - interval '37 hours'`.execute(db)
  await watchRuns(shop.deps)
  expect(shop.told).toHaveLength(1)
})
