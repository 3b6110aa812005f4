import { choiceDays } from '../domains/consent/index.ts'
import { shopCurrency } from '../shared/currency.ts'

/**
 * Every cookie that the shop may set. The writer takes no other name, and the page /cookies is rendered from this
 * table, so what the visitor reads is what the software does (GDPR Art. 13, ePrivacy directive Art. 5(3)).
 */
export const registeredCookies = {
  cart: { category: 'essential', maxAgeDays: 30 },
  theme: { category: 'essential', maxAgeDays: 180 },
  currency: { category: 'essential', maxAgeDays: 180 },
  keys: { category: 'essential', maxAgeDays: 180 },
  session: { category: 'essential', maxAgeDays: 90 },
  device: { category: 'essential', maxAgeDays: 365 },
  consent: { category: 'essential', maxAgeDays: choiceDays },
  uncounted: { category: 'essential', maxAgeDays: 365 },
} as const satisfies Record<string, RegisteredCookie>

type RegisteredCookie = { category: 'essential'; maxAgeDays: number }

/**
 * A cookie that a script of others sets on our pages, once it was allowed; the writer below sets none. The name may end in
 * `*`. Their path is always `/`, which is why every request brings them and the server can expire what it sees.
 */
export type ForeignCookie = { name: string; maxAgeDays: number }

/** The names of such cookies in a request's header. */
export function foreignCookiesIn(
  header: string | null | undefined,
  registered: readonly ForeignCookie[],
): string[] {
  if (!header || registered.length === 0) return []
  const names = header.split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? '')
  return [...new Set(names)].filter((name) =>
    registered.some((each) =>
      each.name.endsWith('*') ? name.startsWith(each.name.slice(0, -1)) : name === each.name,
    ),
  )
}

export type CookieName = keyof typeof registeredCookies

/** Writes and reads the registered cookies, for a shop under https or, on one's own machine, under http. */
export function cookieJar(options: { secure: boolean }) {
  // Browsers refuse the __Host- prefix without https; with it no other host of the domain can set the cookie.
  const wireName = (name: CookieName) => `${options.secure ? '__Host-' : ''}akm_${name}`
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${options.secure ? '; Secure' : ''}`

  return {
    wireName,
    read(header: string | null | undefined, name: CookieName): string | undefined {
      if (!header) return undefined
      const wanted = `${wireName(name)}=`
      const pair = header.split(';').find((each) => each.trimStart().startsWith(wanted))
      return pair?.trim().slice(wanted.length) || undefined
    },
    write(name: CookieName, value: string): string {
      if (!/^[\w~.-]+$/.test(value)) throw new TypeError(`not a value for the cookie ${name}`)
      const { maxAgeDays } = registeredCookies[name]
      return `${wireName(name)}=${value}; Max-Age=${maxAgeDays * 86_400}${attributes}`
    },
    clear(name: CookieName): string {
      return `${wireName(name)}=; Max-Age=0${attributes}`
    },
    /** Expires a cookie of others, for this host and for every domain above it, where their scripts like to set theirs. */
    forget(name: string, hostname: string): string[] {
      // Taken from a header that anybody may write: an odd name is left where it is.
      if (!/^[\w.-]+$/.test(name)) return []
      const ending = `${name}=; Max-Age=0; Path=/${options.secure ? '; Secure' : ''}`
      return [ending, ...domainsOf(hostname).map((domain) => `${ending}; Domain=${domain}`)]
    },
  }
}

function domainsOf(hostname: string): string[] {
  if (/^[\d.]+$|[[\]:]/.test(hostname)) return []
  const labels = hostname.split('.')
  return labels.slice(0, -1).map((_, above) => labels.slice(above).join('.'))
}

export type CookieJar = ReturnType<typeof cookieJar>

/** The cart cookie carries the count beside the token: pages show it without asking the database, and trust it for nothing else. */
export function parseCartCookie(value: string | undefined): { token: string; count: number } | null {
  const [, token, count] = /^([\w-]{16,128})~(\d{1,3})$/.exec(value ?? '') ?? []
  return token ? { token, count: Number(count) } : null
}

export function cartCookieValue(token: string, count: number): string {
  return `${token}~${count}`
}

/** The currency that a visitor chose, if the shop asks prices in it; anything else is the shop's own. */
export function parseCurrency(value: string | undefined, offered: readonly string[]): string {
  return offered.find((each) => each === value) ?? shopCurrency
}

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export function parseTheme(value: string | undefined): Theme {
  return themes.find((each) => each === value) ?? 'system'
}
