import { fewest, type ShownCount } from '../../../domains/analytics/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatNumber } from '../../ui/numbers.ts'

export function formatCount(count: ShownCount, locale: Locale): string {
  return count === 'few' ? `< ${fewest}` : formatNumber(count, locale)
}

/** Where a small number is drawn: in the middle of what it may be, since the true place would tell it. */
export function heightOf(count: ShownCount): number {
  return count === 'few' ? fewest / 2 : count
}
