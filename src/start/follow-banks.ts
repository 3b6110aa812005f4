import { isDisputed, listDisputedOrders } from '../domains/payments/index.ts'
import { followDispute, listHeldForBanks } from '../domains/privacy/index.ts'
import type { Db } from '../platform/database/connect.ts'
import type { OrderId } from '../shared/ids.ts'
import type { Clock } from '../shared/time.ts'

type BankDeps = { db: Db; clock: Clock }

/** An order is held as long as a bank argues about it; as it is now, whatever the news said. */
export async function followBank({ db, clock }: BankDeps, orderId: OrderId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const isOpen = await isDisputed(tx, orderId)
    await followDispute(tx, orderId, { isOpen, at: clock.now() })
  })
}

/** The same for every order where the two do not agree: news from before an update or a restore reached nobody. */
export async function followBanks(deps: BankDeps): Promise<void> {
  const held = new Set(await listHeldForBanks(deps.db))
  const disputed = new Set(await listDisputedOrders(deps.db))
  for (const orderId of held.symmetricDifference(disputed)) await followBank(deps, orderId)
}
