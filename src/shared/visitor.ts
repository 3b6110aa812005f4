import { isIPv4, isIPv6 } from 'node:net'

/** The first 24 bits of an IPv4 address, the first 48 of an IPv6 address; null for anything else. */
export function networkOf(address: string): string | null {
  const ip = address.startsWith('::ffff:') ? address.slice(7) : address
  if (isIPv4(ip)) return `${ip.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(ip)) return null
  const groups = expandIPv6(ip).slice(0, 3)
  return `${groups.map((group) => group.toString(16)).join(':')}::/48`
}

function expandIPv6(ip: string): number[] {
  const [head = '', tail] = (ip.split('%')[0] ?? '').split('::')
  const parse = (text: string) => (text ? text.split(':').map((group) => Number.parseInt(group, 16)) : [])
  const left = parse(head)
  if (tail === undefined) return left
  const right = parse(tail)
  return [...left, ...Array<number>(Math.max(0, 8 - left.length - right.length)).fill(0), ...right]
}

const families = [
  [/Edg\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrom(?:e|ium)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
] as const

/** Family and major version from a closed set, at most 24 letters: never the whole header. */
export function browserOf(userAgent: string): string {
  for (const [pattern, family] of families) {
    const major = pattern.exec(userAgent.slice(0, 512))?.[1]
    if (major) return `${family} ${major.slice(0, 4)}`
  }
  return 'Other'
}
