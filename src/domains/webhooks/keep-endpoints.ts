import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type WebhookEndpointId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'
import type { WebhookDeps } from './deps.ts'
import { type Endpoint, type EndpointState, endpointsMax, previousUntil, secretName } from './endpoint.ts'
import type { EventType } from './event-type.ts'
import type { EndpointFlaw } from './sender.ts'
import { newSecret } from './signature.ts'

type Actor = AuditEntry['actor']
export type EndpointForm = { name: string; url: string; events: readonly EventType[] }

/** Done with the same commit, for whoever may ask twice. */
type With<Done> = (tx: Tx, done: Done) => Promise<void>
const withNothing = async () => {}

export type AddedEndpoint = { ok: true; endpoint: Endpoint; secret: Secret<string> }
export type AddEndpointOutcome =
  | AddedEndpoint
  | { ok: false; reason: 'webhooks_off' | 'too_many' | EndpointFlaw }

/** Adds an endpoint. Its secret is told once. */
export async function addEndpoint(
  deps: WebhookDeps,
  form: EndpointForm,
  actor: Actor,
  withEndpoint: With<AddedEndpoint> = withNothing,
): Promise<AddEndpointOutcome> {
  if (!deps.isOn) return { ok: false, reason: 'webhooks_off' }
  const flaw = deps.sender.findFlaw(form.url)
  if (flaw) return { ok: false, reason: flaw }
  const id = newId('whk')
  const secret = newSecret()
  const now = deps.clock.now()
  const { name, url } = form
  const events = [...new Set(form.events)]
  return deps.db.transaction().execute(async (tx): Promise<AddEndpointOutcome> => {
    await queueOfAdding(tx)
    if ((await countEndpoints(tx)) >= endpointsMax) return { ok: false, reason: 'too_many' }
    await tx
      .insertInto('webhook_endpoint')
      .values({
        ...{ id, name, url, events },
        secret_sealed: deps.sealer.seal(secretName(id), secret),
        ...{ created_at: now, changed_at: now },
      })
      .execute()
    await note(tx, id, 'webhook_endpoint.added', actor, { host: new URL(url).host })
    const never = { previousUntil: null, failingSince: null }
    const endpoint = { id, name, url, events, state: 'on', ...never, createdAt: now, changedAt: now } as const
    const added = { ok: true, endpoint, secret } as const
    await withEndpoint(tx, added)
    return added
  })
}

export type ChangeEndpointOutcome =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'webhooks_off' | 'changed_meanwhile' | EndpointFlaw }

/** @param seen when it had changed last, as the form was filled in; undefined to write whatever is there. */
export async function changeEndpoint(
  deps: WebhookDeps,
  change: EndpointForm & {
    id: WebhookEndpointId
    state: Exclude<EndpointState, 'disabled'>
    seen?: Date | undefined
  },
  actor: Actor,
): Promise<ChangeEndpointOutcome> {
  const { id, state, seen } = change
  if (!deps.isOn && state === 'on') return { ok: false, reason: 'webhooks_off' }
  const flaw = deps.sender.findFlaw(change.url)
  if (flaw) return { ok: false, reason: flaw }
  return deps.db.transaction().execute(async (tx): Promise<ChangeEndpointOutcome> => {
    const known = await lockEndpoint(tx, id)
    if (!known) return { ok: false, reason: 'unknown' }
    if (seen && seen.getTime() !== known.changed_at.getTime())
      return { ok: false, reason: 'changed_meanwhile' }
    await tx
      .updateTable('webhook_endpoint')
      .set({
        ...{ name: change.name, url: change.url, events: [...new Set(change.events)], state },
        ...{ failing_since: null, changed_at: deps.clock.now() },
      })
      .where('id', '=', id)
      .execute()
    await note(tx, id, 'webhook_endpoint.changed', actor, { state, host: new URL(change.url).host })
    return { ok: true }
  })
}

export type RotateSecretOutcome =
  | { ok: true; secret: Secret<string> }
  | { ok: false; reason: 'unknown' | 'changed_meanwhile' }

/**
 * A new secret, told once; the one before signs beside it for a day, and no other: a form that is sent twice must not push out
 * the secret that the receiver has.
 * @param asked.seen as for `changeEndpoint`.
 */
export async function rotateSecret(
  deps: WebhookDeps,
  { id, seen }: { id: WebhookEndpointId; seen?: Date | undefined },
  actor: Actor,
  withSecret: With<Secret<string>> = withNothing,
): Promise<RotateSecretOutcome> {
  const secret = newSecret()
  return deps.db.transaction().execute(async (tx): Promise<RotateSecretOutcome> => {
    const known = await lockEndpoint(tx, id)
    if (!known) return { ok: false, reason: 'unknown' }
    if (seen && seen.getTime() !== known.changed_at.getTime())
      return { ok: false, reason: 'changed_meanwhile' }
    const now = deps.clock.now()
    await tx
      .updateTable('webhook_endpoint')
      .set({
        secret_sealed: deps.sealer.seal(secretName(id), secret),
        previous_sealed: known.secret_sealed,
        previous_until: previousUntil(now),
        changed_at: now,
      })
      .where('id', '=', id)
      .execute()
    await note(tx, id, 'webhook_endpoint.secret_changed', actor)
    await withSecret(tx, secret)
    return { ok: true, secret }
  })
}

/** With its log. @returns false when there is none. */
export async function removeEndpoint(
  deps: WebhookDeps,
  { id, reason }: { id: WebhookEndpointId; reason: string },
  actor: Actor,
): Promise<boolean> {
  return deps.db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('webhook_endpoint').where('id', '=', id).executeTakeFirst()
    if (numDeletedRows === 0n) return false
    await note(tx, id, 'webhook_endpoint.removed', actor, { reason })
    return true
  })
}

function lockEndpoint(tx: Tx, id: WebhookEndpointId) {
  return tx
    .selectFrom('webhook_endpoint')
    .select(['secret_sealed', 'changed_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Who adds comes one after another: two at once would both find room for the last. */
async function queueOfAdding(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('webhook endpoints'))`.execute(tx)
}

async function countEndpoints(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('webhook_endpoint')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

async function note(
  tx: Tx,
  id: WebhookEndpointId,
  action: string,
  actor: Actor,
  details: NonNullable<AuditEntry['details']> = {},
): Promise<void> {
  await recordAudit(tx, { subject: { kind: 'webhook_endpoint', id }, action, actor, details })
}
