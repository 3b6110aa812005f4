import { isIP } from 'node:net'
import type { Destination } from '../../shared/processor.ts'
import type { Target } from './egress-refused.ts'

/** Where a process may connect to. But for what is lent it grows only: nobody is forgotten while the shop runs. */
export type AllowList = {
  add(destinations: readonly Destination[]): void
  /** Open until what comes back is called: for one message to somebody whom a person named while the shop runs. */
  lend(destination: { host: string; port: number }): () => void
  permits(target: Target): boolean
  /** Whether the address of that name may be asked for. */
  knows(name: string): boolean
  /** A permitted name stands for these addresses: some libraries ask for them first and connect to an address. */
  learn(name: string, addresses: readonly string[]): void
}

// Longer than any library keeps an answer, shorter than a cloud gives an address to somebody else.
const learnedMillis = 60 * 60_000
const learnedMax = 500

/** Which name an address was found to be of, and until when that counts. */
export type LearnedNames = Map<string, { name: string; until: number }>

/**
 * @param learned may outlive the list: libraries keep answers over a restart of the shop within its process, and connect to
 * their addresses. What is open of it follows from the names of this list alone.
 */
export function allowList(
  now: () => number = () => performance.now(),
  learned: LearnedNames = new Map(),
): AllowList {
  const sockets = new Set<string>()
  const ports = new Map<string, Set<number>>()
  const lent = new Map<string, Map<number, number>>()

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
    return entry && entry.until > now() ? portsOf(entry.name) : undefined
  }

  return {
    add(destinations) {
      for (const each of destinations) {
        if ('socket' in each) sockets.add(each.socket)
        else ports.set(plain(each.host), (ports.get(plain(each.host)) ?? new Set()).add(each.port))
      }
    },
    lend({ host, port }) {
      const name = plain(host)
      const open = lent.get(name) ?? new Map<number, number>()
      lent.set(name, open.set(port, (open.get(port) ?? 0) + 1))
      return () => {
        const left = (open.get(port) ?? 1) - 1
        if (left > 0) open.set(port, left)
        else open.delete(port)
        if (open.size === 0) lent.delete(name)
      }
    },
    permits(target) {
      if ('socket' in target) return sockets.has(target.socket)
      const { port } = target
      const host = plain(target.host)
      return (
        port !== null && [portsOf(host), learnedPorts(host), lent.get(host)].some((open) => open?.has(port))
      )
    },
    knows: (name) => portsOf(plain(name)) !== undefined || lent.has(plain(name)),
    // Addresses of what is lent are not learnt: they would stay open when it is given back.
    learn(name, addresses) {
      if (!portsOf(plain(name))) return
      for (const address of addresses) {
        learned.delete(address)
        learned.set(address, { name: plain(name), until: now() + learnedMillis })
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
