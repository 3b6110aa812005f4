import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Tx } from '../../../platform/database/connect.ts'
import { type BatchId, type KeyExportId, newId } from '../../../shared/ids.ts'
import {
  askExport,
  assignKeys,
  decideExport,
  listKeyExports,
  openExport,
  quarantineBatch,
  quarantineKey,
  readLedger,
  reserveKeys,
  takeExport,
  textOf,
  verifyCustody,
} from '../index.ts'
import { freshKeys, testKeys } from '../keys.fixture.ts'

const shop = await testKeys({ max: 12 })
const { db, vault, deps, events } = shop
const { outbox } = deps
const [ada, ben] = [newId('acc'), newId('acc')]
const within = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run)

const ask = (batchId: BatchId, by = ada) =>
  within((tx) => askExport({ tx, outbox }, { batchId, by, reason: 'Back to the supplier' }))
const decide = (id: KeyExportId, by = ben, agrees = true, isNew = false) =>
  within((tx) => decideExport(tx, { id, agrees, by, isNew }))
const take = (id: KeyExportId, by = ada) => within((tx) => takeExport({ tx, outbox }, { id, by }))

const latest = { text: '', products: [], state: '', sort: 'asked', isDescending: true, page: 1 } as const

async function asked(batchId: BatchId): Promise<KeyExportId> {
  const outcome = await ask(batchId)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.id
}

async function contentOf(id: KeyExportId): Promise<string[]> {
  const texts = []
  for await (const keys of openExport({ db, vault }, id))
    for (const { content } of keys) texts.push(content.kind === 'image' ? 'image' : textOf(content))
  return texts
}

test('one asks, another agrees, and the first takes the unsold keys, once; they leave the stock with it', async () => {
  const productId = await shop.aProduct()
  const keys = freshKeys(150)
  const batchId = await shop.aBatch(productId, keys)
  const unitIds = await shop.someUnits(productId, 1)
  await within(async (tx) => {
    await reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })
    await assignKeys(tx, unitIds)
  })
  const id = await asked(batchId)
  expect(await take(id)).toEqual({ ok: false, reason: 'not_approved' })
  expect(await decide(id)).toEqual({ ok: true })
  expect(await take(id, ben)).toEqual({ ok: false, reason: 'not_yours' })
  expect(await take(id)).toMatchObject({ ok: true, keys: 149 })
  expect((await contentOf(id)).toSorted()).toEqual(keys.slice(1).toSorted())
  expect(await take(id)).toEqual({ ok: false, reason: 'not_approved' })
  expect(await shop.statesOf(productId)).toEqual({ assigned: 1, quarantined: 149 })
  expect((await listKeyExports(db, latest)).rows[0]).toMatchObject({
    id,
    state: 'taken',
    askedBy: ada,
    decidedBy: ben,
    keys: 149,
  })
  for await (const part of verifyCustody(db)) expect(part.findings).toEqual([])
})

test('nobody agrees to what they asked for themselves, also not past the code', async () => {
  const id = await asked(await shop.aBatch(await shop.aProduct(), 2))
  expect(await decide(id, ada)).toEqual({ ok: false, reason: 'same_person' })
  await expect(
    sql`update shop.key_export set state = 'approved', decided_by = ${ada}, decided_at = now() where id = ${id}`.execute(
      db,
    ),
  ).rejects.toThrow('key_export_two_people')
  expect(await take(id)).toEqual({ ok: false, reason: 'not_approved' })
})

test('whoever has had the right for less than thirty days refuses, and does not agree', async () => {
  const id = await asked(await shop.aBatch(await shop.aProduct(), 2))
  expect(await decide(id, ben, true, true)).toEqual({ ok: false, reason: 'too_new' })
  expect(await take(id)).toEqual({ ok: false, reason: 'not_approved' })
  expect(await decide(id, ben)).toEqual({ ok: true })
  const other = await asked(await shop.aBatch(await shop.aProduct(), 2))
  expect(await decide(other, ben, false, true)).toEqual({ ok: true })
})

test('it is told when keys are asked for and when they are taken, and when neither comes to pass it is not', async () => {
  const batchId = await shop.aBatch(await shop.aProduct(), 3)
  events.length = 0
  const id = await asked(batchId)
  await ask(batchId)
  await decide(id)
  await take(id, ben)
  await take(id)
  await take(id)
  const news = { type: 'key_export_news', by: ada, keys: 3 }
  expect(events).toEqual([
    { ...news, what: 'asked' },
    { ...news, what: 'taken' },
  ])
})

test('two who decide at once decide once; what was refused is not taken', async () => {
  const id = await asked(await shop.aBatch(await shop.aProduct(), 2))
  const carl = newId('acc')
  const answers = await Promise.all([decide(id, ben, false), decide(id, carl, true)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const refused = await asked(await shop.aBatch(await shop.aProduct(), 2))
  await decide(refused, ben, false)
  expect(await take(refused)).toEqual({ ok: false, reason: 'not_approved' })
})

test('after a day it is too late to agree and to take, and it may be asked for anew', async () => {
  const batchId = await shop.aBatch(await shop.aProduct(), 2)
  const late = await asked(batchId)
  expect(await ask(batchId)).toEqual({ ok: false, reason: 'open_already' })
  await sql`update shop.key_export set asked_at = now() - interval '25 hours' where id = ${late}`.execute(db)
  expect(await decide(late)).toEqual({ ok: false, reason: 'too_late' })
  const again = await asked(batchId)
  await decide(again)
  await sql`update shop.key_export set decided_at = now() - interval '25 hours' where id = ${again}`.execute(
    db,
  )
  expect(await take(again)).toEqual({ ok: false, reason: 'not_approved' })
  expect((await ask(batchId)).ok).toBe(true)
})

test('of a batch that is sold, or that is not there, nothing is exported', async () => {
  const productId = await shop.aProduct()
  const batchId = await shop.aBatch(productId, 1)
  const unitIds = await shop.someUnits(productId, 1)
  await within((tx) => reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 }))
  expect(await ask(batchId)).toEqual({ ok: false, reason: 'none_unsold' })
  expect(await ask(newId('bat'))).toEqual({ ok: false, reason: 'none_unsold' })
  expect(await decide(newId('kex'))).toEqual({ ok: false, reason: 'not_found' })
})

test('a file that did not arrive is taken again when two people say so', async () => {
  const batchId = await shop.aBatch(await shop.aProduct(), ['LOST1-LOST2-LOST3'])
  const first = await asked(batchId)
  await decide(first)
  await take(first)
  const second = await asked(batchId)
  await decide(second)
  expect(await take(second)).toMatchObject({ ok: true, keys: 1 })
  expect(await contentOf(second)).toEqual(['LOST1-LOST2-LOST3'])
})

describe('a key that was exported', () => {
  async function exported() {
    const productId = await shop.aProduct()
    const batchId = await shop.aBatch(productId, 3)
    const id = await asked(batchId)
    await decide(id)
    await take(id)
    const { id: keyId } = await db
      .selectFrom('key')
      .select('id')
      .where('batch_id', '=', batchId)
      .executeTakeFirstOrThrow()
    return { productId, batchId, keyId }
  }

  test('is not put back by itself, nor with its batch', async () => {
    const { productId, batchId, keyId } = await exported()
    const back = { keyId, out: false, actor: staff, reason: 'x' }
    expect(await within((tx) => quarantineKey(tx, back))).toEqual({ ok: false, reason: 'exported' })
    expect((await readLedger(db, keyId))?.key?.isExported).toBe(true)
    await move(batchId, true)
    expect(await move(batchId, false)).toEqual({ ok: true, keyIds: [], productId })
    expect(await shop.statesOf(productId)).toEqual({ quarantined: 3 })
  })

  test('cannot be sold again past the code, nor can it be forgotten that it left', async () => {
    const { keyId } = await exported()
    const change = (to: string) => sql`update shop.key set ${sql.raw(to)} where id = ${keyId}`.execute(db)
    await expect(change(`state = 'available'`)).rejects.toThrow('key_exported_stays_out')
    await expect(change(`state = 'available', exported_at = null`)).rejects.toThrow('stays exported')
    await expect(change('exported_at = now()')).rejects.toThrow('stays exported')
  })

  test('stays out, whichever comes first when somebody puts its batch back at this moment', async () => {
    for (let round = 0; round < 8; round++) {
      const productId = await shop.aProduct()
      const batchId = await shop.aBatch(productId, 20)
      await move(batchId, true)
      const id = await asked(batchId)
      await decide(id)
      const [taken, again] = await Promise.all([take(id), take(id), move(batchId, false)])
      expect([taken.ok, again.ok].toSorted()).toEqual([false, true])
      expect(await shop.statesOf(productId)).toEqual({ quarantined: 20 })
    }
    for await (const part of verifyCustody(db)) expect(part.findings).toEqual([])
  })

  const staff = { kind: 'staff', id: ada } as const
  const move = (batchId: BatchId, out: boolean) =>
    within((tx) => quarantineBatch(tx, batchId, { out, actor: staff, reason: 'x' }))
})
