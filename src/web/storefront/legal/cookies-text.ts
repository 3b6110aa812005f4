import type { Locale } from '../../../shared/locale.ts'
import { type CookieName, cookieJar, registeredCookies } from '../../cookies.ts'
import { messages } from '../../ui/messages/index.ts'
import type { Shop } from '../deps.ts'
import type { Block } from './documents/block.ts'

type CookieShop = Pick<Shop, 'baseUrl' | 'demo' | 'adapters' | 'privacy'>

const names = Object.keys(registeredCookies) as CookieName[]

/** What the shop sets by itself, and whether others may come with the visitor's consent. */
export function cookiesLead({ adapters }: Pick<Shop, 'adapters'>, locale: Locale): string {
  const { cookies } = messages[locale]
  return adapters.length === 0 ? cookies.lead : cookies.leadWithChoice
}

/** Made from the table that the cookie writer obeys, and from what the adapters say of themselves. */
export function cookiesText(shop: CookieShop, locale: Locale): Block[] {
  const { cookies } = messages[locale]
  return [
    { kind: 'heading', text: cookies.ownTitle },
    {
      kind: 'table',
      head: [cookies.name, cookies.purpose, cookies.category, cookies.kept],
      rows: ownCookies(shop, locale),
    },
    ...cookiesOfOthers(shop, locale),
    ...(shop.demo ? [] : [{ kind: 'paragraph', text: cookies.payment } as const]),
  ]
}

function ownCookies({ baseUrl }: CookieShop, locale: Locale): string[][] {
  const { cookies } = messages[locale]
  const { wireName } = cookieJar({ secure: baseUrl.startsWith('https:') })
  return names.map((name) => {
    const { category, maxAgeDays } = registeredCookies[name]
    return [
      `\`${wireName(name)}\``,
      cookies.purposes[name],
      cookies.categories[category],
      keptFor(maxAgeDays, locale),
    ]
  })
}

function cookiesOfOthers({ adapters, privacy }: CookieShop, locale: Locale): Block[] {
  if (adapters.length === 0) return []
  const { cookies, consent } = messages[locale]
  const rows = adapters.flatMap((adapter) => {
    const by = recipient(privacy.processors, adapter.id, locale) ?? adapter.name
    const purpose = consent.purposes[adapter.purpose].name
    if (adapter.cookies.length === 0) return [[cookies.noCookie, by, purpose, '']]
    return adapter.cookies.map(({ name, maxAgeDays }) => [
      `\`${name}\``,
      by,
      purpose,
      keptFor(maxAgeDays, locale),
    ])
  })
  return [
    { kind: 'heading', text: cookies.othersTitle },
    { kind: 'paragraph', text: cookies.othersLead },
    { kind: 'table', head: [cookies.name, cookies.setBy, cookies.category, cookies.kept], rows },
  ]
}

/** Number and unit stay on one line. */
function keptFor(days: number, locale: Locale): string {
  return messages[locale].cookies.days(days).replace(' ', '\u00a0')
}

function recipient(processors: Shop['privacy']['processors'], id: string, locale: Locale): string | null {
  const processor = processors.find((each) => each.id === id)
  if (!processor?.name) return null
  const country = processor.country && new Intl.DisplayNames(locale, { type: 'region' }).of(processor.country)
  return country ? `${processor.name}, ${country}` : processor.name
}
