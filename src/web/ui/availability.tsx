import type { Availability } from '../../domains/catalog/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { formatDate } from './dates.ts'
import type { Messages } from './messages/index.ts'

type AvailabilityProps = { m: Messages; locale: Locale; availability: Availability }

export function AvailabilityNote({ m, locale, availability }: AvailabilityProps) {
  return <p class={`availability ${availability.kind}`}>{wording(m, locale, availability)}</p>
}

function wording(m: Messages, locale: Locale, availability: Availability): string {
  switch (availability.kind) {
    case 'in_stock':
      return m.availability.inStock
    case 'few':
      return m.availability.few(availability.left)
    case 'sold_out':
      return m.availability.soldOut
    case 'preorder':
      return m.availability.preorder(formatDate(availability.releaseAt, locale, 'short'))
  }
}
