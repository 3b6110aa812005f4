import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { Cover } from '../../ui/cover.tsx'
import { fullName } from '../../ui/full-name.ts'
import type { ProductProps } from './product-offer.tsx'

/** What a bundle is, and what each of it costs by itself; nothing for what is none. */
export function BundleParts({ words, product }: ProductProps) {
  const { locale, m } = words
  const { parts } = product
  const apart = sumOf(product)
  if (parts.length === 0) return null
  return (
    <section>
      <h2>{m.bundle.title}</h2>
      <ul class="bundle-parts">
        {parts.map((part) => (
          <li>
            <Cover slug={part.slug} colours={part.colours} />
            <div>
              <a href={href(locale, 'product', { slug: part.slug })}>{fullName(part, locale)}</a>
              <p class="meta">
                {part.platform.name}, {part.region.name[locale]}
              </p>
            </div>
            <span class="amount soft">{formatMoney(part.price, locale)}</span>
          </li>
        ))}
      </ul>
      {apart && <p>{m.bundle.apart(formatMoney(apart, locale))}</p>}
      <p class="small soft">{m.bundle.shares}</p>
    </section>
  )
}

/** What the parts cost one by one, where all are in the window, that is one currency and more than the bundle costs. */
function sumOf({ parts, partCount, price }: ProductProps['product']) {
  const sum = parts.reduce((total, part) => total + part.price.minor, 0)
  const isComparable =
    parts.length === partCount && parts.every((part) => part.price.currency === price.currency)
  return isComparable && sum > price.minor ? money(sum, price.currency) : undefined
}
