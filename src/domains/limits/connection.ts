import { isIPv4, isIPv6 } from 'node:net'
import { networkOf } from '../../shared/visitor.ts'
import type { AttemptKeys } from './attempt.ts'

/**
 * The keys of a connection: the address, and the /24 (IPv4) or /48 (IPv6) around it. In IPv6 the address is its first
 * 64 bits, because a single household has all of them and would be somebody else with every try.
 *
 * @param address as the server or its proxy names it; what cannot be read is counted as one large network.
 */
export function connectionKeys(address: string | null): Pick<AttemptKeys, 'address' | 'network'> {
  if (address === null) return {}
  const ip = plainAddress(address)
  const network = ip && networkOf(ip)
  if (!network) return { network: 'unreadable' }
  return { address: isIPv4(ip) ? ip : `${firstGroups(ip, 4)}::/64`, network }
}

/** One spelling for each address, without port, zone and the IPv6 clothes of an IPv4 address; '' for anything else. */
function plainAddress(text: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  if (isIPv4(bare)) return bare
  if (!isIPv6(bare)) return ''
  const ip = new URL(`http://[${bare.split('%')[0]}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(ip)
  return mapped ? bytesOf(mapped.slice(1)).join('.') : ip
}

function bytesOf(groups: readonly string[]): number[] {
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
}

function firstGroups(ip: string, count: number): string {
  const [left = [], right = []] = ip.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...zeros, ...right].slice(0, count).join(':')
}
