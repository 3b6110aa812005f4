import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { ProductId, WebhookDeliveryId } from '../../shared/ids.ts'
import { after, minutes } from '../../shared/time.ts'
import { type DeliverDeps, deliver } from './deliver.ts'
import type { WebhookDeps } from './deps.ts'
import { deliverJob, publishIn } from './publish.ts'
import { restingEndpoints } from './resting-endpoints.ts'

/** What is known of a product, from its owner. */
type FindProducts = (ids: readonly ProductId[]) => Promise<{ id: ProductId; slug: string; status: string }[]>

export type WebhookJobDeps = Omit<DeliverDeps, 'resting'> & { findProducts: FindProducts }

export function webhookJobs(deps: WebhookJobDeps): JobDefinition[] {
  const resting = restingEndpoints()
  return [
    {
      name: deliverJob,
      concurrency: 8,
      run: ({ deliveryId }: { deliveryId: WebhookDeliveryId }) => deliver({ ...deps, resting }, deliveryId),
    },
    { name: 'webhooks.tell_of_products', schedule: '* * * * *', run: () => tellOfProducts(deps) },
    { name: 'webhooks.sweep', schedule: '*/5 * * * *', run: () => sweepDeliveries(deps) },
  ]
}

const productsAtOnce = 200

/** A product that was changed ten times in a minute is told once, as it is then. */
export async function tellOfProducts(deps: WebhookJobDeps): Promise<void> {
  for (;;) {
    const count = await deps.db.transaction().execute(async (tx) => {
      const changed = await tx
        .deleteFrom('product_change')
        .where(
          'product_id',
          'in',
          tx
            .selectFrom('product_change')
            .select('product_id')
            .orderBy('product_id')
            .limit(productsAtOnce)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['product_id as id', 'at'])
        .execute()
      if (!deps.isOn || changed.length === 0) return changed.length
      const products = await deps.findProducts(changed.map(({ id }) => id))
      const changedAt = new Map(changed.map(({ id, at }) => [id, at]))
      for (const product of products) {
        const at = changedAt.get(product.id)?.toISOString() ?? ''
        const event = {
          type: 'product.updated',
          cause: [product.id, at],
          orderId: null,
          data: { product },
        } as const
        await publishIn(tx, deps, event)
      }
      return changed.length
    })
    if (count < productsAtOnce) return
  }
}

/** What a crash left between a try and the next, and what was queued before its queue was lost. */
export async function sweepDeliveries({
  db,
  clock,
  queue,
}: Pick<WebhookDeps, 'db' | 'clock' | 'queue'>): Promise<void> {
  const overdue = await db
    .selectFrom('webhook_delivery')
    .select('id')
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', after(clock.now(), -minutes(2)))
    .orderBy('next_try_at')
    .limit(1000)
    .execute()
  for (const { id } of overdue)
    await db.transaction().execute((tx) => queue.enqueue(tx, deliverJob, { deliveryId: id }, { once: id }))
}
