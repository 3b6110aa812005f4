import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BatchPlace } from '../../domains/keys/vault.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { createKeyring, parseKeyring } from './keyring.ts'
import { vaultOver } from './vault.ts'

const ring = parseKeyring(createKeyring())
const vault = vaultOver(ring)
const place = { batchId: newId('bat'), productId: newId('prd') }
const { cipher, dataKey } = await vault.newBatch(place)
const keyId = newId('key')

const content = fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes))

test('whatever was sealed opens again, also by another process with the same ring', async () => {
  const elsewhere = await vaultOver(ring).openBatch(place, dataKey)
  fc.assert(
    fc.property(content, (bytes) => {
      const sealed = cipher.seal(keyId, new Secret(bytes))
      expect(elsewhere.open(keyId, sealed).expose()).toEqual(bytes)
    }),
  )
})

test('a sealed key is version, iv, tag and ciphertext, and never the same twice', () => {
  const bytes = new Secret(Buffer.from('ABCDE-12345'))
  const [one, two] = [cipher.seal(keyId, bytes), cipher.seal(keyId, bytes)]
  expect(one[0]).toBe(1)
  expect(one.length).toBe(1 + 12 + 16 + 11)
  expect(one.equals(two)).toBe(false)
})

test('one changed bit anywhere and nothing opens', () => {
  fc.assert(
    fc.property(content, fc.nat(), fc.integer({ min: 0, max: 7 }), (bytes, at, bit) => {
      const sealed = cipher.seal(keyId, new Secret(bytes))
      const place = at % sealed.length
      sealed[place] = (sealed[place] ?? 0) ^ (1 << bit)
      expect(() => cipher.open(keyId, sealed)).toThrow('sealed box')
    }),
  )
})

test('a sealed key that was cut off does not open', () => {
  const sealed = cipher.seal(keyId, new Secret(Buffer.from('ABCDE-12345')))
  for (let length = 0; length < sealed.length; length++) {
    expect(() => cipher.open(keyId, sealed.subarray(0, length))).toThrow('sealed box')
  }
})

test('a sealed key opens for no other key', () => {
  const sealed = cipher.seal(keyId, new Secret(Buffer.from('ABCDE-12345')))
  expect(() => cipher.open(newId('key'), sealed)).toThrow('moved')
})

test.each([
  ['batch', { ...place, batchId: newId('bat') }],
  ['product', { ...place, productId: newId('prd') }],
])('a data key opens for no other %s', async (_what, elsewhere: BatchPlace) => {
  await expect(vault.openBatch(elsewhere, dataKey)).rejects.toThrow('moved')
})

test('keys of one batch do not open with the data key of another', async () => {
  const other = await vault.newBatch(place)
  const sealed = cipher.seal(keyId, new Secret(Buffer.from('ABCDE-12345')))
  expect(() => other.cipher.open(keyId, sealed)).toThrow('made with another key')
})

test('a data key that was opened before does not open after its stored form was changed', async () => {
  await vault.openBatch(place, dataKey)
  const damaged = Buffer.from(dataKey.bytes)
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1
  await expect(vault.openBatch(place, { ...dataKey, bytes: damaged })).rejects.toThrow('damaged')
})

test('rewrapping makes the former key of the ring unnecessary and leaves every sealed key as it is', async () => {
  const sealed = cipher.seal(keyId, new Secret(Buffer.from('ABCDE-12345')))
  const fresh = JSON.parse(createKeyring().expose())
  const old = JSON.parse(createKeyring().expose())
  const withBoth = { ...fresh, current: 'k2', keys: { k1: old.keys.k1, k2: fresh.keys.k1 } }
  const before = vaultOver(parseKeyring(new Secret(JSON.stringify({ ...withBoth, current: 'k1' }))))
  const during = vaultOver(parseKeyring(new Secret(JSON.stringify(withBoth))))
  const after = vaultOver(
    parseKeyring(new Secret(JSON.stringify({ ...withBoth, keys: { k2: fresh.keys.k1 } }))),
  )

  const batch = await before.newBatch(place)
  const mine = batch.cipher.seal(keyId, new Secret(Buffer.from('ABCDE-12345')))
  await expect(after.openBatch(place, batch.dataKey)).rejects.toThrow('the key ring has no key "k1"')
  const rewrapped = await during.rewrap(place, batch.dataKey)

  expect(rewrapped.ringKeyId).toBe('k2')
  expect((await after.openBatch(place, rewrapped)).open(keyId, mine).expose().toString()).toBe('ABCDE-12345')
  expect(() => batch.cipher.open(keyId, sealed)).toThrow('made with another key')
})

test('a keyed hash depends on pepper, purpose and value', () => {
  const hash = (pepperId: string, purpose: string, value: string, by = vault) =>
    by.keyedHash(pepperId, purpose, new Secret(Buffer.from(value))).toString('hex')
  const [pepperId] = vault.pepperIds
  expect(hash(pepperId, 'text', 'A')).toBe(hash(pepperId, 'text', 'A'))
  expect(hash(pepperId, 'text', 'A')).not.toBe(hash(pepperId, 'text', 'B'))
  expect(hash(pepperId, 'text', 'A')).not.toBe(hash(pepperId, 'tail', 'A'))
  expect(hash(pepperId, 'text', 'A')).not.toBe(
    hash(pepperId, 'text', 'A', vaultOver(parseKeyring(createKeyring()))),
  )
  expect(() => hash('p9', 'text', 'A')).toThrow('the key ring has no pepper "p9"')
})

test('printing a ring or a vault shows no secret', () => {
  const text = createKeyring()
  const secrets = JSON.stringify(JSON.parse(text.expose())).match(/[A-Za-z0-9+/]{43}=/g) ?? []
  expect(secrets).toHaveLength(3)
  const parsed = parseKeyring(text)
  const printed = [text, parsed, vaultOver(parsed)].map(
    (value) => `${inspect(value, { depth: 9 })}${JSON.stringify(value)}`,
  )
  for (const secret of secrets) expect(printed.join()).not.toContain(secret)
})
