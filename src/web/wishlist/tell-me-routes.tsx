import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { foldMailbox } from '../../shared/email.ts'
import { AppError } from '../../shared/errors.ts'
import type { WishId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { AccountGate } from '../account/gate.ts'
import { href, pages } from '../routes.ts'
import { isEmail } from '../storefront/checkout/email-address.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../storefront/gate.ts'
import type { WishLine, WishPagesDeps } from './deps.ts'
import {
  ConfirmedView,
  ConfirmView,
  LostWishView,
  StoppedView,
  StopView,
  TellMeView,
} from './tell-me-pages.tsx'
import { wishWords } from './wish-words.ts'

const tellMeForm = z.object({
  email: z.string().trim().max(300).catch(''),
  proof: z.string().max(8000).optional().catch(undefined),
})

type Parts = {
  deps: WishPagesDeps
  storefront: Pick<StorefrontDeps, 'findProduct'>
  gate: StorefrontGate
  account: AccountGate
  locale: Locale
}

/** Being told without an account: asked on the product's page, confirmed from the mailbox, ended by any of the letters. */
export function tellMePages({ deps, storefront, gate, account, locale }: Parts): Hono {
  async function findProduct(c: Context) {
    const product = await storefront.findProduct(c.req.param('slug') ?? '', gate.currency(c))
    if (!product) throw new AppError('not_found', 'no such product')
    return product
  }

  type Found = { id: WishId; line: WishLine; token: string }
  async function open(
    c: Context,
    purpose: 'confirm' | 'stop',
    answer: (found: Found) => Response | Promise<Response>,
  ): Promise<Response> {
    const token = c.req.param('token') ?? ''
    const id = deps.readWishLink(purpose, token)
    const line = id && (await deps.findWishLine(id))
    if (!id || !line) return privatePage(c, <LostWishView visit={gate.visit(c)} />, 404)
    return answer({ id, line, token })
  }

  return (
    new Hono()
      .get(pages.tellMe, async (c) => {
        const product = await findProduct(c)
        const signedIn = await account.find(c)
        // With an account there is a wishlist, which asks no mailbox.
        if (signedIn && !signedIn.session.awaitsFactor)
          return seeOther(c, `${href(locale, 'accountWishlist')}?add=${product.id}`)
        return privatePage(c, <TellMeView visit={gate.visit(c)} product={product} email="" />)
      })
      .post(pages.tellMe, async (c) => {
        const visit = gate.visit(c)
        const product = await findProduct(c)
        const { email, proof } = tellMeForm.parse(await readForm(c))
        const again = { visit, product, email }
        if (product.availability.kind !== 'sold_out') return privatePage(c, <TellMeView {...again} />)
        if (!isEmail(email)) {
          const error = wishWords[locale].tellMe.errors.email
          return privatePage(c, <TellMeView {...again} error={error} />, 422)
        }
        const tried = { action: 'wish', account: foldMailbox(email), proof } as const
        const hurdle = await account.hurdle(c, visit, tried)
        if (hurdle) return privatePage(c, <TellMeView {...again} hurdle={hurdle} />, 429)
        await deps.askAsGuest({ productId: product.id, email, locale })
        return privatePage(c, <TellMeView {...again} sent />)
      })
      .get(pages.tellMeConfirm, (c) =>
        open(c, 'confirm', ({ line, token }) => {
          const visit = gate.visit(c)
          if (line.wish.confirmedAt) return privatePage(c, <ConfirmedView visit={visit} wish={line.wish} />)
          return privatePage(c, <ConfirmView {...{ visit, token, line }} />)
        }),
      )
      .post(pages.tellMeConfirm, (c) =>
        open(c, 'confirm', async ({ id, token }) => {
          await deps.confirmWish(id)
          return seeOther(c, href(locale, 'tellMeConfirm', { token }))
        }),
      )
      .get(pages.tellMeStop, (c) =>
        open(c, 'stop', ({ line, token }) =>
          privatePage(c, <StopView {...{ visit: gate.visit(c), token, line }} />),
        ),
      )
      // Also `List-Unsubscribe=One-Click` of a mail program, which knows nothing but the address (RFC 8058).
      .post(pages.tellMeStop, async (c) => {
        const { act } = await readForm(c)
        const id = deps.readWishLink('stop', c.req.param('token'))
        const visit = gate.visit(c)
        if (!id) return privatePage(c, <LostWishView visit={visit} />, 404)
        // Whoever was only asked whether it was them, and clicks in a mail program, does not want to be asked again.
        const wasAsked = act === undefined && (await deps.findWishLine(id))?.wish.confirmedAt === null
        const scope = act === 'all' || wasAsked ? 'all' : 'line'
        // Also where nothing is left to stop: pressed twice, it is done all the same.
        await deps.stopTelling(id, scope)
        return privatePage(c, <StoppedView {...{ visit, scope }} />)
      })
  )
}
