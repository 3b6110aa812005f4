import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { countAvailable } from '../../src/domains/keys/index.ts'
import type { Delivery } from '../../src/domains/orders/index.ts'
import type { OrderId, ProductId } from '../../src/shared/ids.ts'
import { aCard } from './gifts.ts'
import { advanceTogether, endBy, survive } from './happenings.ts'
import { type CouponName, type Page, sessionIn, type World } from './world.ts'

export type Purchase = {
  buyer: number
  lines: readonly { productId: ProductId; quantity: number }[]
  delivery?: Delivery
  /** A code in the cart, which can be used twice. */
  coupon?: CouponName | null
  /** For somebody else. */
  isGift?: boolean
  /** How often the button is pressed in each tab, all at once. */
  presses?: number
  tabs?: number
}

/** A buyer takes a cart to the till. */
export async function checkOut(world: World, purchase: Purchase): Promise<void> {
  const { buyer, lines, delivery = 'sealed', coupon = null, presses = 1, tabs = 1 } = purchase
  const form = {
    ...(await world.fillForm(buyer, lines, delivery, coupon)),
    ...(purchase.isGift && { gift: aCard(0), express: true, acknowledge: true }),
  }
  const press = async (checkoutKey: string) => {
    const outcome = await survive(world.pressButton(form, checkoutKey))
    const sessionId = outcome && 'redirectUrl' in outcome ? sessionIn(outcome.redirectUrl) : undefined
    if (sessionId) world.show({ sessionId })
  }
  const keys = Array.from({ length: tabs }, () => randomUUID())
  await Promise.all(keys.flatMap((key) => Array.from({ length: presses }, () => press(key))))
  const payable = await world.payableOf(buyer)
  if (payable > 1) world.complain(`one cart has ${payable} orders that can be paid`)
}

const cards = {
  card: '4242424242424242',
  'slow refund': '4000000000007726',
  declined: '4000000000000002',
  challenged: '4000002760003184',
  'failed challenge': '4000002760003184',
}

export type Means = keyof typeof cards | 'ideal'
/** Each as often as it is worth trying. */
export const allMeans: Means[] = [
  'card',
  'card',
  'card',
  'ideal',
  'ideal',
  'ideal',
  'slow refund',
  'declined',
  'challenged',
  'failed challenge',
]

/** The buyer pays on the provider's page, also on one that was closed when `late`. The shop hears nothing of it here. */
export async function pay(
  world: World,
  page: Page,
  means: Means,
  late: boolean,
): Promise<OrderId | undefined> {
  const { sessions } = world.emulator.control
  if (means === 'ideal') await sessions.pay(page.sessionId, { method: 'ideal', late })
  else await sessions.pay(page.sessionId, { card: cards[means], late })
  if (means === 'challenged' || means === 'failed challenge') {
    const authentication = means === 'challenged' ? 'completed' : 'failed'
    await sessions.pay(page.sessionId, { card: cards[means], late, authentication })
  }
  return world.orderOf(page)
}

/** The reservation ends, and strangers take all that is left: a late payment will find no key. */
export async function overtake(world: World, orderId: OrderId): Promise<void> {
  await endBy(world, 'reservation', [orderId])
  await advanceTogether(world, orderId, 1)
  for (const productId of await world.productsOf(orderId)) {
    const left = (await countAvailable(world.db, [productId])).get(productId) ?? 0
    if (left > 0) await checkOut(world, { buyer: world.stranger(), lines: [{ productId, quantity: left }] })
  }
}

/** Held money goes back although nobody here asked for it. */
export async function letBankGo({ db, stripe }: World, orderId: OrderId): Promise<void> {
  const { rows } = await sql<{ intent_id: string }>`
    select intent_id from shop.payment where order_id = ${orderId} and intent_id is not null`.execute(db)
  for (const { intent_id } of rows) await stripe.paymentIntents.cancel(intent_id).catch(() => {})
}
