import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { WebhookDeliveryId, WebhookEndpointId, WebhookEventId } from '../../shared/ids.ts'
import { after, hours, minutes } from '../../shared/time.ts'
import type { WebhookDeps } from './deps.ts'
import { failingMillis, readSecrets } from './endpoint.ts'
import { deliverJob } from './publish.ts'
import type { RestingEndpoints } from './resting-endpoints.ts'
import type { SendOutcome } from './sender.ts'
import { signedHeaders } from './signature.ts'

/** How long after a try that failed the next one comes: some four days in all, as the standard proposes. */
export const retryMillis = [
  ...[5_000, minutes(5), minutes(30), hours(2), hours(5), hours(10), hours(14), hours(20), hours(24)],
] as const

// While somebody sends, nobody else does; whoever is silent longer has gone down, and the sweep takes it up again.
const leaseMillis = minutes(2)

type Claimed = {
  id: WebhookDeliveryId
  eventId: WebhookEventId
  endpointId: WebhookEndpointId
  tries: number
  number: number
}

export type DeliverDeps = WebhookDeps & {
  tellOwners(kind: 'webhook_disabled', count: number): Promise<void>
  resting: RestingEndpoints
}

/** Tries to deliver once. Called again it does nothing more than what is due. */
export async function deliver(deps: DeliverDeps, id: WebhookDeliveryId): Promise<void> {
  if (!deps.isOn || (await putOff(deps, id))) return
  const claimed = await claim(deps.db, id, deps.clock.now())
  if (!claimed) return
  const found = await readMessage(deps.db, claimed)
  if (!found) {
    deps.resting.note(claimed.endpointId, undefined, deps.clock.now())
    // Switched off since: what waits is told when it is replayed.
    return giveUp(deps.db, claimed)
  }
  const at = deps.clock.now()
  const secrets = await readSecrets(deps, claimed.endpointId, at)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'AllKeyMasters webhooks',
    ...signedHeaders(secrets, { id: claimed.eventId, at, body: found.body }),
  }
  const outcome = await deps.sender.send({ url: found.url, headers, body: found.body })
  deps.resting.note(claimed.endpointId, outcome.trouble, deps.clock.now())
  const isDisabled = await deps.db.transaction().execute((tx) => note(tx, deps, claimed, outcome, at))
  if (isDisabled) await deps.tellOwners('webhook_disabled', 1)
}

/** What is due for an endpoint that rests comes when its rest is over, and that is no try. */
async function putOff({ db, queue, clock, resting }: DeliverDeps, id: WebhookDeliveryId): Promise<boolean> {
  const now = clock.now()
  return db.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom('webhook_delivery')
      .select('endpoint_id as endpointId')
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('next_try_at', '<=', now)
      .forUpdate()
      .executeTakeFirst()
    const until = due && resting.restOf(due.endpointId, now)
    if (!until) return false
    await tx.updateTable('webhook_delivery').set({ next_try_at: until }).where('id', '=', id).execute()
    await queue.enqueue(tx, deliverJob, { deliveryId: id }, { startAfter: until })
    return true
  })
}

/** One try at a time, and none before it is due. */
async function claim(db: Db, id: WebhookDeliveryId, now: Date): Promise<Claimed | undefined> {
  return db
    .updateTable('webhook_delivery')
    .set({
      tries: sql<number>`tries + 1`,
      attempt_count: sql<number>`attempt_count + 1`,
      next_try_at: after(now, leaseMillis),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
    .returning(['id', 'event_id as eventId', 'endpoint_id as endpointId', 'tries', 'attempt_count as number'])
    .executeTakeFirst()
}

function readMessage(db: Db, { eventId, endpointId }: Claimed) {
  return db
    .selectFrom('webhook_endpoint')
    .innerJoin('webhook_event', (join) => join.on('webhook_event.id', '=', eventId))
    .select(['webhook_endpoint.url', 'webhook_event.body'])
    .where('webhook_endpoint.id', '=', endpointId)
    .where((eb) =>
      eb.or([eb('webhook_endpoint.state', '=', 'on'), eb('webhook_event.type', '=', 'endpoint.test')]),
    )
    .executeTakeFirst()
}

async function giveUp(db: Db, { id }: Claimed): Promise<void> {
  await db
    .updateTable('webhook_delivery')
    .set({
      ...{ state: 'failed', next_try_at: null },
      ...{ tries: sql<number>`tries - 1`, attempt_count: sql<number>`attempt_count - 1` },
    })
    .where('id', '=', id)
    .execute()
}

async function note(
  tx: Tx,
  { queue }: Pick<WebhookDeps, 'queue'>,
  claimed: Claimed,
  outcome: SendOutcome,
  at: Date,
): Promise<boolean> {
  const { id, endpointId, tries, number } = claimed
  const { ok, status, trouble, millis } = outcome
  await tx
    .insertInto('webhook_attempt')
    .values({ delivery_id: id, number, status, trouble, millis, at })
    .execute()
  const wait = retryMillis[tries - 1]
  // A receiver that is gone for good says so (410), and is asked no more.
  const next = ok || status === 410 || wait === undefined ? null : after(at, wait)
  await tx
    .updateTable('webhook_delivery')
    .set({ state: ok ? 'delivered' : next ? 'waiting' : 'failed', next_try_at: next })
    .where('id', '=', id)
    .execute()
  if (next) await queue.enqueue(tx, deliverJob, { deliveryId: id }, { startAfter: next })
  return noteEndpoint(tx, endpointId, outcome, at)
}

/** @returns whether it was given up by this very try. */
async function noteEndpoint(
  tx: Tx,
  id: WebhookEndpointId,
  { ok, status }: SendOutcome,
  at: Date,
): Promise<boolean> {
  const endpoint = tx.updateTable('webhook_endpoint').where('id', '=', id)
  if (ok) {
    await endpoint.set({ failing_since: null }).where('failing_since', 'is not', null).execute()
    return false
  }
  const failing = await endpoint
    .set({ failing_since: sql<Date>`coalesce(failing_since, ${at})` })
    .returning(['failing_since as since', 'state'])
    .executeTakeFirst()
  const isOver = failing?.since && failing.since <= after(at, -failingMillis)
  if (failing?.state !== 'on' || (!isOver && status !== 410)) return false
  await endpoint.set({ state: 'disabled', changed_at: at }).execute()
  return true
}
