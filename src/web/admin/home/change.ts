import type { Locale } from '../../../shared/locale.ts'

const tags: Record<Locale, string> = { en: 'en-IE', fr: 'fr-FR' }

/** By how much it is more than before; null where before there was nothing to compare with. */
export function changeOf(now: number, then: number): number | null {
  return then === 0 ? null : (now - then) / Math.abs(then)
}

/** `+12 %`, with a sign also for more. */
export function formatChange(change: number, locale: Locale): string {
  const style = { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' } as const
  return new Intl.NumberFormat(tags[locale], style).format(change)
}
