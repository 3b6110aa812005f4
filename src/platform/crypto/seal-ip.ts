import type { Keyring } from './keyring.ts'
import { openBox, sealBox } from './sealed-box.ts'

/** Seals network addresses with the current key of the ring, named in front so that a rotation can open them. */
export function sealIpWith(ring: Keyring): (ip: string) => Buffer {
  const key = ring.keys.get(ring.currentKeyId)
  if (!key) throw new Error('the ring lacks its current key')
  const name = Buffer.from(`${ring.currentKeyId}|`)
  return (ip) => Buffer.concat([name, sealBox(key.expose(), ['ip'], Buffer.from(ip))])
}

/** @throws when the box is damaged or the ring lost its key. */
export function openIpWith(ring: Keyring): (sealed: Buffer) => string {
  return (sealed) => {
    const end = sealed.indexOf('|')
    const key = ring.keys.get(sealed.subarray(0, end).toString())
    if (!key) throw new Error('the ring lost the key of a sealed address')
    return openBox(key.expose(), ['ip'], sealed.subarray(end + 1))
      .expose()
      .toString()
  }
}
