import { randomUUID } from 'node:crypto'
import type { Control } from '../../emulators/stripe/index.ts'

/** What the shop answered: the status, where it leads, and the words on the page. */
export type Answer = { status: number; location: string; text: string }

export type Wish = { productId: string; slug: string; quantity?: number; delivery?: 'sealed' | 'at_once' }

/** Where a purchase ended: on the payment page, or before it with the answer that said so. */
export type AtTheTill = { sessionId: string } | { refused: Answer }

const goodCard = '4242424242424242'

/** Somebody with a browser that knows no JavaScript: cookies, forms, links, nothing else. */
export function aBuyer(shopUrl: string, seen: (answer: Answer) => void = () => {}) {
  let cookie = ''

  async function send(path: string, form?: Record<string, string>): Promise<Answer> {
    const response = await fetch(new URL(path, shopUrl), {
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...(form && { origin: shopUrl }) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? ''
    const answer = {
      status: response.status,
      location: response.headers.get('location') ?? '',
      text: await response.text(),
    }
    seen(answer)
    return answer
  }

  const buyer = {
    send,

    putInCart: ({ productId, slug, quantity = 1 }: Wish) =>
      send('/cart/lines', { product: productId, slug, quantity: String(quantity) }),

    /** The checkout form as it is shown, filled in; undefined when there is nothing to check out. */
    async fillForm(delivery: 'sealed' | 'at_once' = 'sealed'): Promise<Record<string, string> | undefined> {
      const page = await send('/checkout')
      const hidden = Object.fromEntries(
        [...page.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
          ([, name, value]) => [name, value],
        ),
      )
      if (page.status !== 200) return undefined
      const answers = delivery === 'at_once' ? { express: 'yes', acknowledge: 'yes' } : {}
      return { ...hidden, ...answers, email: `buyer-${randomUUID()}@example.eu`, country: 'FR', delivery }
    },

    async press(form: Record<string, string>): Promise<AtTheTill> {
      const answer = await send('/checkout', form)
      const sessionId = /\/c\/pay\/(cs_\w+)$/.exec(answer.location)?.[1]
      return sessionId ? { sessionId } : { refused: answer }
    },

    /** From the product to the payment page. */
    async checkOut(wish: Wish): Promise<AtTheTill> {
      const added = await buyer.putInCart(wish)
      if (added.status !== 303) return { refused: added }
      const form = await buyer.fillForm(wish.delivery)
      return form ? buyer.press(form) : { refused: added }
    },

    /** Pays, and comes back to the shop as the payment page sends one back. @returns the address of the order. */
    async pay(sessionId: string, provider: Control): Promise<string> {
      const paid = await provider.sessions.pay(sessionId, { card: goodCard })
      if (paid.outcome !== 'completed') throw new Error(`not paid: ${JSON.stringify(paid)}`)
      return paid.session.success_url ?? ''
    },
  }
  return buyer
}
