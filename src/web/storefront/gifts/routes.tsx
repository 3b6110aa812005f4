import { type Context, Hono } from 'hono'
import type { Locale } from '../../../shared/locale.ts'
import { href, pages } from '../../routes.ts'
import type { OpenedGift, StorefrontDeps } from '../deps.ts'
import { privatePage, type StorefrontGate, seeOther } from '../gate.ts'
import { GiftOverView, GiftView } from './gift-page.tsx'
import { giveRoutes } from './give-routes.tsx'

/** Giving a key away, and what its recipient sees. */
export function giftPages(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  const tokenOf = (c: Context) => c.req.param('token') ?? ''
  const here = (c: Context) => href(locale, 'gift', { token: tokenOf(c) })

  return (
    new Hono()
      .route('/', giveRoutes(deps, gate, locale))
      .get(pages.gift, async (c) => show(c, await deps.openGiftLink(tokenOf(c))))
      // By a press alone: programs that look at the links of a letter open nothing.
      .post(pages.giftOpen, async (c) => {
        await deps.revealGift(tokenOf(c))
        return seeOther(c, `${here(c)}#gift`)
      })
      .post(pages.giftDecline, async (c) => {
        const isDeclined = await deps.declineGift(tokenOf(c))
        return isDeclined ? over(c, 'declined') : seeOther(c, here(c))
      })
  )

  async function show(c: Context, found: OpenedGift): Promise<Response> {
    if (found.kind !== 'ok')
      return over(c, found.kind === 'paid_back' && found.wasOpen ? 'paid_back_open' : found.kind)
    const { gift, isReady } = found
    const key = gift.isOpen && isReady ? await deps.readGiftKey(gift) : null
    const visit = gate.visit(c)
    const token = tokenOf(c)
    return privatePage(c, <GiftView {...{ visit, token, gift, isReady }} content={key?.expose() ?? null} />)
  }

  function over(c: Context, what: Parameters<typeof GiftOverView>[0]['over']): Response {
    const status = what === 'declined' ? 200 : what === 'unknown' ? 404 : 410
    return privatePage(c, <GiftOverView visit={gate.visit(c, pages.home)} over={what} />, status)
  }
}
