import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { after, days } from '../../shared/time.ts'
import { orderLinkDays, orderLinksWith } from './order-link.ts'

const links = orderLinksWith(new Secret(randomBytes(32)))
const order = { id: newId('ord'), linkVersion: 1 }
const today = new Date('2026-11-23T12:00:00Z')

test('a link opens its order for a little more than a year', () => {
  const token = links.tokenFor(order, today)
  expect(links.read(token, today)).toEqual({ kind: 'ok', orderId: order.id, linkVersion: 1 })
  expect(links.read(token, after(today, days(orderLinkDays)))).toMatchObject({ kind: 'ok' })
  expect(links.read(token, after(today, days(orderLinkDays + 1)))).toEqual({
    kind: 'expired',
    orderId: order.id,
  })
})

test('a changed, foreign or senseless token opens nothing', () => {
  const token = links.tokenFor(order, today)
  const other = newId('ord')
  expect(links.read(token.replace(order.id.slice(4), other.slice(4)), today)).toEqual({ kind: 'forged' })
  expect(links.read(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, today).kind).toBe('forged')
  expect(orderLinksWith(new Secret(randomBytes(32))).read(token, today)).toEqual({ kind: 'forged' })
  expect(links.read("' or 1=1", today)).toEqual({ kind: 'forged' })
})
