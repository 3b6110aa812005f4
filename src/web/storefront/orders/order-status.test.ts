import { expect, test } from 'vitest'
import type { Gift } from '../../../domains/gifts/index.ts'
import type { UnitId } from '../../../shared/ids.ts'
import { sampleGift } from '../gifts/gift.fixture.ts'
import { sampleOrder } from '../storefront.fixture.ts'
import { progressOf } from './order-status.ts'

const unitsOf = (order: ReturnType<typeof sampleOrder>) =>
  order.lines.flatMap(({ units }) => units.map(({ id }) => id))
const giftOf = (unitId: UnitId, change: Partial<Gift> = {}): [UnitId, Gift] => [
  unitId,
  sampleGift(unitId, change),
]
const lastOf = (order: ReturnType<typeof sampleOrder>, gifts: [UnitId, Gift][] = []) =>
  progressOf(order, new Map(gifts)).at(-1)

test('an order is delivered when its keys are there', () => {
  const order = sampleOrder([{ kind: 'sealed' }])
  expect(lastOf(order)).toEqual({ step: 'delivered', reached: true, at: order.deliveredAt })
})

test('nothing is delivered while a gift waits for its day; when it has gone out, that is what is said', () => {
  const order = sampleOrder([{ kind: 'given' }, { kind: 'given' }])
  const [one, other] = unitsOf(order) as [UnitId, UnitId]
  const sentAt = new Date('2026-12-24T08:00:00Z')
  const sent = { state: 'sent', sentAt } as const
  expect(lastOf(order, [giftOf(one), giftOf(other)])).toEqual({ step: 'given', reached: false, at: null })
  expect(lastOf(order, [giftOf(one, sent), giftOf(other)])).toMatchObject({ step: 'given', reached: false })
  expect(lastOf(order, [giftOf(one, sent), giftOf(other, sent)])).toEqual({
    ...{ step: 'given', reached: true, at: sentAt },
  })
})

test('a gift that came back is the buyer’s again, and was delivered', () => {
  const order = sampleOrder([{ kind: 'sealed' }])
  const [unit] = unitsOf(order) as [UnitId]
  const ended = { state: 'ended', reason: 'declined', sentAt: new Date() } as const
  expect(lastOf(order, [giftOf(unit, ended)])).toMatchObject({ step: 'delivered', reached: true })
})
