import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { priceToAskFor } from '../../domains/wishlist/index.ts'
import { parseId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { parseMinor } from '../../shared/money.ts'
import type { AccountGate, SignedInVisit } from '../account/gate.ts'
import { href, pages } from '../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../storefront/gate.ts'
import type { WishPagesDeps } from './deps.ts'
import { wishWords } from './wish-words.ts'
import { type WishlistProps, WishlistView } from './wishlist-page.tsx'

const tick = z.literal('yes').optional().catch(undefined)
const wishForm = z.object({
  act: z.enum(['add', 'remove', 'ask']).catch('add'),
  product: z.string().max(60).catch(''),
  stock: tick,
  price: tick,
  atMost: z.string().trim().max(20).catch(''),
  currency: z.string().max(3).catch(''),
})

type Parts = { deps: WishPagesDeps; gate: StorefrontGate; account: AccountGate; locale: Locale }
type News = keyof (typeof wishWords)['en']['news']
const bad: readonly News[] = ['full', 'unknown']

/** The wishlist of whoever is signed in; others sign in first and find what they meant to add. */
export function accountWishPages({ deps, gate, account, locale }: Parts): Hono {
  const say = wishWords[locale]
  const here = href(locale, 'accountWishlist')

  async function show(c: Context, { session }: SignedInVisit, given: Partial<WishlistProps> = {}) {
    const visit = gate.visit(c)
    const lines = await deps.listWishes(session.account.id, visit.currency)
    const page = <WishlistView {...{ visit, lines, ...given }} />
    return privatePage(c, page, given.wrong ? 422 : 200)
  }

  const done = (c: Context, news: News) => seeOther(c, `${here}?news=${news}`)

  return new Hono()
    .get(pages.accountWishlist, (c) =>
      account.open(c, async (signedIn) => {
        const asked = c.req.query('news')
        const news = (Object.keys(say.news) as News[]).find((each) => each === asked)
        const meant = parseId('prd', c.req.query('add') ?? '')
        return show(c, signedIn, {
          said: news && { kind: bad.includes(news) ? 'bad' : 'good', text: say.news[news] },
          toAdd: meant && (await deps.findCard(meant, gate.currency(c))),
        })
      }),
    )
    .post(pages.accountWishlist, async (c) => {
      const form = wishForm.parse(await readForm(c))
      const productId = parseId('prd', form.product)
      if (!(await account.find(c)) && productId) {
        const back = `${here}?add=${productId}`
        return seeOther(c, `${href(locale, 'signIn')}?to=${encodeURIComponent(back)}`)
      }
      return account.open(c, async (signedIn) => {
        const currency = gate.currency(c)
        const line = productId && { accountId: signedIn.session.account.id, productId }
        if (!line) return done(c, 'unknown')
        if (form.act === 'remove') {
          await deps.removeWish(line)
          return done(c, 'removed')
        }
        const card = await deps.findCard(line.productId, currency)
        if (!card) return done(c, 'unknown')
        if (form.act === 'add') {
          const isAdded = await deps.addWish({ ...line, locale, currency: card.price.currency })
          return done(c, isAdded ? 'added' : 'full')
        }
        // In the currency that stood beside the field, whatever is shown meanwhile.
        const inOwn =
          card.price.currency === form.currency ? card : await deps.findCard(line.productId, form.currency)
        const today = inOwn?.price.currency === form.currency ? inOwn.price : card.price
        const typed = form.atMost === '' ? null : parseMinor(form.atMost, today.currency)
        if (form.price && (typed === undefined || typed === 0))
          return show(c, signedIn, { wrong: { productId: line.productId, typed: form.atMost } })
        const atMost = form.price ? priceToAskFor(today, typed ?? null) : null
        const isSaved = await deps.askToBeTold(line, { stock: form.stock === 'yes', atMost, locale })
        return done(c, isSaved ? 'saved' : 'unknown')
      })
    })
}
