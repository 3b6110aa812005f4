import type { AccountId, ApiKeyId, GiftId, OrderId, TicketId } from './ids.ts'

/**
 * In whose name a statement runs. The database gives each of them other tables and other rows
 * (supabase/migrations/*_roles.sql); whoever claims nothing of a kind sees no row of it.
 */
export type Principal =
  /** Anybody: the catalogue, the cart whose token has this SHA-256, the order, ticket or gift of a link that was verified. */
  | { role: 'visitor'; cart?: Buffer; order?: OrderId; ticket?: TicketId; gift?: GiftId }
  /** Reads what belongs to the account. */
  | { role: 'customer'; account: AccountId }
  | { role: 'staff'; account: AccountId }
  /** A program of the seller, by its API key: reads what the scopes of the key open, and changes nothing. */
  | { role: 'api'; apiKey: ApiKeyId | ''; scopes: readonly string[] }
  /** A use case of the shop, whoever asked for it: every row, but no key material. */
  | { role: 'service' }
  /** The revealed keys of one order, but for what was given away; or the one of an opened gift. */
  | { role: 'reveal'; order: OrderId }
  | { role: 'reveal'; gift: GiftId }
