import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { type Allowed, exceeds } from '../../domains/consent/index.ts'
import { attemptGate } from '../attempts.tsx'
import { cookieJar } from '../cookies.ts'
import { localAddress } from '../local-address.ts'
import { pages } from '../routes.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { errorPage } from '../storefront/errors/error-pages.tsx'
import { readForm, type StorefrontGate, seeOther } from '../storefront/gate.ts'
import { consentRequest } from './visitor-consent.ts'

const ticked = z.literal('yes').optional()
const answerForm = z.object({
  choice: z.enum(['all', 'none', 'chosen']),
  on: z.enum(['banner', 'page']),
  measurement: ticked,
  advertising: ticked,
  back: z.string().default('/'),
})
type AnswerForm = z.infer<typeof answerForm>

/** The answer to the question, from the banner, the page /cookies or the foot of any page. */
export function consentAnswer(deps: StorefrontDeps, gate: StorefrontGate): Hono {
  const { consent, shop, clock } = deps
  const attempts = attemptGate(deps.limits, { behindProxy: shop.behindProxy, clock })

  function allowedBy(form: AnswerForm): Allowed {
    const isAllowed = (purpose: keyof Allowed) =>
      consent.purposes.includes(purpose) &&
      (form.choice === 'all' || (form.choice === 'chosen' && form[purpose] === 'yes'))
    return { measurement: isAllowed('measurement'), advertising: isAllowed('advertising') }
  }

  return new Hono().post(pages.consent, async (c) => {
    const visit = gate.visit(c, pages.cookies)
    const form = answerForm.safeParse(await readForm(c))
    if (!form.success) return errorPage(c, visit, 422)
    const back = localAddress(form.data.back)
    if (consent.adapters.length === 0) return seeOther(c, back)
    const asked = consentRequest(c)
    const { choice, allowed: before } = consent.standing(asked)
    const signal = asked.signal === '1'
    const wanted = allowedBy(form.data)
    const isOften = (await attempts.hurdle(c, visit, { action: 'consent', proof: undefined })) !== undefined
    // Past the limit no proof of anything new is kept, so nothing more is allowed than before; less is, always.
    if (isOften && !signal && exceeds(wanted, before)) return errorPage(c, visit, 429)
    const { token, allowed } = isOften
      ? await deps.takeBack({ allowed: wanted, before: choice, on: form.data.on })
      : await deps.recordChoice({ allowed: wanted, on: form.data.on, signal })
    gate.setCookie(c, 'consent', token)
    const leftovers = consent.leftovers(asked.cookie, allowed)
    expire(c, deps, leftovers)
    // What their scripts stored goes, and pages in the browser's memory that still hold them; the cookies are ours, so they
    // stay: nobody is signed out. https://w3c.github.io/webappsec-clear-site-data/
    if (exceeds(before, allowed) || leftovers.length > 0) c.header('clear-site-data', '"cache", "storage"')
    return seeOther(c, back)
  })
}

/** With every answer, whatever nothing allows (any more) is expired: the choice may be over, or the signal new. */
export function forgetLeftovers(deps: StorefrontDeps): MiddlewareHandler {
  return async (c, next) => {
    await next()
    // The answer to the question has expired them by what it says.
    if (deps.consent.adapters.length === 0 || c.res.headers.has('clear-site-data')) return
    expire(c, deps, deps.consent.standing(consentRequest(c)).leftovers)
  }
}

function expire(c: Context, { shop }: StorefrontDeps, names: readonly string[]): void {
  const { hostname } = new URL(shop.baseUrl)
  const { forget } = cookieJar({ secure: shop.baseUrl.startsWith('https:') })
  for (const header of names.flatMap((name) => forget(name, hostname)))
    c.header('set-cookie', header, { append: true })
}
