import { type PageName, pages, splitLocale } from '../routes.ts'

export type CountedPage = {
  name: PageName
  /** The pattern; of a product its own page, which is one of the catalogue's. */
  route: string
  /** Part of the window, where visits begin. From elsewhere one also returns to an order, from the payment page. */
  isWindow: boolean
}

const windowPages = [
  'home',
  'catalogue',
  'support',
  'help',
  'withdraw',
  'privacy',
  'cookies',
  'terms',
  'legalNotice',
] as const satisfies PageName[]
const innerPages = ['cart', 'checkout', 'findOrder'] as const satisfies PageName[]

const known = new Map<string, CountedPage>([
  ...windowPages.map((name) => [pages[name], pageOf(name, true)] as const),
  ...innerPages.map((name) => [pages[name], pageOf(name, false)] as const),
])
const productPrefix = `${pages.catalogue}/`
const order = pageOf('order', false)
const reveal = pageOf('orderReveal', false)

/** The page that is counted for a path, in whatever language. The account and the back office are not counted. */
export function countedPage(path: string): CountedPage | undefined {
  const { path: plain } = splitLocale(path)
  const page = known.get(plain)
  if (page) return page
  if (plain.startsWith(productPrefix)) return isSlug.test(plain) ? productPage(plain) : undefined
  if (!plain.startsWith('/orders/')) return undefined
  if (/^\/orders\/[^/]+$/.test(plain)) return order
  return /^\/orders\/[^/]+\/reveal$/.test(plain) ? reveal : undefined
}

const isSlug = /^\/products\/[a-z0-9-]{1,120}$/

const productPage = (route: string): CountedPage => ({ name: 'product', route, isWindow: true })

function pageOf(name: PageName, isWindow: boolean): CountedPage {
  return { name, route: pages[name], isWindow }
}
