import type { Keyring } from './keyring.ts'
import { sealBox } from './sealed-box.ts'

/** Seals network addresses with the current key of the ring, named in front so that a rotation can open them. */
export function sealIpWith(ring: Keyring): (ip: string) => Buffer {
  const key = ring.keys.get(ring.currentKeyId)
  if (!key) throw new Error('the ring lacks its current key')
  const name = Buffer.from(`${ring.currentKeyId}|`)
  return (ip) => Buffer.concat([name, sealBox(key.expose(), ['ip'], Buffer.from(ip))])
}
