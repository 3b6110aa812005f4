import { createHmac } from 'node:crypto'
import { parseId, type TicketId } from '../../shared/ids.ts'
import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'
import { days } from '../../shared/time.ts'

/** Links to a ticket and addresses to answer it, signed and stored nowhere: a stolen database opens none. */
export type TicketLinks = {
  tokenFor(id: TicketId, now: Date): string
  read(token: string, now: Date): TicketId | undefined
}

export const ticketLinkDays = 400

export function ticketLinksWith(secret: Secret<Buffer>): TicketLinks {
  return {
    tokenFor(id, now) {
      const claim = `${id.slice(4)}.${dayNumber(now).toString(36)}`
      return `${claim}.${sign(secret, `ticket-link:${claim}`)}`
    },
    read(token, now) {
      const match = /^(([0-9a-z]{26})\.([0-9a-z]{1,6}))\.([0-9a-f]{32})$/.exec(token)
      const [, claim = '', letters = '', day = '', signature = ''] = match ?? []
      const id = parseId('tkt', `tkt_${letters}`)
      if (!id || !areSameBytes(sign(secret, `ticket-link:${claim}`), signature)) return undefined
      return dayNumber(now) - Number.parseInt(day, 36) > ticketLinkDays ? undefined : id
    },
  }
}

/** Answers by mail go to `help+<ticket>.<signature>@…`, in one case: servers fold the part before the @. */
export type ReplyAddresses = {
  addressFor(id: TicketId): string
  /** Of several recipients the first that is one of ours. */
  read(addresses: readonly string[]): TicketId | undefined
  /** Whether mail to this address comes back to us. */
  isOurs(address: string): boolean
}

/** `mailbox`: the address where mail for the shop comes in, without `+`. */
export function replyAddressesAt(mailbox: string, secret: Secret<Buffer>): ReplyAddresses {
  const [local = '', domain = ''] = mailbox.toLowerCase().split('@')
  const signed = (letters: string) => sign(secret, `ticket-reply:${letters}`).slice(0, 20)
  function detailOf(address: string): string | undefined {
    const at = address.lastIndexOf('@')
    const [own, detail = ''] = address.slice(0, at).toLowerCase().split('+')
    return own === local && address.slice(at + 1).toLowerCase() === domain ? detail : undefined
  }
  function readOne(address: string): TicketId | undefined {
    const detail = detailOf(address) ?? ''
    const [, letters = '', signature = ''] = /^([0-9a-z]{26})\.([0-9a-f]{20})$/.exec(detail) ?? []
    const id = parseId('tkt', `tkt_${letters}`)
    return id && areSameBytes(signed(letters), signature) ? id : undefined
  }
  return {
    addressFor: (id) => `${local}+${id.slice(4)}.${signed(id.slice(4))}@${domain}`,
    isOurs: (address) => detailOf(address) !== undefined,
    read: (addresses) => addresses.flatMap((address) => readOne(address) ?? [])[0],
  }
}

const dayNumber = (at: Date) => Math.floor(at.getTime() / days(1))

const sign = (secret: Secret<Buffer>, text: string) =>
  createHmac('sha256', secret.expose()).update(text).digest('hex').slice(0, 32)
