import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup as lookUp } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { EndpointFlaw, SendOutcome, Trouble, WebhookSender } from '../../domains/webhooks/index.ts'
import type { EgressGuard } from '../egress/guard-egress.ts'
import { isPublicAddress } from './public-address.ts'

export type SenderOptions = {
  egress: Pick<EgressGuard, 'lend'>
  /** Also to addresses of this machine and its network, and without TLS: where the seller's own programs stand beside the shop. */
  allowsPrivate: boolean
  timeoutMillis?: number
  /** Asks for the addresses of a name. */
  lookup?: typeof lookUp
}

const timeoutDefault = 15_000

/**
 * Sends to addresses that somebody typed. A name is looked up by us and every address that it has is judged before the socket opens,
 * and the socket is given that very answer: whoever changes where the name leads in between leads nowhere (DNS rebinding).
 * Redirects are not followed, nothing of the answer is read, and the guard of outgoing connections is open to the host only while
 * the message is on its way.
 */
export function webhookSender({
  egress,
  allowsPrivate,
  timeoutMillis = timeoutDefault,
  lookup = lookUp,
}: SenderOptions): WebhookSender {
  const isOpen = (address: string) => allowsPrivate || isPublicAddress(address)

  function findFlaw(text: string): EndpointFlaw | undefined {
    const url = URL.parse(text)
    if (!url || !/^https?:$/.test(url.protocol)) return 'no_url'
    if (url.protocol === 'http:' && !allowsPrivate) return 'not_https'
    if (url.username || url.password) return 'has_password'
    const host = hostOf(url)
    if (isIP(host) > 0 ? !isOpen(host) : !allowsPrivate && isOwnName(host)) return 'private_address'
    return undefined
  }

  /** In place of the look-up of a socket: all of the addresses, if all of them are open. */
  function vetted(
    host: string,
    options: LookupOptions,
    answer: (error: NodeJS.ErrnoException | null, found: string | LookupAddress[], family?: number) => void,
  ): void {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, [])
      if (!found.every(({ address }) => isOpen(address))) return answer(new RefusedAddress(host), [])
      const [first] = found
      if (options.all || !first) answer(null, found)
      else answer(null, first.address, first.family)
    })
  }

  return {
    findFlaw,
    send({ url: text, headers, body }) {
      const began = performance.now()
      const outcome = (status: number | null, trouble: Trouble | null): SendOutcome => ({
        ok: trouble === null,
        status,
        trouble,
        millis: Math.round(performance.now() - began),
      })
      // Asked again: the configuration may have changed since it was typed.
      if (findFlaw(text)) return Promise.resolve(outcome(null, 'refused_address'))
      const url = new URL(text)
      const isHttps = url.protocol === 'https:'
      const giveBack = egress.lend({ host: hostOf(url), port: Number(url.port) || (isHttps ? 443 : 80) })
      return new Promise<SendOutcome>((resolve) => {
        const send = isHttps ? requestHttps : requestHttp
        const outgoing = send(url, {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          lookup: vetted,
          agent: false,
          signal: AbortSignal.timeout(timeoutMillis),
        })
        const answered = ({ statusCode = 0 }: IncomingMessage) => {
          const isTaken = statusCode >= 200 && statusCode < 300
          resolve(outcome(statusCode, isTaken ? null : 'status'))
          // What is said beside the number is nobody's business here.
          outgoing.destroy()
        }
        outgoing.on('response', answered)
        // Whoever wants to speak another protocol (101) is no answer in Node, nor an error, and no time ends it.
        outgoing.on('upgrade', (response, socket) => {
          socket.destroy()
          answered(response)
        })
        outgoing.on('error', (error) => resolve(outcome(null, troubleOf(error))))
        // However else it may end: whoever waits is told.
        outgoing.on('close', () => resolve(outcome(null, 'no_connection')))
        outgoing.end(body)
      }).finally(giveBack)
    },
  }
}

class RefusedAddress extends Error {
  readonly code = 'REFUSED_ADDRESS'

  constructor(host: string) {
    super(`${host} has an address that is not of the public internet`)
  }
}

function troubleOf(error: Error): Trouble {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  if (code === 'REFUSED_ADDRESS' || code === 'EGRESS_REFUSED') return 'refused_address'
  if (/^(ENOTFOUND|EAI_\w+|ENODATA)$/.test(code)) return 'no_address'
  if (/^(ABORT_ERR|AbortError|TimeoutError|ETIMEDOUT)$/.test(code)) return 'no_answer'
  if (/CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return 'bad_certificate'
  return 'no_connection'
}

/** Without the brackets of IPv6, as the socket is given it. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

/** Names that lead home by themselves (RFC 6761, RFC 6762, RFC 8375), or have no dot and so mean a neighbour. */
function isOwnName(host: string): boolean {
  return !host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa|invalid|test)$/.test(host)
}
