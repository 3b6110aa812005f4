import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { Secret } from '../../shared/secret.ts'

const version = 1
const ivLength = 12
const tagLength = 16
const headLength = 1 + ivLength + tagLength

/**
 * AES-256-GCM with a random IV: `version(1) | iv(12) | tag(16) | ciphertext`. The version and `context` are
 * authenticated with it, so that a box opens only where it was made.
 */
export function sealBox(key: KeyObject, context: readonly string[], content: Buffer): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength })
  cipher.setAAD(authenticated(context))
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), ciphertext])
}

/** @throws when the box is damaged, made with another key, or made for another context. */
export function openBox(key: KeyObject, context: readonly string[], box: Buffer): Secret<Buffer> {
  if (box.length < headLength || box[0] !== version) throw new Error('sealed box: unknown format')
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1, 1 + ivLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(authenticated(context))
  decipher.setAuthTag(box.subarray(1 + ivLength, headLength))
  try {
    return new Secret(Buffer.concat([decipher.update(box.subarray(headLength)), decipher.final()]))
  } catch (cause) {
    throw new Error('sealed box: damaged, moved, or made with another key', { cause })
  }
}

// JSON, because joined strings could be cut in another place and still be the same text.
function authenticated(context: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([version, ...context]))
}
