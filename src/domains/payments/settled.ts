import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { PaymentFacts, Settled } from './provider.ts'

export const settledColumns = ({ amountMinor, currency, exchangeRate }: Settled) => ({
  settled_minor: amountMinor,
  settled_currency: currency,
  exchange_rate: exchangeRate,
})

/** What came of refunds on the balance, for those of which it was not known. */
export async function noteSettledRefunds(tx: Tx, { refunds }: PaymentFacts): Promise<void> {
  for (const { providerId, settled } of refunds) {
    if (!settled) continue
    await tx
      .updateTable('refund')
      .set(settledColumns(settled))
      .where('provider_id', '=', providerId)
      .where('settled_minor', 'is', null)
      .execute()
  }
}

/**
 * Orders that were paid in another currency and of which the provider had not booked yet what that makes. It does so within
 * minutes; what was not after days is found by the reconciliation.
 */
export function listUnbooked(
  db: Db,
  quiet: RawBuilder<Date>,
  limit: number,
): Promise<{ order_id: OrderId }[]> {
  return db
    .selectFrom('payment')
    .select('order_id')
    .where('state', 'in', ['captured', 'partially_refunded', 'refunded'])
    .where('currency', '<>', shopCurrency)
    .where('settled_minor', 'is', null)
    .where('checked_at', '<', quiet)
    .where('created_at', '>', sql<Date>`now() - interval '3 days'`)
    .where(sql<boolean>`not exists (select from shop.redaction r where r.payment_id = payment.id)`)
    .orderBy('checked_at')
    .limit(limit)
    .execute()
}
