import { browserOf, networkOf } from '../../shared/visitor.ts'
import type { Trace } from '../orders/index.ts'

/** Encrypts an address for the thirteen months that it may be kept. */
export type SealIp = (ip: string) => Buffer

/** What is kept of how the buyer came: the address sealed, its network, the family of the browser. Never more. */
export function describeTrace(
  seen: { ip: string | null; userAgent: string | null },
  deviceHash: Buffer,
  sealIp: SealIp,
): Trace {
  return {
    ipSealed: seen.ip ? sealIp(seen.ip) : null,
    network: seen.ip ? networkOf(seen.ip) : null,
    browser: seen.userAgent ? browserOf(seen.userAgent) : null,
    deviceHash,
  }
}
