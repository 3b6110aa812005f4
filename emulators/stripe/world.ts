import type { Clock } from './clock.ts'
import type { SavedReply } from './idempotency.ts'
import type { DrawId } from './ids.ts'
import type { Journal, JournalRow } from './journal.ts'
import type { MethodOptions } from './payment-method-options.ts'
import type { Buyer } from './payment-methods.ts'
import type { RedactionErrorCode, RedactionJob, RedactionWork } from './redaction-jobs.ts'
import type {
  BalanceTransaction,
  Charge,
  Dispute,
  EarlyFraudWarning,
  EventType,
  LineItem,
  PaymentIntent,
  PaymentMethod,
  Refund,
  Review,
  Session,
  StoredFile,
  WebhookEndpoint,
} from './shapes.ts'
import { createTable, type Table } from './table.ts'

/** An event as it was at its moment: `json` is the whole envelope. */
export type StoredEvent = {
  id: string
  type: EventType
  created: number
  json: string
}

/** The endpoints that have not yet taken an event; a small row of its own, because it changes while the event does not. */
export type PendingDelivery = { id: string; endpoints: string[] }

/** What a session needs to remember beside the object that Stripe shows. */
export type SessionDetails = {
  id: string
  lineItems: LineItem[]
  intent: Pick<PaymentIntent, 'metadata' | 'description' | 'capture_method' | 'receipt_email'>
  options: MethodOptions
  /** The attempt that waits for the buyer to authenticate. */
  challenged?: { card: string; buyer: Buyer }
}

export type EndpointSecret = { id: string; secret: string }

/** Everything the emulator knows. Handlers run one at a time, so nothing here needs a lock. */
export type World = ReturnType<typeof createWorld>

type Foundation = {
  clock: Clock
  draw: DrawId
  journal: Journal
  /** Where browsers and the SDK reach the emulator, without a slash at the end. */
  baseUrl(): string
}

export function createWorld(foundation: Foundation) {
  const table = <Row extends { id: string }>(name: string) => createTable<Row>(name, foundation.journal)
  return {
    ...foundation,
    tables: {
      sessions: table<Session>('sessions'),
      sessionDetails: table<SessionDetails>('sessionDetails'),
      intents: table<PaymentIntent>('intents'),
      paymentMethods: table<PaymentMethod>('paymentMethods'),
      charges: table<Charge>('charges'),
      refunds: table<Refund>('refunds'),
      disputes: table<Dispute>('disputes'),
      files: table<StoredFile>('files'),
      warnings: table<EarlyFraudWarning>('warnings'),
      reviews: table<Review>('reviews'),
      balanceTransactions: table<BalanceTransaction>('balanceTransactions'),
      endpoints: table<WebhookEndpoint>('endpoints'),
      endpointSecrets: table<EndpointSecret>('endpointSecrets'),
      events: table<StoredEvent>('events'),
      pendingDeliveries: table<PendingDelivery>('pendingDeliveries'),
      replies: table<SavedReply>('replies'),
      redactions: table<RedactionJob>('redactions'),
      redactionWork: table<RedactionWork>('redactionWork'),
    },
    /** What one unit of a currency is in euros from now on, by the control API. */
    rates: new Map<string, number>(),
    /** What the next validations of redaction jobs shall find, by the control API. */
    redactionRefusals: [] as RedactionErrorCode[],
    /** The API request that is being answered; events carry it. Null for what a buyer, a bank or the time does. */
    cause: { id: null, idempotency_key: null } as { id: string | null; idempotency_key: string | null },
    onEvent: (_event: StoredEvent, _endpoints: string[]) => {},
  }
}

export function restoreWorld(world: World, rows: [table: string, row: JournalRow][]) {
  const tables: Record<string, Table<{ id: string }>> = world.tables
  for (const [name, row] of rows) {
    if (row.removed) continue
    tables[name]?.restore(row)
  }
}
