import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Tx } from '../../../platform/database/connect.ts'
import { type BatchId, type KeyId, newId, type UnitId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import {
  assignKeys,
  type BatchFilter,
  countKeysOf,
  editBatch,
  findDeskBatch,
  findKeys,
  listDeskBatches,
  lookAtKey,
  markRevealed,
  quarantineBatch,
  quarantineKey,
  readLedger,
  reserveKeys,
} from '../index.ts'
import { testKeys } from '../keys.fixture.ts'
import { searchesPerDay } from './find-keys.ts'
import { looksPerDay } from './look-at-key.ts'

const shop = await testKeys({ max: 12 })
const { db, vault } = shop
const by = newId('acc')
const staff = { kind: 'staff', id: by } as const
const within = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run)
const all: BatchFilter = { text: '', products: [], state: '' }
const latest = { sort: 'imported', isDescending: true, page: 1 } as const

async function sell(productId: Parameters<typeof shop.someUnits>[0], count: number, open = false) {
  const unitIds = await shop.someUnits(productId, count)
  await within(async (tx) => {
    await reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })
    await assignKeys(tx, unitIds)
    if (open) await markRevealed(tx, unitIds, { kind: 'customer' })
  })
  return unitIds
}
const keyOf = async (unitId: UnitId | undefined) => (await shop.keyOf(unitId as UnitId))?.id as KeyId
const oneKeyOf = async (batchId: string) =>
  (
    await db
      .selectFrom('key')
      .select('id')
      .where('batch_id', '=', batchId as never)
      .executeTakeFirstOrThrow()
  ).id

describe('batches', () => {
  test('are listed with what became of their keys', async () => {
    const productId = await shop.aProduct()
    const batchId = await shop.aBatch(productId, 5, { supplier: 'Northern =Keys' })
    await sell(productId, 2)
    const soon = await shop.aBatch(productId, 2, { expiresOn: '2097-01-01' })
    await sql`update shop.key set expires_on = current_date - 1 where batch_id = ${soon}`.execute(db)

    const found = await findDeskBatch(db, batchId)
    expect(found).toMatchObject({
      keys: 5,
      free: 3,
      sold: 2,
      reserved: 0,
      quarantined: 0,
      expired: 0,
      bad: 0,
    })
    expect(await findDeskBatch(db, soon)).toMatchObject({ free: 0, expired: 2 })
    expect((await countKeysOf(db, [productId])).get(productId)).toEqual({
      ...{ free: 3, reserved: 0, sold: 2, quarantined: 0, expiring: 0, expired: 2 },
    })
  })

  test('are narrowed by words and state, ordered, and paged with the whole number of them', async () => {
    const productId = await shop.aProduct()
    const ids: BatchId[] = []
    for (const minor of [300, 100, 200])
      ids.push(
        await shop.aBatch(productId, 1, { supplier: 'Paged Ltd', unitCost: { minor, currency: 'EUR' } }),
      )
    const filter = { ...all, text: 'paged' }
    const cheap = await listDeskBatches(db, {
      filter,
      sort: 'cost',
      isDescending: false,
      page: 1,
      perPage: 2,
    })
    expect(cheap.total).toBe(3)
    expect(cheap.rows.map(({ unitCostMinor }) => unitCostMinor)).toEqual([100, 200])
    const rest = await listDeskBatches(db, { filter, sort: 'cost', isDescending: false, page: 2, perPage: 2 })
    expect(rest.rows.map(({ id }) => id)).toEqual([ids[0]])
    await within((tx) => quarantineBatch(tx, ids[1] as never, { out: true, actor: staff, reason: 'x' }))
    const out = await listDeskBatches(db, { filter: { ...filter, state: 'out' }, ...latest })
    expect(out.rows.map(({ id }) => id)).toEqual([ids[1]])
    expect((await listDeskBatches(db, { filter: { ...all, text: "100%'_" }, ...latest })).total).toBe(0)
    // A page behind the last one still knows how many there are.
    expect(await listDeskBatches(db, { filter, ...latest, page: 9 })).toEqual({ rows: [], total: 3 })
  })

  test('take a later day for what is unsold, and refuse a form that has grown old', async () => {
    const productId = await shop.aProduct()
    const batchId = await shop.aBatch(productId, 3, { expiresOn: '2097-01-01' })
    const [unitId] = await sell(productId, 1)
    const details = {
      ...{ supplier: 'Other', invoiceReference: 'F-1', unitCost: { minor: 5, currency: 'GBP' } },
      expiresOn: '2098-01-01',
    }
    const edit = (seen: number) => within((tx) => editBatch(tx, { batchId, seen, details, actor: staff }))
    expect(await edit(1)).toEqual({ ok: true })
    expect(await edit(1)).toEqual({ ok: false, reason: 'changed_meanwhile' })
    expect(await findDeskBatch(db, batchId)).toMatchObject({
      ...{ supplier: 'Other', invoiceReference: 'F-1', unitCostMinor: 5, currency: 'GBP' },
      ...{ expiresOn: '2098-01-01', version: 2 },
    })
    const keys = await db
      .selectFrom('key')
      .select(['id', 'expires_on'])
      .where('batch_id', '=', batchId)
      .execute()
    const sold = await keyOf(unitId)
    for (const { id, expires_on } of keys) expect(expires_on).toBe(id === sold ? '2097-01-01' : '2098-01-01')
  })
})

describe('a key is found', () => {
  const find = (text: string, who = by) => findKeys({ db, vault }, { text: new Secret(text), by: who })

  test('by all of it or by its end, however it is typed, and nothing of it is kept', async () => {
    const productId = await shop.aProduct()
    const batchId = await shop.aBatch(productId, ['QQQQQ-11111-ZX9KW'])
    const keyId = await oneKeyOf(batchId)
    for (const [text, how] of [
      ['QQQQQ-11111-ZX9KW', 'whole'],
      ['qqqqq 11111 zx9kw', 'whole'],
      ['zx9kw', 'tail'],
      ['ZX9-KW', 'tail'],
    ] as const)
      expect(await find(text)).toMatchObject({ ok: true, by: how, keys: [{ keyId, productId, batchId }] })
    expect(await find('QQQQQ-11111-ZX9K0')).toEqual({ ok: true, by: 'whole', keys: [] })
    expect(await find('9KW')).toEqual({ ok: false, reason: 'empty' })
    const { rows } = await sql<{ text: string }>`
      select t::text as text from shop.audit_event t where action = 'staff.searched_key'`.execute(db)
    expect(rows.length).toBeGreaterThan(3)
    for (const { text } of rows) expect(text.toUpperCase()).not.toContain('ZX9KW')
  })

  test('not by whoever guesses all day', async () => {
    const guesser = newId('acc')
    await sql`
      insert into shop.audit_event (id, subject_kind, subject_id, action, actor_kind, actor_id, details)
      select 'aud_guess' || n, 'staff', ${guesser}, 'staff.searched_key', 'staff', ${guesser}, '{}'
      from generate_series(1, ${searchesPerDay}) n`.execute(db)
    expect(await find('ABCDE', guesser)).toEqual({ ok: false, reason: 'too_many' })
    expect(await find('ABCDE')).toMatchObject({ ok: true })
    // In many windows at once.
    const many = newId('acc')
    await sql`
      insert into shop.audit_event (id, subject_kind, subject_id, action, actor_kind, actor_id, details)
      select 'aud_many' || n, 'staff', ${many}, 'staff.searched_key', 'staff', ${many}, '{}'
      from generate_series(1, ${searchesPerDay - 1}) n`.execute(db)
    const windows = Array.from({ length: 8 })
    await Promise.all(windows.map(() => sql`select pg_sleep(0.05)`.execute(db)))
    const found = await Promise.all(windows.map((_, n) => find(`ABCD${n}`, many)))
    expect(found.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('the ledger of a key', () => {
  test('tells every step, and that its chain holds', async () => {
    const productId = await shop.aProduct()
    await shop.aBatch(productId, 1, { actor: staff })
    const [unitId] = await sell(productId, 1, true)
    const ledger = await readLedger(db, await keyOf(unitId))
    expect(ledger).toMatchObject({ verdict: 'whole', key: { state: 'revealed', unitId } })
    expect(ledger?.steps.map(({ kind, actorKind, holds }) => [kind, actorKind, holds])).toEqual([
      ['imported', 'staff', true],
      ['reserved', 'system', true],
      ['assigned', 'system', true],
      ['revealed', 'customer', true],
    ])
    expect(await readLedger(db, newId('key'))).toBeUndefined()
  })

  test('says where it was changed', async () => {
    const keyId = await oneKeyOf(await shop.aBatch(await shop.aProduct(), 1))
    await within((tx) => quarantineKey(tx, { keyId, out: true, actor: staff, reason: 'a word' }))
    await sql`alter table shop.custody_event disable trigger custody_event_append_only`.execute(db)
    await sql`update shop.custody_event set actor_id = 'acc_other' where key_id = ${keyId} and seq = 2`.execute(
      db,
    )
    await sql`alter table shop.custody_event enable trigger custody_event_append_only`.execute(db)
    const ledger = await readLedger(db, keyId)
    expect(ledger?.verdict).toBe('broken')
    expect(ledger?.steps.map(({ holds }) => holds)).toEqual([true, false])
  })

  test('says that the key is elsewhere', async () => {
    const keyId = await oneKeyOf(await shop.aBatch(await shop.aProduct(), 1))
    await sql`update shop.key set state = 'quarantined' where id = ${keyId}`.execute(db)
    expect((await readLedger(db, keyId))?.verdict).toBe('contradicts')
  })
})

describe('a single key in quarantine', () => {
  test('is not sold, and comes back; what somebody holds does not move', async () => {
    const productId = await shop.aProduct()
    const keyId = await oneKeyOf(await shop.aBatch(productId, 1))
    const move = (out: boolean) =>
      within((tx) => quarantineKey(tx, { keyId, out, actor: staff, reason: 'Supplier asks' }))
    expect(await move(true)).toEqual({ ok: true, productId })
    expect(await move(true)).toEqual({ ok: false, reason: 'not_in_stock', state: 'quarantined' })
    const unitIds = await shop.someUnits(productId, 1)
    expect((await within((tx) => reserveKeys(tx, [{ productId, unitIds }], { minutes: 1 }))).ok).toBe(false)
    expect(await move(false)).toEqual({ ok: true, productId })
    const [unitId] = await sell(productId, 1)
    expect(await keyOf(unitId)).toBe(keyId)
    expect(await move(true)).toEqual({ ok: false, reason: 'not_in_stock', state: 'assigned' })
    expect((await readLedger(db, keyId))?.verdict).toBe('whole')
    // The words of the staff are in the history, which can be mended, and in no chain.
    const ledger = await readLedger(db, keyId)
    expect(JSON.stringify(ledger)).not.toContain('Supplier asks')
  })

  test('does not come back before its batch', async () => {
    const batchId = await shop.aBatch(await shop.aProduct(), 1)
    const keyId = await oneKeyOf(batchId)
    await within((tx) => quarantineBatch(tx, batchId, { out: true, actor: staff, reason: 'x' }))
    expect(await within((tx) => quarantineKey(tx, { keyId, out: false, actor: staff, reason: 'x' }))).toEqual(
      { ok: false, reason: 'batch_is_out' },
    )
  })
})

describe('somebody of the staff looks at a key', () => {
  const look = (keyId: KeyId, who = by) => lookAtKey({ db, vault }, { keyId, by: who, reason: 'a complaint' })

  test('that its buyer has opened, and the ledger says so', async () => {
    const productId = await shop.aProduct()
    await shop.aBatch(productId, ['SEEN1-SEEN2-SEEN3'])
    const [unitId] = await sell(productId, 1, true)
    const keyId = await keyOf(unitId)
    const outcome = await look(keyId)
    expect(outcome.ok && outcome.content.expose()).toEqual({ kind: 'text', text: 'SEEN1-SEEN2-SEEN3' })
    const ledger = await readLedger(db, keyId)
    expect(ledger?.verdict).toBe('whole')
    expect(ledger?.steps.at(-1)).toMatchObject({ kind: 'viewed', actorId: by, unitId })
  })

  test('but at none that is sealed or for sale, and no trace says that it was seen', async () => {
    const productId = await shop.aProduct()
    const batchId = await shop.aBatch(productId, 2)
    const [unitId] = await sell(productId, 1)
    const sealed = await keyOf(unitId)
    const free = await db
      .selectFrom('key')
      .select('id')
      .where('batch_id', '=', batchId)
      .where('state', '=', 'available')
      .executeTakeFirstOrThrow()
    for (const keyId of [sealed, free.id]) {
      expect(await look(keyId)).toEqual({ ok: false, reason: 'still_sealed' })
      expect((await readLedger(db, keyId))?.steps.map(({ kind }) => kind)).not.toContain('viewed')
    }
    expect(await look(newId('key'))).toEqual({ ok: false, reason: 'not_found' })
  })

  test('not at one after the other all day', async () => {
    const productId = await shop.aProduct()
    await shop.aBatch(productId, looksPerDay + 3)
    const keyIds = await Promise.all((await sell(productId, looksPerDay + 3, true)).map(keyOf))
    const who = newId('acc')
    // In many windows at once, each at another key.
    const looks = await Promise.all(keyIds.map((keyId) => look(keyId, who)))
    expect(looks.filter(({ ok }) => ok)).toHaveLength(looksPerDay)
  })
})
