import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { BatchCipher, BatchPlace, Vault, WrappedDataKey } from '../../domains/keys/vault.ts'
import { AppError } from '../../shared/errors.ts'
import { Secret } from '../../shared/secret.ts'
import type { Keyring } from './keyring.ts'
import { openBox, sealBox } from './sealed-box.ts'

// How many unwrapped data keys this process keeps in memory, least recently used out first.
const dataKeysMax = 256

/** The vault over a ring of keys that this process holds itself. */
export function vaultOver(ring: Keyring): Vault {
  const dataKeys = new Map<string, Secret<KeyObject>>()

  function unwrap(place: BatchPlace, wrapped: WrappedDataKey): Secret<KeyObject> {
    // The wrapped bytes are part of the name: a data key that was changed or destroyed is not found here any more.
    const name = [place.batchId, place.productId, wrapped.ringKeyId, wrapped.bytes.toString('base64')].join(
      ' ',
    )
    const dataKey = dataKeys.get(name) ?? openDataKey(ring, place, wrapped)
    dataKeys.delete(name)
    dataKeys.set(name, dataKey)
    const [oldest] = dataKeys.keys()
    if (dataKeys.size > dataKeysMax && oldest) dataKeys.delete(oldest)
    return dataKey
  }

  return {
    ringKeyId: ring.currentKeyId,
    pepperIds: [
      ring.currentPepperId,
      ...[...ring.peppers.keys()].filter((id) => id !== ring.currentPepperId),
    ],

    async newBatch(place) {
      const dataKey = new Secret(createSecretKey(randomBytes(32)))
      return { dataKey: wrap(ring, place, dataKey), cipher: cipherOf(place, dataKey) }
    },
    async openBatch(place, wrapped) {
      return cipherOf(place, unwrap(place, wrapped))
    },
    async rewrap(place, wrapped) {
      return wrap(ring, place, unwrap(place, wrapped))
    },
    keyedHash(pepperId, purpose, value) {
      const pepper = find(ring.peppers, pepperId, 'pepper')
      return createHmac('sha256', pepper.expose()).update(`${purpose}\n`).update(value.expose()).digest()
    },
  }
}

function cipherOf(place: BatchPlace, dataKey: Secret<KeyObject>): BatchCipher {
  const context = (keyId: string) => ['key', place.batchId, place.productId, keyId]
  return {
    seal: (keyId, content) => sealBox(dataKey.expose(), context(keyId), content.expose()),
    open: (keyId, sealed) => openBox(dataKey.expose(), context(keyId), sealed),
  }
}

function wrap(ring: Keyring, place: BatchPlace, dataKey: Secret<KeyObject>): WrappedDataKey {
  const ringKeyId = ring.currentKeyId
  const wrapping = find(ring.keys, ringKeyId, 'key')
  return {
    ringKeyId,
    bytes: sealBox(wrapping.expose(), wrapContext(place, ringKeyId), dataKey.expose().export()),
  }
}

function openDataKey(ring: Keyring, place: BatchPlace, wrapped: WrappedDataKey): Secret<KeyObject> {
  const wrapping = find(ring.keys, wrapped.ringKeyId, 'key')
  const bytes = openBox(wrapping.expose(), wrapContext(place, wrapped.ringKeyId), wrapped.bytes)
  return new Secret(createSecretKey(bytes.expose()))
}

const wrapContext = (place: BatchPlace, ringKeyId: string) => [
  'data key',
  ringKeyId,
  place.batchId,
  place.productId,
]

function find<T>(secrets: ReadonlyMap<string, T>, id: string, what: string): T {
  const secret = secrets.get(id)
  if (secret === undefined) throw new AppError('unavailable', `the key ring has no ${what} "${id}"`)
  return secret
}
