import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { AppError } from '../../shared/errors.ts'
import { consentRequest, loadedOn, mayLoadOthers } from '../consent/visitor-consent.ts'
import { type CookieName, cookieJar, parseCartCookie, parseCurrency, parseTheme } from '../cookies.ts'
import { preferredLocale } from '../language-preference.ts'
import { pages, splitLocale } from '../routes.ts'
import { messages } from '../ui/messages/index.ts'
import type { Visit } from '../ui/visit.ts'
import type { StorefrontDeps } from './deps.ts'

/** What stands between the storefront's handlers and HTTP: who asks, in which language, and how pages go out. */
export function storefrontGate(deps: StorefrontDeps) {
  const cookies = cookieJar({ secure: deps.shop.baseUrl.startsWith('https:') })
  const cookie = (c: Context, name: CookieName) => cookies.read(c.req.header('cookie'), name)

  function consentOf(c: Context): Visit['consent'] {
    const { adapters, purposes, standing } = deps.consent
    const here = standing(consentRequest(c))
    const { path } = splitLocale(c.req.path)
    return {
      ...here,
      purposes,
      offers: adapters,
      loads: loadedOn(c.req.path, deps.consent, here),
      // The page about cookies asks by itself.
      asks: here.state === 'none' && mayLoadOthers(c.req.path) && path !== pages.cookies,
    }
  }

  const currency = (c: Context) => parseCurrency(cookie(c, 'currency'), deps.shop.currencies)

  return {
    currency,
    /** `path` is the page's canonical address without language, when it has a query. */
    visit(c: Context, path?: string): Visit {
      const here = splitLocale(c.req.path)
      const preferred = preferredLocale(c.req.header('accept-language'))
      return {
        locale: here.locale,
        m: messages[here.locale],
        path: path ?? here.path,
        theme: parseTheme(cookie(c, 'theme')),
        currency: currency(c),
        cartCount: parseCartCookie(cookie(c, 'cart'))?.count ?? 0,
        consent: consentOf(c),
        hasSession: cookie(c, 'session') !== undefined,
        offer: preferred === here.locale ? null : preferred,
        shop: deps.shop,
        hasMailbox: deps.mailbox !== null,
        assets: deps.assets,
      }
    },
    readCookie: cookie,
    cartToken(c: Context): string | null {
      return parseCartCookie(cookie(c, 'cart'))?.token ?? null
    },
    setCookie(c: Context, name: CookieName, value: string): void {
      c.header('set-cookie', cookies.write(name, value), { append: true })
    },
    clearCookie(c: Context, name: CookieName): void {
      c.header('set-cookie', cookies.clear(name), { append: true })
    },
  }
}

export type StorefrontGate = ReturnType<typeof storefrontGate>

type Status = 200 | 403 | 404 | 405 | 409 | 410 | 413 | 422 | 429 | 500 | 503

/** A page that is the same for everybody who has no cart and stands alike with consent: the page cache may keep it, browsers ask again. */
export function publicPage(c: Context, page: Child, status: Status = 200): Response {
  c.header('vary', 'Cookie, Accept-Language, Sec-GPC')
  c.header('cache-control', 'no-cache')
  return send(c, page, status)
}

/** A page with something of the visitor's own on it: nobody keeps it. */
export function privatePage(c: Context, page: Child, status: Status = 200): Response {
  c.header('cache-control', 'no-store')
  return send(c, page, status)
}

/** The fields of a posted form; a field that came several times is a list. U+0000, which the database has not, is in none. */
export async function readForm(c: Context): Promise<Record<string, unknown>> {
  const form = await c.req.parseBody({ all: true }).catch((cause: unknown) => {
    throw new AppError('invalid', 'unreadable form', { cause })
  })
  for (const value of Object.values(form).flat())
    if ((value instanceof File ? value.name : value).includes('\0'))
      throw new AppError('invalid', 'U+0000 in a form')
  return form
}

export function seeOther(c: Context, address: string): Response {
  c.header('cache-control', 'no-store')
  return c.redirect(address, 303)
}

function send(c: Context, page: Child, status: Status): Response {
  return c.html(`<!doctype html>${String(page)}`, status)
}
