import fc from 'fast-check'
import { sql } from 'kysely'
import { repeatVatChecks } from '../../src/domains/checkout/index.ts'
import { fillBackorders } from '../../src/domains/orders/index.ts'
import type { ProviderEvent } from '../../src/domains/payments/index.ts'
import { advance, ProviderError, readEvents } from '../../src/domains/payments/index.ts'
import { stripeHistory } from '../../src/platform/stripe/stripe-history.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import { systemClock } from '../../src/shared/time.ts'
import { Crash } from './accidents.ts'
import type { World } from './world.ts'

/** Waits for something that may fail as the world fails; a bug of the shop's own still comes through. */
export async function survive<Result>(doing: Promise<Result>): Promise<Result | undefined> {
  try {
    return await doing
  } catch (error) {
    if (error instanceof Crash || error instanceof ProviderError) return undefined
    throw error
  }
}

export async function advanceTogether(
  world: World,
  orderId: OrderId | undefined,
  workers: number,
): Promise<boolean> {
  if (!orderId) return true
  const looks = await Promise.all(
    Array.from({ length: workers }, () => survive(advance(world.deps, orderId).then(() => true))),
  )
  return looks.some(Boolean)
}

/** The queue: what failed stays in it, and the same order may be looked at by several workers at once. */
export async function doJobs(world: World, workers: number): Promise<void> {
  const orderIds = [...world.jobs]
  const productIds = [...world.imported]
  world.jobs.clear()
  world.imported.clear()
  await Promise.all([
    ...orderIds.map(async (orderId) => {
      if (!(await advanceTogether(world, orderId, workers))) world.jobs.add(orderId)
    }),
    ...productIds.map(async (productId) => {
      const filled = await survive(fillBackorders(world.db, world.deps.outbox, productId))
      if (filled === undefined) world.imported.add(productId)
    }),
  ])
}

/** The register answers about the numbers that it could not check at the till; VAT of paid orders goes back. */
export async function registerAnswers(world: World): Promise<void> {
  const orderIds = await world.orderIds()
  await sql`update shop.vat_number_check set next_at = now() - interval '1 minute'
    where order_id = any(${orderIds}) and next_at is not null`.execute(world.db)
  await survive(repeatVatChecks(world.deps))
}

/** What becomes of each event in turn (the plan is read round and round), and in which order they come. */
export const hearing = {
  fates: fc.array(
    fc.constantFrom<('once' | 'twice' | 'later' | 'never')[]>('once', 'twice', 'later', 'never'),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  sequence: fc.constantFrom<('as created' | 'reversed' | 'together')[]>('as created', 'reversed', 'together'),
}
export type Hearing = {
  [Part in keyof typeof hearing]: (typeof hearing)[Part] extends fc.Arbitrary<infer Drawn> ? Drawn : never
}

/** The provider tells what happened since: some of it twice, some late, some never, in any order. */
export async function hear(world: World, { fates, sequence }: Hearing): Promise<void> {
  const events = [...world.withheld, ...(await world.newEvents())]
  world.withheld = []
  const arriving = events.flatMap((event, index) => {
    const fate = fates[index % fates.length]
    if (fate === 'later') world.withheld.push(event)
    return fate === 'once' ? [event] : fate === 'twice' ? [event, event] : []
  })
  const receive = (event: ProviderEvent) => survive(world.receive(event))
  if (sequence === 'together') await Promise.all(arriving.map(receive))
  else for (const event of sequence === 'reversed' ? arriving.toReversed() : arriving) await receive(event)
}

/** The shop reads the provider's list itself: what never came is found there. */
export async function readTheList({ deps, db, stripe, queue }: World): Promise<void> {
  const history = stripeHistory(stripe, deps.pause)
  await readEvents({
    db,
    queue,
    expected: deps.expected,
    clock: systemClock,
    history,
    wasBlind: async () => {},
  })
}

/** Time passes for some orders: a limit that stands in the database is over. */
export async function endBy(
  { db }: World,
  limit: 'reservation' | 'answer' | 'release' | 'promise',
  orderIds: readonly OrderId[],
): Promise<void> {
  const statements = {
    reservation: sql`update shop.order set reserved_until = now() - interval '1 minute' where id = any(${orderIds})`,
    answer: sql`update shop.order set shortage_choice_due_at = now() - interval '1 minute'
      where id = any(${orderIds}) and shortage_choice_due_at is not null`,
    release: sql`update shop.order_line set preorder_release_at = now()
      where order_id = any(${orderIds}) and preorder_release_at is not null`,
    promise: sql`update shop.unit set backorder_promised_by = now() - interval '10 days'
      where order_id = any(${orderIds}) and backorder_promised_by is not null`,
  }
  await statements[limit].execute(db)
}
