import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { en } from '../../../src/web/ui/messages/en.ts'
import type { BenchShop } from '../world/bench-shop.ts'
import type { BenchProduct } from '../world/stock.ts'
import { type Visitor, visitorOf } from './visitor.ts'

const goodCard = '4242424242424242'
const lookMillis = 20
const patienceMillis = 30_000

/** What a buyer was told in the end. `other` is anything that no buyer should ever see. */
export type Told = { kind: 'key'; key: string } | { kind: 'sold_out' } | { kind: 'other'; what: string }

export type Buyer = {
  /** From the product's page to the form of the checkout. */
  fillCart(product: BenchProduct): Promise<Told | undefined>
  /** Presses the button, pays, and waits for the key. */
  payAndWait(): Promise<Told>
  leave(): void
}

/** Buys through the shop's pages as a browser without JavaScript does, and wants the key at once. */
export function buyerAt(shop: BenchShop, buyer: string): Buyer {
  const at = visitorOf(shop.url)
  const bank = visitorOf(shop.emulatorUrl)
  let form = ''
  let soldOut = ''
  return {
    async fillCart({ slug, name }) {
      soldOut = en.checkout.errors.soldOut(name, 1, 0)
      const page = await at.get(`/products/${slug}`)
      if (page.status !== 200) return other('product page', page)
      const added = await at.post('/cart/lines', {
        product: fieldOf(page.body, 'product'),
        slug,
        quantity: '1',
      })
      if (added.status === 409) return { kind: 'sold_out' }
      if (added.status !== 303) return other('cart', added)
      const checkout = await at.get('/checkout')
      form = checkout.body
      return checkout.status === 200 ? undefined : other('checkout', checkout)
    },
    async payAndWait() {
      const placed = await at.post('/checkout', {
        checkout_key: fieldOf(form, 'checkout_key'),
        total: fieldOf(form, 'total'),
        currency: fieldOf(form, 'currency'),
        // Everybody buys once: who buys again and again is looked at.
        email: `${buyer}-${randomUUID()}@example.eu`,
        country: 'FR',
        delivery: 'at_once',
        express: 'yes',
        acknowledge: 'yes',
      })
      if (placed.status === 422 && placed.body.includes(soldOut)) return { kind: 'sold_out' }
      if (placed.status !== 303) return other('order', placed)
      const session = /\/(cs_[^/?#]+)/.exec(placed.location)?.[1]
      if (!session) return other('payment page', placed)
      const paid = await bank.postJson(`/__ctl/sessions/${session}/pay`, { card: goodCard })
      const back = /"success_url":"([^"]+)"/.exec(paid.body)?.[1]
      if (paid.status !== 200 || !back) return other('payment', paid)
      return waitForKey(at, new URL(back))
    },
    leave() {
      at.leave()
      bank.leave()
    },
  }
}

// The payment page sends the buyer here; the key may take a moment, or may have come by the webhook already.
async function waitForKey(at: Visitor, back: URL): Promise<Told> {
  const end = performance.now() + patienceMillis
  let path = back.pathname + back.search
  while (performance.now() < end) {
    const page = await at.get(path)
    path = back.pathname
    if (page.status === 303 && page.location === path) continue
    if (page.status !== 200) return other('order page', page)
    const key = /id="key-unt_[^>]*>(.*?)<\/code>/s.exec(page.body)?.[1]?.replace(/<[^>]+>/g, '')
    if (key) return { kind: 'key', key }
    await sleep(lookMillis)
  }
  return { kind: 'other', what: 'no key after half a minute' }
}

function fieldOf(page: string, name: string): string {
  const field = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0] ?? ''
  return /value="([^"]*)"/.exec(field)?.[1] ?? ''
}

function other(
  where: string,
  { status, location, body }: { status: number; location: string; body: string },
): Told {
  return { kind: 'other', what: `${where}: ${status} ${location || body.replace(/\s+/g, ' ').slice(0, 200)}` }
}
