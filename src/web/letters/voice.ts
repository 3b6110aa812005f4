import type {
  OrderOnLetter,
  ProductCount,
  ProductOnLetter,
} from '../../domains/notifications/order-on-letter.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Shop } from '../storefront/deps.ts'
import type { Block } from './content.ts'
import type { Typesetter } from './typesetting.ts'

/** Who writes, in which language. */
export type Voice = { locale: Locale; set: Typesetter; shop: LetterShop }
export type LetterShop = Pick<Shop, 'name' | 'baseUrl' | 'demo' | 'seller'> & { timeZone: string }

export function productDetail({ platform, region }: ProductOnLetter, { locale }: Voice): string {
  return `${platform} · ${region[locale]}`
}

export function countOf(products: readonly ProductCount[]): number {
  return products.reduce((sum, { quantity }) => sum + quantity, 0)
}

/** Products without prices, as a short list. */
export function productList(products: readonly ProductCount[], voice: Voice): Block {
  const items = products.map(({ product, quantity }) => ({
    name: product.name[voice.locale],
    details: [productDetail(product, voice)],
    quantity,
    amount: '',
  }))
  return { kind: 'items', items, totals: [] }
}

export function openOrder(order: OrderOnLetter, { locale }: Voice): Block {
  return { kind: 'button', label: { en: 'Open my order', fr: 'Ouvrir ma commande' }[locale], url: order.url }
}

export function orderFacts(
  order: Omit<OrderOnLetter, 'url'>,
  { locale, set }: Voice,
): { label: string; value: string }[] {
  const label = { en: ['Order', 'Placed on'], fr: ['Commande', 'Passée le'] }[locale]
  return [
    { label: label[0] ?? '', value: order.number },
    { label: label[1] ?? '', value: set.day(order.placedAt) },
  ]
}
