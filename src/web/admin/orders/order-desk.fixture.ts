import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { testTill } from '../../../domains/checkout/checkout.fixture.ts'
import { findBrokenInvariants } from '../../../domains/checkout/index.ts'
import { notedQueue } from '../../../domains/notifications/notifications.fixture.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import { type AccountId, newId, type OrderId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { orderDeskFromDomains } from './desk-from-domains.ts'
import { orderList } from './order-query.ts'

/** The desk of orders on real PostgreSQL, as the pages call it: whoever acts reads with the rights of the staff. */
export async function testDesk() {
  const till = await testTill()
  const { db, deps } = till
  const logins = await prepareLogins(till.connectionString, new Secret(randomBytes(32)))
  const web = connectDatabase(logins.web, { max: 4 })
  const of = (account: AccountId) => web.as({ role: 'staff', account })
  const by = newId('acc')
  const mail = { jobs: notedQueue(), clock: deps.clock }
  const desk = orderDeskFromDomains(deps, mail, db, of)
  let buyers = 0

  return {
    till,
    db,
    deps,
    of,
    by,
    mail,
    desk,
    async bought(answers: Parameters<typeof till.aPaidOrder>[1] = {}, stock = 2) {
      const product = await till.aProduct(stock)
      const email = answers.email ?? `buyer.${buyers++}@example.eu`
      const orderId = await till.aPaidOrder([[product, 1]], { email, ...answers })
      const [unit] = await till.unitsOf(orderId)
      if (!unit) throw new Error('no unit')
      return { product, orderId, email, unitId: unit.id }
    },
    listed: async (address: Record<string, string>) =>
      (await desk.listOrders(orderList.parse(address), by)).orders.map(({ id }) => id),
    async storyOf(orderId: OrderId, may = { risk: true, reads: true }) {
      const units = await till.unitsOf(orderId)
      // Of the lines a story asks for the ids of their units alone.
      const lines = [{ units: units.map(({ id }) => ({ id })) }] as never
      return desk.readOrderStory({ id: orderId, lines }, may, by)
    },
    async restricting<T>(email: string, run: () => Promise<T>): Promise<T> {
      const id = newId('rst')
      await db.insertInto('restriction').values({ id, email_folded: email, since: new Date() }).execute()
      try {
        return await run()
      } finally {
        await db.deleteFrom('restriction').where('id', '=', id).execute()
      }
    },
    allIsWell: async () => expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([]),
  }
}

export const atOnce = { delivery: 'at_once', express: true, acknowledge: true } as const
