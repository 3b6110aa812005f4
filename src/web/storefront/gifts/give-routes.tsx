import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type Gift, isLive } from '../../../domains/gifts/index.ts'
import type { OrderLineOnPage, OrderOnPage, UnitOnPage } from '../../../domains/orders/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { attemptGate } from '../../attempts.tsx'
import { ownNames } from '../../own-names.ts'
import { href, pages } from '../../routes.ts'
import { keyNamed } from '../broken/broken-key.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { orderGate } from '../orders/order-gate.tsx'
import { type GiftErrors, type GiftValues, newGiftValues, parseGift } from './gift-form.ts'
import { giftWords } from './gift-words.ts'
import { type GiveProps, GiveView } from './give-page.tsx'

type About = { order: OrderOnPage; line: OrderLineOnPage; unit: UnitOnPage; gift: Gift | null; token: string }
type Shown = { values?: GiftValues; errors?: GiftErrors; refusal?: string; hurdle?: GiveProps['hurdle'] }

/** The buyer's side: a key is given, the card changed, the gift recalled, its letter sent again. */
export function giveRoutes(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  const orders = orderGate(deps, gate)
  const attempts = attemptGate(deps.limits, { behindProxy: deps.shop.behindProxy, clock: deps.clock })
  const words = giftWords[locale]

  return new Hono()
    .get(pages.orderGift, (c) => open(c, (about) => show(c, about)))
    .post(pages.orderGift, (c) =>
      open(c, async (about) => {
        const body = await readForm(c)
        const giftId = parseId('gft', String(body.gift ?? ''))
        const context = { locale, now: deps.clock.now(), own: ownNames(deps.shop) }
        const parsed = parseGift(body, { ...context, asksAnswers: !giftId })
        const { values, errors, card, isAnswered } = parsed
        if (Object.keys(errors).length > 0) return show(c, about, { values, errors })
        const { token, unit, order } = about
        const child = await hurdleBefore(c, body, { action: 'gift', account: order.id })
        if (child) return show(c, about, { values, hurdle: { of: 'card', child } })
        const outcome = giftId
          ? await deps.changeGift(token, { giftId, card })
          : await deps.makeGift(token, {
              unitId: unit.id,
              card,
              express: isAnswered,
              acknowledge: isAnswered,
            })
        if (outcome.ok) return back(c, about, giftId ? 'changed' : 'made')
        return showAgain(c, { values, refusal: words.refusals[outcome.reason] })
      }),
    )
    .post(pages.orderGiftRecall, (c) =>
      open(c, async (about) => {
        const body = await readForm(c)
        const giftId = parseId('gft', String(body.gift ?? ''))
        const child = await hurdleBefore(c, body, { action: 'gift_again', account: about.unit.id })
        if (child) return show(c, about, { hurdle: { of: 'recall', child } })
        const outcome = giftId && (await deps.recallGift(about.token, giftId))
        if (outcome?.ok) return back(c, about, 'recalled')
        return showAgain(c, { refusal: words.refusals[outcome?.reason ?? 'over'] })
      }),
    )
    .post(pages.orderGiftResend, (c) =>
      open(c, async (about) => {
        const body = await readForm(c)
        const giftId = parseId('gft', String(body.gift ?? ''))
        const child = await hurdleBefore(c, body, { action: 'gift_again', account: about.unit.id })
        if (child) return show(c, about, { hurdle: { of: 'resend', child } })
        const outcome = giftId && (await deps.resendGift(about.token, giftId))
        if (outcome?.ok) return back(c, about, 'resent')
        return showAgain(c, { refusal: words.refusals[outcome?.reason ?? 'not_sent'] })
      }),
    )

  /** What has to be done before another try; undefined when it may go on. */
  function hurdleBefore(
    c: Context,
    { proof }: Record<string, unknown>,
    tried: { action: 'gift' | 'gift_again'; account: string },
  ): Promise<Child | undefined> {
    const typed = typeof proof === 'string' ? proof.slice(0, 8000) : undefined
    return attempts.hurdle(c, gate.visit(c), { ...tried, proof: typed })
  }

  /** The key that the address names, with the gift that it is in. */
  function open(c: Context, answer: (about: About) => Response | Promise<Response>): Promise<Response> {
    return orders.open(c, async (order, token) => {
      const named = keyNamed(order, c.req.param('unit') ?? '')
      if (!named || !order.paidAt) throw new AppError('not_found', 'no key of this order')
      const latest = (await deps.listGifts(token)).get(named.unit.id)
      return answer({ order, ...named, token, gift: latest && isLive(latest) ? latest : null })
    })
  }

  /** What cannot be given, or is opened already, is seen on the order's page. */
  function show(
    c: Context,
    about: About,
    { values, errors = {}, refusal, hurdle }: Shown = {},
  ): Response | Promise<Response> {
    const { order, line, unit, gift, token } = about
    const mayGive = unit.state.kind === 'sealed' || unit.state.kind === 'backordered'
    if (!gift && !mayGive) {
      if (refusal) return orders.showAgain(c, { message: { kind: 'bad', text: refusal } })
      return seeOther(c, `${href(locale, 'order', { token })}#${unit.id}`)
    }
    const now = deps.clock.now()
    const written =
      values ?? (gift ? valuesOf(gift, now) : newGiftValues(locale, now, order.name ?? '', order.country))
    const questions = deps.giftQuestions([line.legalNature], order.locale)
    const visit = gate.visit(c)
    const isWrong = refusal !== undefined || Object.keys(errors).length > 0
    return privatePage(
      c,
      <GiveView
        {...{ visit, token, line, unit, gift, values: written, errors, questions, now, refusal, hurdle }}
      />,
      hurdle ? 429 : isWrong ? 422 : 200,
    )
  }

  /** As it stands now: what somebody did meanwhile is why it was refused. */
  function showAgain(c: Context, shown: Shown): Promise<Response> {
    return open(c, (about) => show(c, about, shown))
  }

  function back(c: Context, { token, unit }: About, news: string): Response {
    return seeOther(c, `${href(locale, 'order', { token })}?news=gift_${news}#${unit.id}`)
  }
}

function valuesOf(gift: Gift, now: Date): GiftValues {
  const planned = localDayAfter(gift.sendAt, 0)
  const today = localDayAfter(now, 0)
  return {
    sender: gift.senderName ?? '',
    recipient: gift.recipientName ?? '',
    email: gift.recipientEmail ?? '',
    country: gift.country ?? '',
    language: gift.locale,
    day: planned < today ? today : planned,
    message: gift.message ?? '',
  }
}
