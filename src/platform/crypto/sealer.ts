import { createHmac, hkdfSync } from 'node:crypto'
import { Secret } from '../../shared/secret.ts'
import type { Keyring } from './keyring.ts'
import { openBox, sealBox } from './sealed-box.ts'

/**
 * Seals small secrets of rows with the current key of the ring, whose id stands in front so that older boxes open
 * after a rotation. The name of the row is authenticated with the box.
 */
export function sealerOver(ring: Keyring) {
  return {
    seal(name: string, content: Secret<string>): Buffer {
      const key = ring.keys.get(ring.currentKeyId)
      if (!key) throw new Error('the ring lacks its current key')
      const box = sealBox(key.expose(), ['row', name], Buffer.from(content.expose()))
      return Buffer.concat([Buffer.from(`${ring.currentKeyId}|`), box])
    },
    open(name: string, box: Buffer): Secret<string> {
      const end = box.indexOf('|')
      const key = ring.keys.get(box.subarray(0, end).toString())
      if (!key) throw new Error('the ring lost the key of a sealed row')
      const content = openBox(key.expose(), ['row', name], box.subarray(end + 1))
      return new Secret(content.expose().toString())
    },
    hash(purpose: string, value: string): Buffer {
      return createHmac('sha256', deriveSecret(ring, purpose).expose()).update(value).digest()
    },
  }
}

/** A secret for one purpose alone, from the ring's secret for links (RFC 5869). */
export function deriveSecret(ring: Keyring, purpose: string): Secret<Buffer> {
  const bytes = hkdfSync('sha256', ring.links.expose(), '', `allkeymasters ${purpose}`, 32)
  return new Secret(Buffer.from(bytes))
}
