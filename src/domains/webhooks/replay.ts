import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { WebhookDeliveryId } from '../../shared/ids.ts'
import type { WebhookDeps } from './deps.ts'
import { deliverJob } from './publish.ts'

export type ReplayOutcome = 'queued' | 'under_way' | 'endpoint_off' | 'unknown'

/**
 * Sends once more what was sent or given up: the same text with the same id, so that a receiver knows what it has had.
 * @param withReplay done with the same commit, for whoever may ask twice.
 */
export async function replayDelivery(
  { db, clock, queue, isOn }: WebhookDeps,
  id: WebhookDeliveryId,
  actor: AuditEntry['actor'],
  withReplay: (tx: Tx) => Promise<void> = async () => {},
): Promise<ReplayOutcome> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('webhook_delivery')
      .innerJoin('webhook_endpoint', 'webhook_endpoint.id', 'webhook_delivery.endpoint_id')
      .select(['webhook_delivery.state', 'webhook_endpoint.state as endpointState'])
      .where('webhook_delivery.id', '=', id)
      .forUpdate('webhook_delivery')
      .executeTakeFirst()
    if (!row) return 'unknown'
    if (row.state === 'waiting') return 'under_way'
    if (row.endpointState !== 'on' || !isOn) return 'endpoint_off'
    await tx
      .updateTable('webhook_delivery')
      .set({ state: 'waiting', tries: 0, next_try_at: clock.now() })
      .where('id', '=', id)
      .execute()
    await queue.enqueue(tx, deliverJob, { deliveryId: id })
    await recordAudit(tx, { subject: { kind: 'webhook_delivery', id }, action: 'webhook.replayed', actor })
    await withReplay(tx)
    return 'queued'
  })
}
