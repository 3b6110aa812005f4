import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { cameBackStates } from '../came-back/index.ts'
import { deliveryKinds, type MailState } from '../mail.ts'

/** Whose reminder was written. */
export async function listReminded(db: Db): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('mail')
    .select('order_id')
    .where('kind', '=', 'delivery_reminder')
    .where('order_id', 'is not', null)
    .execute()
  return rows.flatMap(({ order_id }) => order_id ?? [])
}

/** How the latest letter with a delivery stands, and when its buyer was reminded. */
export type DeliveryMail = { state: MailState; remindedAt: Date | null }

export async function readDeliveryMail(
  db: Db,
  orderIds: readonly OrderId[],
): Promise<Map<OrderId, DeliveryMail>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('mail')
    .select(['order_id', 'kind', 'state', 'created_at'])
    .where('order_id', 'in', orderIds)
    .where('kind', 'in', [...deliveryKinds, 'delivery_reminder'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const found = new Map<OrderId, DeliveryMail>()
  for (const { order_id, kind, state, created_at } of rows) {
    if (!order_id) continue
    const known = found.get(order_id) ?? { state, remindedAt: null }
    found.set(
      order_id,
      kind === 'delivery_reminder' ? { ...known, remindedAt: created_at } : { ...known, state },
    )
  }
  return found
}

/**
 * Orders whose latest letter with a delivery did not arrive: looked for among the letters that stand in another state, of which
 * there are few, and not among all.
 */
export async function listUndelivered(db: Db): Promise<OrderId[]> {
  const latest = (states: readonly MailState[]) =>
    db
      .selectFrom('mail')
      .select('mail.order_id')
      .where('mail.order_id', 'is not', null)
      .where('mail.kind', 'in', deliveryKinds)
      .where('mail.state', 'in', states)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('mail as later')
              .select('later.id')
              .whereRef('later.order_id', '=', 'mail.order_id')
              .where('later.kind', 'in', deliveryKinds)
              .where(sql<boolean>`(later.created_at, later.id) > (mail.created_at, mail.id)`),
          ),
        ),
      )
  // One after the other, so that each is answered by an index of its own.
  const rows = await latest(openStates).unionAll(latest(cameBackStates)).execute()
  return [...new Set(rows.flatMap(({ order_id }) => order_id ?? []))]
}

// As the index of open letters names them.
const openStates = ['queued', 'sending', 'deferred'] as const
