import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import { Secret } from '../../shared/secret.ts'
import { recordChoice } from './record-choice.ts'

const { pool, connectionString } = await testDatabase()
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
const web = connectDatabase(logins.web, { max: 2 })
const now = new Date('2026-11-25T10:00:00Z')
const deps = { db: web.as({ role: 'service' }), clock: { now: () => now } }
const textHash = randomBytes(32)
const both = { measurement: true, advertising: true }

async function proofOf(id: string) {
  const { rows } = await pool.query('select * from shop.consent_proof where id = $1', [id])
  return rows[0]
}

test('an answer leaves what proves it, and nothing of whoever gave it', async () => {
  const allowed = { measurement: true, advertising: false }
  const choice = await recordChoice(deps, { allowed, on: 'banner', signal: false, textHash })
  expect(choice).toEqual({ proofId: choice.proofId, allowed, textHash, at: now })
  expect(await proofOf(choice.proofId)).toEqual({
    id: choice.proofId,
    text_hash: textHash,
    measurement: true,
    advertising: false,
    how: 'banner',
    at: now,
  })
})

test('a refusal is proved as well', async () => {
  const allowed = { measurement: false, advertising: false }
  const { proofId } = await recordChoice(deps, { allowed, on: 'page', signal: false, textHash })
  expect(await proofOf(proofId)).toMatchObject({ ...allowed, how: 'page' })
})

test('the signal of the browser is a refusal, whatever was pressed', async () => {
  const choice = await recordChoice(deps, { allowed: both, on: 'page', signal: true, textHash })
  expect(choice.allowed).toEqual({ measurement: false, advertising: false })
  expect(await proofOf(choice.proofId)).toMatchObject({ ...choice.allowed, how: 'gpc' })
})

test('the database takes no consent by signal, and no proof is altered', async () => {
  const insert = `insert into shop.consent_proof values ('x', $1, true, false, 'gpc', now())`
  await expect(pool.query(insert, [textHash])).rejects.toThrow('consent_proof_check')
  const { proofId } = await recordChoice(deps, { allowed: both, on: 'banner', signal: false, textHash })
  const altering = deps.db.updateTable('consent_proof').set({ advertising: false }).where('id', '=', proofId)
  await expect(altering.execute()).rejects.toThrow('permission denied')
})
