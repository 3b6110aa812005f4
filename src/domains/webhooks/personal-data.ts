import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** What was told to programs of the seller: of an order its id, number and state, and nobody's name or address. */
const told: PersonalColumn = {
  category: 'orders',
  purposes: ['contract'],
  basis: 'contract',
  export: true,
  erase: 'delete',
}

/** A month: so long what went wrong can be sent again. */
export const personalData: PersonalDataDeclaration = {
  webhook_event: {
    topic: 'orders',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'after', column: 'at', days: 30 },
    columns: { id: 'none', type: told, order_id: told, body: told, at: told },
  },
  webhook_delivery: {
    retention: { rule: 'with', table: 'webhook_event', column: 'event_id' },
    columns: {
      ...{ id: 'none', event_id: 'none', endpoint_id: 'none', state: 'none', tries: 'none' },
      ...{ attempt_count: 'none', next_try_at: 'none', at: 'none' },
    },
  },
  webhook_attempt: {
    retention: { rule: 'with', table: 'webhook_delivery', column: 'delivery_id' },
    columns: {
      ...{ delivery_id: 'none', number: 'none', status: 'none', trouble: 'none', millis: 'none', at: 'none' },
    },
  },
  // Of the seller's own programs, until they are removed.
  webhook_endpoint: {
    retention: 'none',
    columns: {
      ...{ id: 'none', name: 'none', url: 'none', events: 'none', state: 'none', secret_sealed: 'none' },
      ...{ previous_sealed: 'none', previous_until: 'none', failing_since: 'none' },
      ...{ created_at: 'none', changed_at: 'none' },
    },
  },
  // Ids of products that are about to be told; a minute later the row is gone.
  product_change: { retention: 'none', columns: { product_id: 'none', at: 'none' } },
}
