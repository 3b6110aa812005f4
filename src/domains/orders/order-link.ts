import { createHmac } from 'node:crypto'
import { type OrderId, parseId } from '../../shared/ids.ts'
import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'
import { days } from '../../shared/time.ts'

/** Signs and reads the links that open an order without an account. */
export type OrderLinks = {
  /** The token for a link that works for a year; all older links stay valid until the version is raised. */
  tokenFor(order: { id: OrderId; linkVersion: number }, now: Date): string
  read(token: string, now: Date): OrderLink
}

export type OrderLink =
  | { kind: 'ok'; orderId: OrderId; linkVersion: number }
  | { kind: 'expired'; orderId: OrderId }
  | { kind: 'forged' }

export const orderLinkDays = 400

/** Nothing is stored: a stolen database opens no order. */
export function orderLinksWith(secret: Secret<Buffer>): OrderLinks {
  const sign = (text: string) =>
    createHmac('sha256', secret.expose())
      .update(`order-link:${text}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url')

  return {
    tokenFor({ id, linkVersion }, now) {
      const claim = `${id.slice(4)}.${linkVersion.toString(36)}.${dayNumber(now).toString(36)}`
      return `${claim}.${sign(claim)}`
    },
    read(token, now) {
      const match = /^(([0-9a-z]{26})\.([0-9a-z]{1,6})\.([0-9a-z]{1,6}))\.([\w-]{22})$/.exec(token)
      const [, claim = '', idLetters = '', version = '', day = '', signature = ''] = match ?? []
      const orderId = parseId('ord', `ord_${idLetters}`)
      if (!orderId || !areSameBytes(sign(claim), signature)) return { kind: 'forged' }
      if (dayNumber(now) - Number.parseInt(day, 36) > orderLinkDays) return { kind: 'expired', orderId }
      return { kind: 'ok', orderId, linkVersion: Number.parseInt(version, 36) }
    },
  }
}

const dayNumber = (at: Date) => Math.floor(at.getTime() / days(1))
