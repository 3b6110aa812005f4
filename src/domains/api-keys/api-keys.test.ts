import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { createKeyring, parseKeyring } from '../../platform/crypto/keyring.ts'
import { sealerOver } from '../../platform/crypto/sealer.ts'
import type { ApiKeyId } from '../../shared/ids.ts'
import { after, days, minutes } from '../../shared/time.ts'
import { forgetAnswers } from './answers.ts'
import { newToken, readToken } from './api-key.ts'
import {
  beginAnswer,
  createApiKey,
  dropAnswer,
  findApiKey,
  keepAnswer,
  listApiKeys,
  openApiKey,
  revokeApiKey,
} from './index.ts'

const { db, pool } = await testDatabase({ max: 20 })
let now = new Date('2027-02-10T12:00:00Z')
const clock = { now: () => now }
const deps = { db, clock, sealer: sealerOver(parseKeyring(createKeyring())) }
const by = { kind: 'staff', id: 'acc_test' } as const

const make = (name = 'Shelf robot', lifeDays = 30) =>
  db.transaction().execute((tx) => createApiKey(tx, { name, scopes: ['stock.read'], lifeDays, at: now }, by))

test('a key is known by its mark and its check sum, and anything else is refused unasked', () => {
  const token = newToken().token.expose()
  expect(token).toMatch(/^akm_sk_[0-9a-hjkmnp-tv-z]{47}$/)
  expect(readToken(token)).toHaveLength(32)
  const other = token.endsWith('0') ? '1' : '0'
  expect(readToken(token.slice(0, -1) + other)).toBeUndefined()
  const place = 20
  const changed = token[place] === 'a' ? 'b' : 'a'
  expect(readToken(token.slice(0, place) + changed + token.slice(place + 1))).toBeUndefined()
  for (const text of ['', 'akm_sk_', `${token} `, token.toUpperCase(), token.slice(3)])
    expect(readToken(text), text).toBeUndefined()
})

test('a key is nowhere in the database, and opens what it was made for', async () => {
  const { id, token } = await make()
  const dump = JSON.stringify((await pool.query('select * from shop.api_key')).rows)
  const history = JSON.stringify((await pool.query('select * from shop.audit_event')).rows)
  for (const text of [dump, history]) expect(text).not.toContain(token.expose().slice(15, 40))
  const key = await openApiKey(deps, token.expose())
  expect(key).toMatchObject({ id, name: 'Shelf robot', scopes: ['stock.read'] })
  expect(await openApiKey(deps, newToken().token.expose())).toBeUndefined()
})

test('a key that ran out or was revoked opens nothing', async () => {
  const { token } = await make('Short', 30)
  const began = now
  now = after(began, days(30) - 1)
  expect(await openApiKey(deps, token.expose())).toBeDefined()
  now = after(began, days(30))
  expect(await openApiKey(deps, token.expose())).toBeUndefined()
  const second = await make('Ended')
  const revoke = () =>
    db.transaction().execute((tx) => revokeApiKey(tx, { id: second.id, reason: 'lost', at: now }, by))
  expect([await revoke(), await revoke()]).toEqual([true, false])
  expect(await openApiKey(deps, second.token.expose())).toBeUndefined()
})

test('the last use is noted to the minute', async () => {
  const { id, token } = await make()
  const usedAt = async () => (await findApiKey(db, id))?.lastUsedAt
  expect(await usedAt()).toBeNull()
  await openApiKey(deps, token.expose())
  const first = now
  now = after(first, minutes(0.5))
  await openApiKey(deps, token.expose())
  expect(await usedAt()).toEqual(first)
  now = after(first, minutes(2))
  await openApiKey(deps, token.expose())
  expect(await usedAt()).toEqual(now)
})

test('no key lives longer than a year, whatever is asked', async () => {
  await expect(make('Forever', 3650)).rejects.toThrow('a year at most')
  await expect(
    pool.query(
      `insert into shop.api_key (id, name, shown, secret_hash, scopes, created_at, expires_at)
       values ('x', 'x', 'aaaaaaaa', $1, array['stock.read'], now(), now() + interval '2 years')`,
      [randomBytes(32)],
    ),
  ).rejects.toThrow('api_key')
})

test('keys are found by name, by what is shown of them, and by the whole of them', async () => {
  const { id, token } = await make('Needle in hay')
  const asked = { standing: '', sort: 'created', isDescending: true, page: 1 } as const
  const find = async (text: string) =>
    (await listApiKeys(db, { ...asked, text }, now)).rows.map((key) => key.id)
  const shown = token.expose().slice(7, 15)
  for (const text of ['needle', shown, `akm_sk_${shown}`, token.expose()])
    expect(await find(text), text).toEqual([id])
  expect(await find('%')).toEqual([])
})

const claimed = (apiKey: ApiKeyId, key: string) => ({ ...asked(apiKey, key), begunAt: now })
const asked = (apiKey: ApiKeyId, key: string, request = 'POST /x\n{}') => ({ apiKey, key, request })

test('of many requests with one key one is the first, also at the same moment', async () => {
  const { id } = await make()
  const begun = await Promise.all(Array.from({ length: 20 }, () => beginAnswer(deps, asked(id, 'same'))))
  expect(begun.filter(({ kind }) => kind === 'first')).toHaveLength(1)
  expect(begun.filter(({ kind }) => kind === 'under_way')).toHaveLength(19)
  await keepAnswer(deps, claimed(id, 'same'), { status: 201, body: '{"secret":"whsec_canary"}' })
  const again = await beginAnswer(deps, asked(id, 'same'))
  expect(again).toEqual({ kind: 'answered', answer: { status: 201, body: '{"secret":"whsec_canary"}' } })
  expect(await beginAnswer(deps, asked(id, 'same', 'POST /x\n{"a":1}'))).toEqual({ kind: 'other_request' })
  const other = await make()
  expect(await beginAnswer(deps, asked(other.id, 'same'))).toMatchObject({ kind: 'first' })
  const { rows } = await pool.query('select encode(sealed, $1) as sealed from shop.api_answer', ['escape'])
  expect(JSON.stringify(rows)).not.toContain('canary')
})

test('what failed may be tried again, and what went down with its process after a while', async () => {
  const { id } = await make()
  await beginAnswer(deps, asked(id, 'failed'))
  await dropAnswer(deps, claimed(id, 'failed'))
  expect(await beginAnswer(deps, asked(id, 'failed'))).toMatchObject({ kind: 'first' })
  now = after(now, minutes(4))
  expect(await beginAnswer(deps, asked(id, 'failed'))).toEqual({ kind: 'under_way' })
  now = after(now, minutes(2))
  expect(await beginAnswer(deps, asked(id, 'failed', 'POST /x\nother'))).toEqual({ kind: 'other_request' })
  expect(await beginAnswer(deps, asked(id, 'failed'))).toMatchObject({ kind: 'first' })
})

test('who was given up for lost neither keeps an answer nor drops that of whoever took over', async () => {
  const { id } = await make()
  await beginAnswer(deps, asked(id, 'lost'))
  const lost = claimed(id, 'lost')
  now = after(now, minutes(6))
  await beginAnswer(deps, asked(id, 'lost'))
  const late = { status: 201, body: 'late' }
  await expect(keepAnswer(deps, lost, late)).rejects.toThrow('taken over')
  await dropAnswer(deps, lost)
  expect(await beginAnswer(deps, asked(id, 'lost'))).toEqual({ kind: 'under_way' })
  await keepAnswer(deps, claimed(id, 'lost'), { status: 201, body: 'first' })
  await expect(keepAnswer(deps, claimed(id, 'lost'), late)).rejects.toThrow('taken over')
  expect(await beginAnswer(deps, asked(id, 'lost'))).toMatchObject({ answer: { body: 'first' } })
})

test('an answer is kept for a day', async () => {
  const { id } = await make()
  await beginAnswer(deps, asked(id, 'day'))
  await keepAnswer(deps, claimed(id, 'day'), { status: 202, body: '' })
  now = after(now, days(1) - 1)
  expect(await beginAnswer(deps, asked(id, 'day'))).toMatchObject({ kind: 'answered' })
  now = after(now, 1)
  expect(await forgetAnswers(deps)).toBeGreaterThan(0)
  expect(await beginAnswer(deps, asked(id, 'day'))).toMatchObject({ kind: 'first' })
})
