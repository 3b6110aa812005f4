import type { Locale, Translated } from '../../shared/locale.ts'

/** A product with its edition, as it is called in running text. */
export function fullName(product: { name: Translated; edition: Translated | null }, locale: Locale): string {
  return product.edition ? `${product.name[locale]} ${product.edition[locale]}` : product.name[locale]
}
