import { type CheckoutDeps, findBrokenInvariants } from '../domains/checkout/index.ts'
import { giftLinksWith } from '../domains/gifts/index.ts'
import { findAddressee, orderLinksWith, termsVersion } from '../domains/orders/index.ts'
import type { ProviderHistory } from '../domains/payments/index.ts'
import type { ReconciliationJobDeps } from '../domains/reconciliation/index.ts'
import { type AlertKind, raiseAlert } from '../domains/security/index.ts'
import { sealIpWith } from '../platform/crypto/seal-ip.ts'
import { deriveSecret } from '../platform/crypto/sealer.ts'
import { vaultOver } from '../platform/crypto/vault.ts'
import type { Db } from '../platform/database/connect.ts'
import { assert } from '../shared/errors.ts'
import { orderUrls } from './mail-deps.ts'
import type { Ports, ShopParts } from './shop-parts.ts'

export function checkoutDeps(
  { config, keyring, shop, clock, stripe }: ShopParts,
  db: Db,
  { shopId, ...ports }: Ports,
): CheckoutDeps {
  const links = orderLinksWith(keyring.links)
  const orderUrl = orderUrls(shop, links)
  return {
    ...ports,
    db,
    clock,
    links,
    giftLinks: giftLinksWith(deriveSecret(keyring, 'gift links')),
    vault: vaultOver(keyring),
    expected: { shopId, livemode: stripe.livemode },
    // Dated by the order: a request that is repeated after midnight must not differ from the first.
    pages: {
      paid: (order) => `${orderUrl(order, order.placedAt)}?paid=1`,
      cancelled: (order) => orderUrl(order, order.placedAt),
    },
    async orderUrl(orderId) {
      const addressee = await findAddressee(db, orderId)
      assert(addressee, `order ${orderId} has no addressee`)
      return orderUrl({ id: orderId, ...addressee }, clock.now())
    },
    sealIp: sealIpWith(keyring),
    demo: shop.demo,
    currencies: shop.currencies,
    termsVersion,
    seller: { country: config.SELLER_COUNTRY, scheme: config.VAT_SCHEME },
    pause: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
  }
}

/** Where people look at payments; of a stand-in there is nothing to see. */
export function dashboardOf({ apiUrl, livemode }: ShopParts['stripe']): string | null {
  return apiUrl ? null : `https://dashboard.stripe.com${livemode ? '' : '/test'}`
}

/** As a worker: what is compared are all orders and keys. */
export function reconciliationDeps(atWork: CheckoutDeps, history: ProviderHistory): ReconciliationJobDeps {
  const { db, clock, outbox, expected } = atWork
  return {
    ...atWork,
    history,
    findBroken: () => findBrokenInvariants(db, { livemode: expected.livemode }),
    tellOwners: tellOwnersWith({ db, clock, outbox }),
  }
}

/** Raises something of nobody's account: owners hear of it, and whoever else it is for. */
export function tellOwnersWith(deps: Pick<CheckoutDeps, 'db' | 'clock' | 'outbox'>) {
  return async (kind: AlertKind, count: number): Promise<void> => {
    const at = deps.clock.now()
    await raiseAlert(deps, { kind, accountId: null, network: null, country: null, count, at })
  }
}
