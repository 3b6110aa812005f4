import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Secret } from '../../shared/secret.ts'
import { createKeyring, parseKeyring, readKeyringFile } from './keyring.ts'
import { vaultOver } from './vault.ts'

const fresh = () => JSON.parse(createKeyring().expose())
const parse = (ring: unknown) =>
  parseKeyring(new Secret(typeof ring === 'string' ? ring : JSON.stringify(ring)))

test('a fresh ring can be read, and two are never the same', () => {
  expect(parseKeyring(createKeyring()).links.expose()).toHaveLength(32)
  expect(createKeyring().expose()).not.toBe(createKeyring().expose())
})

test('a ring is read from a file', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'akm-ring-')), 'keyring.json')
  await writeFile(path, createKeyring().expose())
  expect((await readKeyringFile(path)).currentKeyId).toBe('k1')
  await expect(readKeyringFile(`${path}.missing`)).rejects.toThrow('cannot be read')
})

test('the current pepper comes first, the former ones stay in use', () => {
  const { pepper, ...ring } = fresh()
  const peppers = { p1: pepper.peppers.p1, p2: fresh().pepper.peppers.p1 }
  expect(vaultOver(parse({ ...ring, pepper: { current: 'p2', peppers } })).pepperIds).toEqual(['p2', 'p1'])
})

test.each([
  ['is not JSON', () => 'current: k1', 'is not JSON'],
  ['lacks the link secret', () => ({ ...fresh(), links: undefined }), 'links: must be text'],
  ['has a short secret', () => ({ ...fresh(), links: 'c2hvcnQ=' }), 'links: must be 32 bytes'],
  ['names no key as current', () => ({ ...fresh(), current: 'k9' }), 'current: names no key'],
  ['names no pepper as current', () => withPepper({ current: 'p9' }), 'pepper.current: names no pepper'],
  [
    'has a secret twice',
    () => withPepper({ peppers: { p1: fixed } }, { links: fixed }),
    'every secret must be another',
  ],
  ['has a word too many', () => ({ ...fresh(), key: 'x' }), 'key'],
])('a ring that %s is refused in one sentence without any of its secrets', (_what, ring, message) => {
  const given = ring()
  const refusal = () => parse(given)
  expect(refusal).toThrow(message)
  try {
    refusal()
  } catch (error) {
    for (const secret of JSON.stringify(given).match(/[A-Za-z0-9+/]{8,}=/g) ?? []) {
      expect(String(error)).not.toContain(secret)
    }
  }
})

const fixed = Buffer.alloc(32, 7).toString('base64')

function withPepper(changes: object, more: object = {}) {
  const ring = fresh()
  return { ...ring, ...more, pepper: { ...ring.pepper, ...changes } }
}
