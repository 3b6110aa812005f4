import type { OrderId } from '../../shared/ids.ts'
import { findPayment } from '../payments/index.ts'
import { noteCardCountry } from '../tax/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'

/** After a payment: the country of its card beside the other evidence. May be told twice; orders without a card have none. */
export async function noteCardOfOrder({ db }: Pick<CheckoutDeps, 'db'>, orderId: OrderId): Promise<void> {
  const country = (await findPayment(db, orderId))?.cardCountry
  if (!country || !/^[A-Z]{2}$/.test(country)) return
  await db.transaction().execute((tx) => noteCardCountry(tx, orderId, country))
}
