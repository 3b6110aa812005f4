import { choose, complain, isOpen, listComplaintsOfOrder } from '../../src/domains/replacement/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import { survive } from './happenings.ts'
import { at } from './step.ts'
import type { World } from './world.ts'

/** A key is said not to work, perhaps in two tabs, each of which is as old as the other. */
export async function complainAbout(
  world: World,
  orderId: OrderId,
  { unit, message, tabs }: { unit: number; message: 'harbour-53' | 'harbour-13'; tabs: number },
): Promise<void> {
  const unitId = at(await world.unitIdsOf(orderId), unit)
  if (!unitId) return
  const seq = ((await listComplaintsOfOrder(world.db, orderId)).get(unitId)?.seq ?? 0) + 1
  const complained = { orderId, unitId, seq, message, words: null, locale: 'en' } as const
  await Promise.all(Array.from({ length: tabs }, () => survive(complain(world.deps, complained))))
}

/** Whoever is asked, or waits, says what they want. */
export async function chooseAnswer(world: World, orderId: OrderId, choice: 'wait' | 'refund'): Promise<void> {
  for (const { id: complaintId, ...complaint } of (await listComplaintsOfOrder(world.db, orderId)).values())
    if (isOpen(complaint)) await survive(choose(world.deps, { complaintId, orderId, choice }))
}
