import type { Db } from '../../platform/database/connect.ts'
import type { WebhookEndpointId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'
import { after, days } from '../../shared/time.ts'
import type { SecretSealer } from './deps.ts'
import type { EventType } from './event-type.ts'

export type EndpointState = 'on' | 'off' | 'disabled'

/** An address of the seller's that is told what happens. */
export type Endpoint = {
  id: WebhookEndpointId
  name: string
  url: string
  events: readonly EventType[]
  state: EndpointState
  /** Until when the secret before signs as well; null where there is none. */
  previousUntil: Date | null
  failingSince: Date | null
  createdAt: Date
  changedAt: Date
}

/** So long the secret before signs beside the new one. */
export const rotationMillis = days(1)
/** So long nothing got through: then it is given up, and the owners hear of it. */
export const failingMillis = days(5)
export const endpointsMax = 20

const columns = [
  'id',
  'name',
  'url',
  'events',
  'state',
  'previous_until as previousUntil',
  'failing_since as failingSince',
  'created_at as createdAt',
  'changed_at as changedAt',
] as const

export async function listEndpoints(db: Db): Promise<Endpoint[]> {
  const rows = await db.selectFrom('webhook_endpoint').select(columns).orderBy('id', 'desc').execute()
  return rows as Endpoint[]
}

export async function findEndpoint(db: Db, id: WebhookEndpointId): Promise<Endpoint | undefined> {
  const row = await db.selectFrom('webhook_endpoint').select(columns).where('id', '=', id).executeTakeFirst()
  return row as Endpoint | undefined
}

/** What is signed with now, the newest first. */
export async function readSecrets(
  { db, sealer }: { db: Db; sealer: SecretSealer },
  id: WebhookEndpointId,
  now: Date,
): Promise<Secret<string>[]> {
  const row = await db
    .selectFrom('webhook_endpoint')
    .select(['secret_sealed', 'previous_sealed', 'previous_until'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return []
  const { secret_sealed, previous_sealed, previous_until } = row
  const boxes = [
    secret_sealed,
    ...(previous_sealed && previous_until && previous_until > now ? [previous_sealed] : []),
  ]
  return boxes.map((box) => sealer.open(secretName(id), box))
}

export function secretName(id: WebhookEndpointId): string {
  return `webhook_endpoint ${id}`
}

export function previousUntil(now: Date): Date {
  return after(now, rotationMillis)
}
