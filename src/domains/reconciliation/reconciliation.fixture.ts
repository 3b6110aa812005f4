import { testShop } from '../../../test/support/shop.ts'
import { stripeClient } from '../../platform/stripe/client.ts'
import { stripeHistory } from '../../platform/stripe/stripe-history.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { Money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { findBrokenInvariants } from '../checkout/index.ts'
import { advance, type RecordDeps, readEvents, sweepPayments } from '../payments/index.ts'
import { type ReconciliationJobDeps, type RunWish, reconcile } from './index.ts'

/** A shop that no webhook reaches, with the loops that have to make up for it. */
export async function unreachedShop() {
  const shop = await testShop()
  const { db, emulator } = shop
  let aheadMillis = 0
  const clock = { now: () => new Date(Date.now() + aheadMillis) }
  const jobs: { name: string; payload: { orderId?: OrderId } }[] = []
  const blindSince: Date[] = []
  const queue: RecordDeps['queue'] = {
    enqueue: async (_tx, name, payload) => void jobs.push({ name, payload }),
  }
  const stripe = stripeClient(new Secret('sk_test_demo_shop'), emulator.url)
  const told: string[] = []
  const waits: number[] = []
  const deps: ReconciliationJobDeps = {
    ...shop.deps,
    clock,
    history: stripeHistory(stripe, async (millis) => void waits.push(millis)),
    findBroken: () => findBrokenInvariants(db, { graceMinutes: 0, livemode: false }),
    tellOwners: async (what, count) => void told.push(`${what} ${count}`),
  }

  return {
    ...shop,
    deps,
    stripe,
    queue,
    jobs,
    told,
    waits,
    clock,
    blindSince,
    read: () => readEvents({ ...deps, queue, wasBlind: async (since) => void blindSince.push(since) }),

    /** As the job does: what was queued is looked at. */
    async doJobs() {
      for (const { payload } of jobs.splice(0)) if (payload.orderId) await advance(deps, payload.orderId)
    },

    sweep: () => sweepPayments(deps),
    run: (wish: Partial<RunWish> = {}) =>
      reconcile(deps, {
        reason: 'staff',
        from: new Date(clock.now().getTime() - 7 * 86_400_000),
        graceMinutes: 0,
        ...wish,
      }),

    /** Days go by at the provider and here. */
    async letDaysPass(days: number) {
      await emulator.control.clock.advance(days * 86_400)
      aheadMillis += days * 86_400_000
    },

    async aPaidOrder(how?: Parameters<typeof shop.pay>[1], unitPrice?: Money): Promise<OrderId> {
      const orderId = await shop.anOrder(await shop.aProduct(1), unitPrice && { unitPrice })
      await shop.pay(orderId, how)
      await advance(deps, orderId)
      return orderId
    },

    async chargeOf(orderId: OrderId): Promise<string> {
      const session = await stripe.checkout.sessions.retrieve(await shop.sessionOf(orderId), {
        expand: ['payment_intent'],
      })
      const intent = session.payment_intent
      return typeof intent === 'object' && typeof intent?.latest_charge === 'string'
        ? intent.latest_charge
        : ''
    },

    async openFindings() {
      return db
        .selectFrom('reconciliation_finding')
        .select(['id', 'kind', 'object_id', 'order_id', 'expected_minor', 'actual_minor', 'detail'])
        .where('ended_at', 'is', null)
        .orderBy('id')
        .execute()
    },

    async outcomes() {
      const rows = await db
        .selectFrom('reconciliation_finding')
        .select(['kind', 'outcome'])
        .orderBy('id')
        .execute()
      return rows.map(({ kind, outcome }) => `${kind} ${outcome ?? 'open'}`)
    },
  }
}
