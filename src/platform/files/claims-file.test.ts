import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fingerprintCode, readClaimsFile, writeClaimsFile } from './claims-file.ts'

const folder = await mkdtemp(join(tmpdir(), 'akm-claims-file-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('what a run found is read again, and what is none of ours is nothing', async () => {
  expect(await readClaimsFile(folder)).toBeNull()
  const found = {
    version: 'abc',
    at: new Date('2026-11-26T20:00:00Z'),
    clauses: [{ id: '8 TLS', verdict: 'holds' as const, proofs: [], missing: null }],
  }
  await writeClaimsFile(folder, found)
  expect(await readClaimsFile(folder)).toEqual(found)
  await writeFile(join(folder, 'claims.json'), '{"version":1')
  expect(await readClaimsFile(folder)).toBeNull()
})

test('the fingerprint changes with sources and migrations, and not with tests', async () => {
  await mkdir(join(folder, 'src/a'), { recursive: true })
  await mkdir(join(folder, 'supabase/migrations'), { recursive: true })
  await writeFile(join(folder, 'src/a/b.ts'), 'one')
  const first = await fingerprintCode(folder)
  await writeFile(join(folder, 'src/a/b.test.ts'), 'a test')
  expect(await fingerprintCode(folder)).toBe(first)
  await writeFile(join(folder, 'src/a/b.ts'), 'two')
  const second = await fingerprintCode(folder)
  expect(second).not.toBe(first)
  await writeFile(join(folder, 'supabase/migrations/1_a.sql'), 'select 1')
  expect(await fingerprintCode(folder)).not.toBe(second)
})
