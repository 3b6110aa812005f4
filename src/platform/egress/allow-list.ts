import { isIP } from 'node:net'
import type { Destination } from '../../shared/processor.ts'
import type { Target } from './egress-refused.ts'

/** Where a process may connect to. Grows only: nobody is forgotten while the shop runs. */
export type AllowList = {
  add(destinations: readonly Destination[]): void
  permits(target: Target): boolean
  /** Whether the address of that name may be asked for. */
  knows(name: string): boolean
  /** A permitted name stands for these addresses: some libraries ask for them first and connect to an address. */
  learn(name: string, addresses: readonly string[]): void
}

// Longer than any library keeps an answer, shorter than a cloud gives an address to somebody else.
const learnedMillis = 60 * 60_000
const learnedMax = 500

export function allowList(now: () => number = () => performance.now()): AllowList {
  const sockets = new Set<string>()
  const ports = new Map<string, Set<number>>()
  const learned = new Map<string, { ports: ReadonlySet<number>; until: number }>()

  function portsOf(host: string): ReadonlySet<number> | undefined {
    return ports.get(host) ?? (isIP(host) ? undefined : portsAbove(host))
  }

  function portsAbove(host: string): ReadonlySet<number> | undefined {
    for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
      const found = ports.get(`*${host.slice(dot)}`)
      if (found) return found
    }
    return undefined
  }

  function learnedPorts(address: string): ReadonlySet<number> | undefined {
    const entry = learned.get(address)
    return entry && entry.until > now() ? entry.ports : undefined
  }

  return {
    add(destinations) {
      for (const each of destinations) {
        if ('socket' in each) sockets.add(each.socket)
        else ports.set(plain(each.host), (ports.get(plain(each.host)) ?? new Set()).add(each.port))
      }
    },
    permits(target) {
      if ('socket' in target) return sockets.has(target.socket)
      const { port } = target
      const host = plain(target.host)
      return port !== null && [portsOf(host), learnedPorts(host)].some((open) => open?.has(port))
    },
    knows: (name) => portsOf(plain(name)) !== undefined,
    learn(name, addresses) {
      const open = portsOf(plain(name))
      if (!open) return
      for (const address of addresses) {
        learned.delete(address)
        learned.set(address, { ports: open, until: now() + learnedMillis })
      }
      for (const oldest of learned.keys()) {
        if (learned.size <= learnedMax) break
        learned.delete(oldest)
      }
    },
  }
}

/** `[::1]` and `API.Example.` are `::1` and `api.example`. */
function plain(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}
