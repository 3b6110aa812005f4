import { randomUUID } from 'node:crypto'
import { sendMoneyBack, withdraw } from '../../src/domains/withdrawal/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import { survive } from './happenings.ts'
import type { World } from './world.ts'

/** A buyer withdraws from an order or from one of its keys, perhaps by pressing twice; each statement is made anew. */
export async function withdrawFrom(
  world: World,
  orderId: OrderId,
  { which, presses }: { which: 'all' | 'one'; presses: number },
): Promise<void> {
  const { number } = await world.db
    .selectFrom('order')
    .select('number')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow()
  const statement = {
    formKey: randomUUID(),
    name: 'Ada',
    orderNumber: number,
    email: 'ada@example.eu',
    locale: 'en',
  } as const
  const [one] = await world.unitIdsOf(orderId)
  const unitIds = which === 'one' && one ? [one] : null
  const press = () => survive(withdraw(world.deps, statement, { kind: 'known', orderId, unitIds }))
  await Promise.all(Array.from({ length: presses }, press))
  await survive(sendMoneyBack(world.deps, orderId))
}
