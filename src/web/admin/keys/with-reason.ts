import type { Locale } from '../../../shared/locale.ts'

/** What was done, and why: `Looked at: the buyer cannot read it`. */
export function withReason(what: string, reason: string | null, locale: Locale): string {
  if (reason === null) return what
  return locale === 'fr' ? `${what}\u00a0: ${reason}` : `${what}: ${reason}`
}
