import { describe, expect, test } from 'vitest'
import { days } from '../../shared/time.ts'
import { lockOrder } from '../orders/index.ts'
import { payBackUnits } from '../payments/index.ts'
import { choose } from './choose.ts'
import { complain } from './complain.ts'
import { fillWaiting } from './fill-waiting.ts'
import { listBatchHealth } from './list-batch-health.ts'
import { listComplaints } from './queries.ts'
import { by, claimsIn, complainingShop, everyBatch } from './replacement.fixture.ts'
import { readSetting } from './setting-store.ts'
import { changeReplacementSetting, closeComplaint, moveBatch, replaceByStaff } from './staff-acts.ts'
import { claimRest, countCredited, settleClaim, settleClaimsOfBatch } from './supplier-claims.ts'

const { till, bought, buyOf, about, complaintOf, keyOf, textOf, allIsWell } = await complainingShop()
const { db, deps } = till

describe('a key that was used before', () => {
  test('is replaced at once: the bad one never comes back, the supplier owes one, and the new one is open', async () => {
    const { product, orderId, unitIds } = await bought()
    const [unitId] = unitIds
    const before = await keyOf(unitId)
    const textBefore = await textOf(unitId)
    const complaint = await complaintOf(orderId, unitId)
    expect(complaint).toMatchObject({ state: 'replaced', reasons: [], keyId: before.key_id })
    const now = await keyOf(unitId)
    expect(now.state).toBe('revealed')
    expect(now.key_id).not.toBe(before.key_id)
    expect(await textOf(unitId)).not.toBe(textBefore)
    expect(await till.keysOf(product)).toEqual({ replaced: 1, revealed: 1 })
    const claims = (await claimsIn(db)).filter(({ keyId }) => keyId === before.key_id)
    expect(claims).toMatchObject([{ problem: 'already_used', message: 'harbour-53', state: 'open' }])
    expect(till.events).toContainEqual({ type: 'key_replaced', orderId, unitId, cause: complaint.id })
    expect(await till.historyOf(orderId)).toContain('order.key_replaced')
    await allIsWell()
  })

  test('in two tabs, or from a form that is sent again, is replaced once', async () => {
    const { product, orderId, unitIds } = await bought({ spare: 5 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => complaintOf(orderId, unitIds[0])))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    await complaintOf(orderId, unitIds[0])
    expect(await till.keysOf(product)).toEqual({ replaced: 1, revealed: 1, available: 4 })
    await allIsWell()
  })
})

describe('when no other key is there', () => {
  test('the customer keeps what they have and is asked; who wants the money gets it', async () => {
    const { product, orderId, unitIds } = await bought({ spare: 0 })
    const complaint = await complaintOf(orderId, unitIds[0])
    expect(complaint.state).toBe('choosing')
    expect((await keyOf(unitIds[0])).state).toBe('revealed')
    const choice = { complaintId: complaint.id, orderId, choice: 'refund' } as const
    expect(await choose(deps, choice)).toEqual({ ok: true })
    expect(await choose(deps, choice)).toEqual({ ok: false, reason: 'nothing_to_choose' })
    await till.advance(orderId)
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'refunded', units: ['refunded'] })
    expect(await till.keysOf(product)).toEqual({ revoked: 1 })
    await allIsWell()
  })

  test('who waits has the next key that comes in, before they ask again', async () => {
    const { product, orderId, unitIds } = await bought({ spare: 0 })
    const { id } = await complaintOf(orderId, unitIds[0])
    await choose(deps, { complaintId: id, orderId, choice: 'wait' })
    expect(await fillWaiting(deps)).toBe(0)
    expect(await complaintOf(orderId, unitIds[0], { seq: 2 })).toMatchObject({ id, state: 'waiting' })
    await till.addStock(product, 1)
    expect(await fillWaiting(deps)).toBe(1)
    expect(await fillWaiting(deps)).toBe(0)
    expect(await till.keysOf(product)).toEqual({ replaced: 1, revealed: 1 })
    expect(await complaintOf(orderId, unitIds[0])).toMatchObject({ id, state: 'replaced' })
    await allIsWell()
  })

  test('who waits no longer, because the money went back by another way, is no open complaint', async () => {
    const { orderId, unitIds } = await bought({ spare: 0 })
    const { id } = await complaintOf(orderId, unitIds[0])
    await choose(deps, { complaintId: id, orderId, choice: 'wait' })
    await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, orderId)
      const actor = { kind: 'system' } as const
      if (order) await payBackUnits(tx, order, { unitIds, reason: 'withdrawal', requestKey: id, actor })
    })
    await fillWaiting(deps)
    expect(await complaintOf(orderId, unitIds[0])).toMatchObject({ id, state: 'closed' })
  })

  test('the answer of somebody else’s order is not taken', async () => {
    const mine = await bought({ spare: 0 })
    const theirs = await bought({ spare: 0 })
    const { id } = await complaintOf(theirs.orderId, theirs.unitIds[0])
    const stolen = { complaintId: id, orderId: mine.orderId, choice: 'refund' } as const
    expect(await choose(deps, stolen)).toEqual({ ok: false, reason: 'nothing_to_choose' })
    expect((await till.stateOf(theirs.orderId)).units).toEqual(['revealed'])
  })
})

describe('what a rule speaks against', () => {
  test('goes to a human with everything that is known, and no key moves', async () => {
    const { product, orderId, unitIds } = await bought()
    const said = { message: 'harbour-13', words: 'It says I am in Norway.' }
    const complaint = await complaintOf(orderId, unitIds[0], said)
    expect(complaint).toMatchObject({
      state: 'staff',
      reasons: ['problem'],
      problem: 'wrong_region',
      words: said.words,
    })
    expect(till.events).toContainEqual({ type: 'complaint_handed_over', complaintId: complaint.id, orderId })
    expect(await till.keysOf(product)).toEqual({ revealed: 1, available: 1 })
  })

  test('a second key for the same unit is for a human', async () => {
    const { orderId, unitIds } = await bought({ spare: 3 })
    await complaintOf(orderId, unitIds[0])
    expect(await complaintOf(orderId, unitIds[0], { seq: 2 })).toMatchObject({
      state: 'staff',
      reasons: ['unit'],
    })
  })

  test('nobody farms: the third unit of a mailbox is for a human, however its address is spelt', async () => {
    const product = await till.aProduct(10)
    const spellings = ['farm@example.eu', 'farm+1@example.eu', 'FARM+2@example.eu']
    const states: string[] = []
    for (const email of spellings) {
      const { orderId, unitIds } = await buyOf(product, 1, { email })
      const { state, reasons } = await complaintOf(orderId, unitIds[0])
      states.push(`${state} ${reasons}`)
    }
    expect(states).toEqual(['replaced ', 'replaced ', 'staff mailbox'])
  })

  test('twenty complaints of one order at once are no way round the limit', async () => {
    const { product, orderId, unitIds } = await bought({ quantity: 20, spare: 20 })
    await Promise.all(unitIds.map((unitId) => complaintOf(orderId, unitId)))
    expect((await till.keysOf(product)).replaced).toBe(2)
    await allIsWell()
  })

  test('complaints of many orders of one mailbox at once are no way round it either', async () => {
    const product = await till.aProduct(16)
    const orders = []
    for (let each = 0; each < 8; each++)
      orders.push(await buyOf(product, 1, { email: `crowd+${each}@example.eu` }))
    const complaints = await Promise.all(
      orders.map(({ orderId, unitIds }) => complaintOf(orderId, unitIds[0])),
    )
    expect(complaints.filter(({ state }) => state === 'replaced')).toHaveLength(2)
    expect(await till.keysOf(product)).toEqual({ replaced: 2, revealed: 8, available: 6 })
    await allIsWell()
  })

  test('after the warranty a human decides', async () => {
    const { orderId, unitIds } = await bought()
    const { now } = deps.clock
    deps.clock.now = () => new Date(now().getTime() + days(366))
    const complaint = await complaintOf(orderId, unitIds[0])
    deps.clock.now = now
    expect(complaint).toMatchObject({ state: 'staff', reasons: ['warranty'] })
  })

  test('a key that is still sealed, or of another order, cannot be complained about', async () => {
    const sealed = await bought({}, { delivery: 'sealed', express: false, acknowledge: false })
    expect(await complain(deps, about(sealed.orderId, sealed.unitIds[0]))).toEqual({
      ok: false,
      reason: 'not_open',
    })
    const other = await bought()
    expect(await complain(deps, about(sealed.orderId, other.unitIds[0]))).toEqual({
      ok: false,
      reason: 'not_open',
    })
    const odd = about(other.orderId, other.unitIds[0], { message: 'nonsense' })
    expect(await complain(deps, odd)).toEqual({ ok: false, reason: 'unknown_message' })
  })
})

describe('the staff', () => {
  test('replace a key in one act, which happens once', async () => {
    const { product, orderId, unitIds } = await bought()
    const { id } = await complaintOf(orderId, unitIds[0], { message: 'other' })
    const acts = await Promise.all([1, 2, 3].map(() => replaceByStaff(deps, { complaintId: id, by })))
    expect(acts.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await till.keysOf(product)).toEqual({ replaced: 1, revealed: 1 })
    await allIsWell()
  })

  test('are told when none is there, and may close with a word', async () => {
    const { orderId, unitIds } = await bought({ spare: 0 })
    const { id } = await complaintOf(orderId, unitIds[0], { message: 'other' })
    const history = await till.historyOf(orderId)
    expect(await replaceByStaff(deps, { complaintId: id, by })).toEqual({
      ok: false,
      reason: 'none_in_stock',
    })
    // Nobody else was told or asked anything.
    expect(await complaintOf(orderId, unitIds[0])).toMatchObject({ id, state: 'staff', settledAt: null })
    expect(await till.historyOf(orderId)).toEqual(history)
    const keyId = (await keyOf(unitIds[0])).key_id
    expect((await claimsIn(db, 'all')).filter((claim) => claim.keyId === keyId)).toEqual([])
    expect(await closeComplaint(deps, { complaintId: id, by, note: 'paid back' })).toBe(true)
    expect(await closeComplaint(deps, { complaintId: id, by, note: 'again' })).toBe(false)
  })

  test('see a sick batch, hear an alarm, take the rest out and put it back', async () => {
    const product = await till.aProduct(20)
    till.alarms.length = 0
    for (let customer = 1; customer <= 4; customer++) {
      const { orderId, unitIds } = await buyOf(product)
      await complaintOf(orderId, unitIds[0])
      if (customer === 2) expect(till.alarms).not.toContain('replacement.batch_fails')
    }
    expect(till.alarms).toContain('replacement.batch_fails')
    const [sickest] = (await listBatchHealth(db, everyBatch)).rows.filter(
      ({ productId }) => productId === product,
    )
    expect(sickest).toMatchObject({ failed: 4, opened: 8, left: 12, isSick: true })
    const batchId = sickest?.id as never
    expect(await moveBatch(deps, { batchId, out: true, by })).toEqual({ ok: true, keys: 12 })
    expect(await till.keysOf(product)).toEqual({ replaced: 4, revealed: 4, quarantined: 12 })
    expect(await moveBatch(deps, { batchId, out: false, by })).toEqual({ ok: true, keys: 12 })
    await allIsWell()
  })

  test('settle a claim once; what the supplier refuses no longer counts against the batch', async () => {
    const { orderId, unitIds } = await bought()
    const { keyId, batchId } = await complaintOf(orderId, unitIds[0])
    const now = deps.clock.now()
    expect(await settleClaim(db, { keyId, state: 'refused', by, reason: 'Their letter' }, now)).toBe(true)
    expect(await settleClaim(db, { keyId, state: 'credited', by, reason: 'Their letter' }, now)).toBe(false)
    const health = (await listBatchHealth(db, everyBatch)).rows.find(({ id }) => id === batchId)
    expect(health).toBeUndefined()
  })

  test('find a batch that they took out also when nothing counts against it any more', async () => {
    const { orderId, unitIds } = await bought()
    const { keyId, batchId } = await complaintOf(orderId, unitIds[0])
    await moveBatch(deps, { batchId, out: true, by })
    await settleClaim(db, { keyId, state: 'refused', by, reason: 'Their letter' }, deps.clock.now())
    const healthOf = async () => (await listBatchHealth(db, everyBatch)).rows.find(({ id }) => id === batchId)
    expect(await healthOf()).toMatchObject({ isOut: true, failed: 0, isSick: false })
    await moveBatch(deps, { batchId, out: false, by })
    expect(await healthOf()).toBeUndefined()
  })

  test('claim the rest of a batch that is out, and what is credited is never sold', async () => {
    const { product, orderId, unitIds } = await bought({ spare: 3 })
    const { keyId, batchId } = await complaintOf(orderId, unitIds[0])
    const now = deps.clock.now()
    expect(await claimRest(db, { batchId, by }, now)).toBe(0)
    expect(await moveBatch(deps, { batchId, out: true, by })).toEqual({ ok: true, keys: 2 })
    expect(await claimRest(db, { batchId, by }, now)).toBe(2)
    expect(await claimRest(db, { batchId, by }, now)).toBe(0)
    const claimsOf = async () => (await claimsIn(db)).filter((claim) => claim.batchId === batchId)
    expect(await claimsOf()).toHaveLength(3)
    // What is recalled did not fail: it makes no batch sick.
    expect((await listBatchHealth(db, everyBatch)).rows.find(({ id }) => id === batchId)).toMatchObject({
      failed: 1,
    })
    // Put back, the rest is for sale again and claimed no more.
    await moveBatch(deps, { batchId, out: false, by })
    expect((await claimsOf()).map((claim) => claim.keyId)).toEqual([keyId])
    await moveBatch(deps, { batchId, out: true, by })
    expect(await claimRest(db, { batchId, by }, now)).toBe(2)
    const both = [1, 2].map(() =>
      settleClaimsOfBatch(db, { batchId, state: 'credited', by, reason: 'Their letter' }, now),
    )
    expect((await Promise.all(both)).toSorted()).toEqual([0, 3])
    expect((await countCredited(db)).get(batchId)).toBe(3)
    expect(await till.keysOf(product)).toEqual({ replaced: 1, revealed: 1, revoked: 2 })
    // Nothing comes back any more.
    expect(await moveBatch(deps, { batchId, out: false, by })).toEqual({ ok: true, keys: 0 })
    await allIsWell()
  })

  test('set the numbers anew, and write over nobody', async () => {
    const { version: seen, ...setting } = await readSetting(db)
    const change = { seen, setting: { ...setting, warrantyDays: 100 }, by }
    const outcomes = await Promise.all([1, 2].map(() => changeReplacementSetting(db, change)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await readSetting(db)).warrantyDays).toBe(100)
  })

  test('list what waits for them, the oldest first', async () => {
    const first = await bought({ spare: 0 })
    const { id: older } = await complaintOf(first.orderId, first.unitIds[0], { message: 'other' })
    const second = await bought({ spare: 0 })
    const { id: newer } = await complaintOf(second.orderId, second.unitIds[0], { message: 'other' })
    // What is first by its id is not first in time.
    const longAgo = (minutes: number) => new Date(Date.UTC(2020, 0, 1, 0, minutes))
    for (const [id, minutes] of [
      [newer, 0],
      [older, 1],
    ] as const)
      await db
        .updateTable('key_complaint')
        .set({ made_at: longAgo(minutes) })
        .where('id', '=', id)
        .execute()
    const { rows, total } = await listComplaints(db, { show: 'open', isDescending: false, page: 1 })
    expect(rows.slice(0, 2).map(({ id }) => id)).toEqual([newer, older])
    expect(total).toBeGreaterThanOrEqual(rows.length)
    const times = rows.map(({ madeAt }) => madeAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
})
