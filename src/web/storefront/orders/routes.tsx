import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { isLive } from '../../../domains/gifts/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Locale } from '../../../shared/locale.ts'
import { settleEmail } from '../../email-question.tsx'
import { companyWords } from '../../invoices/company-words.ts'
import { href, pages } from '../../routes.ts'
import { sendFile } from '../../tickets/send-file.ts'
import { vatWords } from '../../ui/vat-words.ts'
import { brokenWords } from '../broken/broken-words.ts'
import { isEmail } from '../checkout/email-address.ts'
import type { StorefrontDeps } from '../deps.ts'
import { readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { giftWords } from '../gifts/gift-words.ts'
import { companyRoutes } from './company-routes.tsx'
import { orderLetterWords } from './letters-words.ts'
import { orderGate } from './order-gate.tsx'
import { revealRoutes } from './reveal-routes.tsx'

const emailForm = z.object({ email: z.string().trim(), proof: z.string().trim().max(254) })
const countryForm = z.object({ country: z.string().regex(/^[A-Z]{2}$/) })
const shortageForm = z.object({ choice: z.enum(['wait', 'refund']) })

/** Read once more when the gift has come back, these would not be true any more. */
const ofLiveGifts: readonly string[] = ['gift_made', 'gift_changed', 'gift_resent']

/** The order's own page and what its buyer can do there. */
export function orderPages(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  const orders = orderGate(deps, gate)
  const here = (token: string) => href(locale, 'order', { token })
  const giftNews = Object.fromEntries(
    Object.entries(giftWords[locale].news).map(([what, text]) => [`gift_${what}`, text]),
  )
  const words = (c: Context) => gate.visit(c).m.order
  const hasLiveGift = async (token: string) =>
    [...(await deps.listGifts(token)).values()].some((gift) => isLive(gift))

  return new Hono()
    .route('/', revealRoutes(deps, gate, locale))
    .route('/', companyRoutes(deps, gate, locale))
    .get(pages.order, async (c) => {
      const token = c.req.param('token')
      const back = c.req.query('paid') === '1' ? await deps.returnFromPayment(token) : null
      if (back) {
        // A clean address, so that reloading does not ask the provider again.
        if (!back.wasPaid) gate.clearCookie(c, 'cart')
        return seeOther(c, here(token))
      }
      const told: Record<string, string> = {
        email: words(c).emailCorrected,
        replaced: brokenWords[locale].replaced,
        country: vatWords[locale].asked.thanks,
        company: companyWords[locale].done,
        sent: orderLetterWords[locale].sent,
        for_staff: orderLetterWords[locale].forStaff,
        ...giftNews,
      }
      const what = c.req.query('news') ?? ''
      const news = told[what]
      return orders.open(c, async (order) => {
        const isSaid = news !== undefined && !(ofLiveGifts.includes(what) && !(await hasLiveGift(token)))
        return orders.show(c, order, token, isSaid ? { message: { kind: 'good', text: news } } : {})
      })
    })
    .get(pages.orderDocument, (c) =>
      orders.open(c, async (order) => {
        const file = await deps.readDocument(order.id, c.req.param('document'))
        if (!file) throw new AppError('not_found', 'no such document of this order')
        return sendFile(c, file)
      }),
    )
    .post(pages.orderShortage, (c) =>
      orders.open(c, async (_, token) => {
        const form = shortageForm.safeParse(await readForm(c))
        const outcome = form.success ? await deps.chooseShortage(token, form.data.choice) : undefined
        if (outcome?.ok) return seeOther(c, here(token))
        return orders.showAgain(c, { message: { kind: 'bad', text: words(c).shortage.failed } })
      }),
    )
    .post(pages.orderEmail, (c) =>
      orders.open(c, async (_, token) => {
        const body = await readForm(c)
        const form = emailForm.safeParse(body)
        const { email, question } = settleEmail(body, form.data?.email ?? '')
        if (!form.success || !isEmail(email))
          return orders.showAgain(c, { emailForm: { email, error: 'email' } })
        if (question) return orders.showAgain(c, { emailForm: { email, question } })
        const outcome = await deps.correctEmail(token, email, form.data.proof)
        if (outcome.ok) return seeOther(c, `${here(outcome.token)}?news=email`)
        const { reason } = outcome
        if (reason === 'for_staff') return seeOther(c, `${here(token)}?news=for_staff`)
        return orders.showAgain(c, { emailForm: { email, error: reason } })
      }),
    )
    .post(pages.orderResend, (c) =>
      orders.open(c, async (_, token) => {
        const outcome = await deps.resendDelivery(token)
        if (outcome.ok) return seeOther(c, `${here(token)}?news=sent`)
        const say = orderLetterWords[locale]
        const text = outcome.reason === 'too_many' ? say.tooMany : say.tooSoon
        return orders.showAgain(c, { message: { kind: 'bad', text } })
      }),
    )
    .post(pages.orderCountry, (c) =>
      orders.open(c, async (_, token) => {
        const form = countryForm.safeParse(await readForm(c))
        const outcome = form.success ? await deps.answerCountry(token, form.data.country) : undefined
        if (outcome?.ok) return seeOther(c, `${here(token)}?news=country`)
        return orders.showAgain(c, { message: { kind: 'bad', text: vatWords[locale].asked.failed } })
      }),
    )
    .post(pages.orderPay, (c) =>
      orders.open(c, async (_, token) => {
        const payment = await deps.payAgain(token)
        if (payment.ok) return seeOther(c, payment.redirectUrl)
        return orders.showAgain(c, { message: { kind: 'bad', text: words(c).payAgainFailed } })
      }),
    )
    .post(pages.orderCancel, (c) =>
      orders.open(c, async (_, token) => {
        await deps.cancelOrder(token)
        return seeOther(c, here(token))
      }),
    )
}
