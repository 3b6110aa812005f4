import type { Locale } from '../../shared/locale.ts'
import { formatMoney, type Money } from '../../shared/money.ts'
import type { Messages } from './messages/index.ts'

type PriceProps = { m: Messages; locale: Locale; price: Money; regularPrice: Money | null }

/** Today's price and, when it is reduced, the regular one with the difference. */
export function Price({ m, locale, price, regularPrice }: PriceProps) {
  if (!regularPrice) {
    return (
      <p class="price">
        <strong>{formatMoney(price, locale)}</strong>
      </p>
    )
  }
  return (
    <p class="price reduced">
      <span class="visually-hidden">{m.price.now}</span> <strong>{formatMoney(price, locale)}</strong>{' '}
      <span class="visually-hidden">{m.price.regular}</span> <s>{formatMoney(regularPrice, locale)}</s>{' '}
      <span class="off">{m.price.off(percentOff(price, regularPrice))}</span>
    </p>
  )
}

/** Rounded down, so that the shop never claims more than it gives. */
function percentOff(price: Money, regular: Money): number {
  return Math.max(1, Math.floor(100 - (price.minor * 100) / regular.minor))
}
