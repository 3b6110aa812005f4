import type { ProductCard } from '../../domains/catalog/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { fullName } from './full-name.ts'

type Part = Pick<ProductCard, 'name' | 'edition' | 'platform' | 'region'>

/** What a bundle in a cart is, in a line each; nothing for what is none. */
export function PartList({ locale, parts }: { locale: Locale; parts: readonly Part[] }) {
  if (parts.length === 0) return null
  return (
    <ul class="part-list">
      {parts.map((part) => (
        <li>
          <span>{fullName(part, locale)}</span>
          <span class="soft">
            {part.platform.name}, {part.region.name[locale]}
          </span>
        </li>
      ))}
    </ul>
  )
}
