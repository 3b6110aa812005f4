import { expect, test } from 'vitest'
import { newId, type OrderId } from '../../shared/ids.ts'
import { days } from '../../shared/time.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { notedQueue, testClock } from './notifications.fixture.ts'
import { queueMail } from './queue-mail.ts'
import { lettersPerDayMax } from './resend-mail.ts'
import { keyLettersOver } from './send-keys-again.ts'

const till = await testTill()
const { db } = till
const deps = { jobs: notedQueue(), clock: testClock(new Date().toISOString()) }
const letters = keyLettersOver(deps)

const refusalOf = (orderId: OrderId) => db.transaction().execute((tx) => letters.refusalOf(tx, orderId))
const sendAgain = (orderId: OrderId, cause: string = newId('msg')) =>
  db.transaction().execute((tx) => letters.sendAgain(tx, { orderId, cause }))
const sentFor = async (orderId: OrderId) =>
  (await db.selectFrom('mail').select(['kind', 'recipient']).where('order_id', '=', orderId).execute()).map(
    ({ kind, recipient }) => `${kind} to ${recipient}`,
  )

test('the letter with the keys goes to the order’s own address, and on the day on which it went out five times no more', async () => {
  const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]])
  expect(await refusalOf(orderId)).toBe('nothing_to_resend')
  await sendAgain(orderId)
  expect(await sentFor(orderId)).toEqual([])
  const first = {
    ...({ kind: 'order_confirmation', subjectId: orderId, orderId, accountId: null } as const),
    ...({ cause: '', locale: 'en', recipient: 'old@example.eu' } as const),
  }
  await db.transaction().execute((tx) => queueMail(tx, deps, first))
  await sendAgain(orderId, 'the same answer')
  await sendAgain(orderId, 'the same answer')
  const again = 'order_confirmation to buyer@example.eu'
  expect((await sentFor(orderId)).toSorted()).toEqual([again, 'order_confirmation to old@example.eu'])
  for (let sent = 2; sent < lettersPerDayMax; sent += 1) {
    expect(await refusalOf(orderId)).toBeNull()
    await sendAgain(orderId)
  }
  expect(await refusalOf(orderId)).toBe('too_many')
  deps.clock.pass(days(1) + 1)
  expect(await refusalOf(orderId)).toBeNull()
})
