import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { isIP, Socket } from 'node:net'
import type { Destination } from '../../shared/processor.ts'
import { type AllowList, allowList, type LearnedNames } from './allow-list.ts'
import { EgressRefused, type Target } from './egress-refused.ts'

export type EgressGuard = {
  permit(destinations: readonly Destination[]): void
  /** Open until what comes back is called. */
  lend(destination: { host: string; port: number }): () => void
  /** The last guard of a process that stops leaves it open, as it was before. */
  stop(): void
}

type Guard = { list: AllowList; refused: (target: Target) => void }

const guards = new Set<Guard>()
let restore = () => {}
const learned: LearnedNames = new Map()

/**
 * From now on this process opens no connection but to what is permitted. Everything in Node that connects ends in one of
 * the functions that are replaced here: fetch and WebSocket (undici), http, https, http2 and tls all call
 * `Socket.prototype.connect`; a name alone, asked of a name server, can also carry something out of the house.
 *
 * Not covered: other processes and worker threads, which have functions of their own. The shop starts no thread, and of
 * processes only its database server; test/architecture.test.ts holds that.
 */
export function guardEgress(refused: Guard['refused']): EgressGuard {
  const guard: Guard = { list: allowList(undefined, learned), refused }
  if (guards.size === 0) restore = replaceAll()
  guards.add(guard)
  return {
    permit: guard.list.add,
    lend: guard.list.lend,
    stop() {
      if (guards.delete(guard) && guards.size === 0) restore()
    },
  }
}

function replaceAll(): () => void {
  const undo = [
    replace(Socket.prototype, 'connect', guardedConnect),
    ...(['connect', 'send'] as const).map((name) => replace(dgram.Socket.prototype, name, refusedDatagram)),
    ...[dns, dns.Resolver.prototype].flatMap((place) => questionsOf(place, guardedQuestion)),
    ...[dns.promises, dns.promises.Resolver.prototype].flatMap((place) => questionsOf(place, guardedPromise)),
  ]
  syncBuiltinESMExports()
  return () => {
    for (const each of undo) each()
    syncBuiltinESMExports()
  }
}

// biome-ignore lint/complexity/noBannedTypes: whatever Node has there
type Original = Function
type Replacement = (this: unknown, ...args: unknown[]) => unknown

function replace(place: object, name: string, guarded: (original: Original) => Replacement): () => void {
  const original: unknown = Reflect.get(place, name)
  if (typeof original !== 'function') throw new Error(`this Node has no ${name} to guard`)
  const replacement = guarded(original)
  // Also the marks by which `promisify` knows it.
  Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original))
  Reflect.set(place, name, replacement)
  return () => void Reflect.set(place, name, original)
}

const questions = /^(lookup|lookupService|resolve\w*|reverse)$/

function questionsOf(
  place: object,
  guarded: (original: Original, name: string) => Replacement,
): (() => void)[] {
  return Object.getOwnPropertyNames(place)
    .filter((name) => questions.test(name))
    .map((name) => replace(place, name, (original) => guarded(original, name)))
}

/** Fails as a host without an address does, by Node itself: every library is prepared for that. */
function guardedConnect(original: Original): Replacement {
  return function (this: unknown, ...args) {
    const target = targetOf(args)
    if (isPermitted(target)) return original.apply(this, args)
    const error = refusal(target)
    const lookup = (_host: string, _options: object, answer: (error: Error) => void) => answer(error)
    return original.call(this, { host: 'refused.invalid', port: 1, lookup })
  }
}

/** No processor is spoken to in datagrams. */
function refusedDatagram(): Replacement {
  return (...args) => {
    const host = args.find((each) => typeof each === 'string' && isIP(each) > 0)
    const port = args.find((each) => typeof each === 'number')
    throw refusal({
      host: typeof host === 'string' ? host : 'a datagram',
      port: typeof port === 'number' ? port : null,
    })
  }
}

function guardedQuestion(original: Original, kind: string): Replacement {
  return function (this: unknown, ...args) {
    const name = String(args[0] ?? '')
    const answer = args.at(-1)
    if (typeof answer !== 'function') return original.apply(this, args)
    if (!mayAsk(kind, name)) return process.nextTick(answer, refusal({ host: name, port: null }))
    const learning = (error: unknown, ...found: unknown[]) => {
      learn(name, found[0])
      answer(error, ...found)
    }
    return original.apply(this, [...args.slice(0, -1), learning])
  }
}

function guardedPromise(original: Original, kind: string): Replacement {
  return async function (this: unknown, ...args) {
    const name = String(args[0] ?? '')
    if (!mayAsk(kind, name)) throw refusal({ host: name, port: null })
    const found: unknown = await original.apply(this, args)
    learn(name, found)
    return found
  }
}

/** An address is its own answer, and the own machine is asked of nobody. */
function mayAsk(kind: string, name: string): boolean {
  if (kind === 'lookup' && (isIP(name) > 0 || name === 'localhost' || name === '')) return true
  return [...guards].some(({ list }) => list.knows(name))
}

function learn(name: string, found: unknown): void {
  const addresses = [found].flat().flatMap((each: unknown) => {
    const address = typeof each === 'object' && each !== null && 'address' in each ? each.address : each
    return typeof address === 'string' && isIP(address) > 0 ? [address] : []
  })
  for (const { list } of guards) list.learn(name, addresses)
}

function isPermitted(target: Target): boolean {
  for (const { list } of guards) if (list.permits(target)) return true
  return false
}

function refusal(target: Target): EgressRefused {
  for (const { refused } of guards) refused(target)
  return new EgressRefused(target)
}

/** Reads the arguments of `connect` as Node does: options, a path, or port and host; `net.connect` hands them over in a list. */
function targetOf([first, second]: readonly unknown[]): Target {
  const given: unknown = Array.isArray(first) ? first[0] : first
  if (typeof given === 'object' && given !== null) return targetOfOptions(given)
  if (typeof given === 'string' && !(Number(given) >= 0)) return { socket: given }
  return { host: typeof second === 'string' && second ? second : 'localhost', port: Number(given) }
}

function targetOfOptions(options: { path?: unknown; host?: unknown; port?: unknown }): Target {
  if (typeof options.path === 'string' && options.path) return { socket: options.path }
  const host = typeof options.host === 'string' && options.host ? options.host : 'localhost'
  return { host, port: Number(options.port) }
}
