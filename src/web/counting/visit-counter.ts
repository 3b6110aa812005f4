import { type Counters, foldWords } from '../../domains/analytics/index.ts'
import { pages } from '../routes.ts'
import { isBot } from './bots.ts'
import { type CountedPage, countedPage } from './counted-page.ts'
import { factsOf, isEntry } from './facts.ts'
import type { AskedHeaders } from './headers.ts'

export type Asked = { method?: string | undefined; url?: string | undefined; headers: AskedHeaders }
type Act = 'added_to_cart' | 'order_placed' | 'key_revealed'

/** What the shop's pages tell of visits. Nothing here names or recognises anybody (domains/analytics). */
export type VisitCounter = {
  /** An answer went out, from the page cache or not. */
  answered(request: Asked, status: number): void
  /** Something was done on a page of that pattern. */
  done(act: Act, route: string, headers: AskedHeaders, country?: string): void
  /** A search without any other filter has found nothing. */
  foundNothing(text: string): void
  /** What was not found may be there now. */
  forgetGaps(): void
}

export type CountingRules = {
  ownHost: string
  countries: readonly string[]
  /** Whether somebody wants to be left out of the counts. */
  objects(headers: AskedHeaders): boolean
}

const gapsMax = 1000

export function visitCounter(counters: Counters, rules: CountingRules): VisitCounter {
  const gaps = new Set<string>()
  const countries = new Set(rules.countries)
  const isLeftOut = (headers: AskedHeaders) => isBot(headers) || rules.objects(headers)

  function countPage({ name, route }: CountedPage): void {
    counters.count({ event: 'page_viewed', route: pages[name], ...nothingElse })
    if (name === 'product') counters.count({ event: 'product_viewed', route, ...nothingElse })
    if (name === 'checkout') counters.count({ event: 'checkout_shown', route, ...nothingElse })
  }

  return {
    answered({ method, url = '', headers }, status) {
      if (method !== 'GET' || (status !== 200 && status !== 304)) return
      const [path = '', query] = url.split('?', 2)
      const page = countedPage(path)
      if (!page || isLeftOut(headers) || !isNavigation(headers)) return
      countPage(page)
      if (page.isWindow && isEntry(headers, rules.ownHost)) {
        const facts = factsOf(headers, query, { ...rules, countries })
        counters.count({ event: 'visit_begun', route: pages[page.name], ...facts })
      }
      if (page.name === 'catalogue' && query) {
        const words = foldWords(new URLSearchParams(query).get('q') ?? '')
        if (gaps.has(words)) counters.countGap(words)
      }
    },
    done(act, route, headers, country = '') {
      if (!isLeftOut(headers)) counters.count({ event: act, route, ...nothingElse, country })
    },
    foundNothing(text) {
      if (gaps.size < gapsMax) gaps.add(foldWords(text))
    },
    forgetGaps: () => gaps.clear(),
  }
}

const nothingElse = { country: '', referrerHost: '', campaign: '' }

/** A page that a person looks at: not fetched by a script, nor in advance. */
function isNavigation(headers: AskedHeaders): boolean {
  const destination = headers['sec-fetch-dest']
  if (destination !== undefined && destination !== 'document') return false
  return headers['sec-purpose'] === undefined && headers.purpose === undefined
}

/** The objection of a browser for its user (https://w3c.github.io/gpc/); a cookie keeps the one that was pressed here. */
export function objectsBySignal(headers: AskedHeaders): boolean {
  return headers['sec-gpc'] === '1'
}
