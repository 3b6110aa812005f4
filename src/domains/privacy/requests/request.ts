import type { DB } from '../../../platform/database/schema.gen.ts'
import type { PrivacyRequestId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { localDayAfter } from '../../../shared/time.ts'

/** What somebody asks for: GDPR Art. 15 to 21, and Art. 85 of the French law 78-17 for `after_death`. */
export const requestKinds = [
  'access',
  'portability',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'after_death',
  'question',
] as const satisfies DB['privacy_request']['kind'][]
export type RequestKind = (typeof requestKinds)[number]

export const requestChannels = ['mail', 'phone', 'post'] as const satisfies DB['privacy_request']['channel'][]
export type RequestChannel = (typeof requestChannels)[number]

export type RequestState = 'open' | 'answered' | 'refused'

/** A request that did not come by a page of the shop's own. Days are of the shop's calendar, such as `2026-12-26`. */
export type PrivacyRequest = {
  id: PrivacyRequestId
  kind: RequestKind
  channel: RequestChannel
  email: string
  locale: Locale
  /** What was asked for, in the words of whoever wrote it down. */
  wish: string | null
  receivedOn: string
  dueOn: string
  extension: { at: Date; reason: string } | null
  /** How it is known that the data is theirs; null while it is not. Never a copy of a document. */
  identified: { by: 'mailbox' | 'otherwise'; how: string | null; at: Date } | null
  state: RequestState
  answer: string | null
  closedAt: Date | null
}

/** What letters and the desk call a request. */
export function referenceOf(id: PrivacyRequestId): string {
  return `P-${id.slice(-6).toUpperCase()}`
}

/**
 * The last day for an answer: the same day of the month after, or its last one (GDPR Art. 12(3), Regulation 1182/71
 * Art. 3(2)(c)). It is not moved beyond weekends and holidays, so nobody waits longer than the law allows anywhere.
 */
export function dueDay(receivedOn: string, { extended }: { extended: boolean }): string {
  return Temporal.PlainDate.from(receivedOn)
    .add({ months: extended ? 3 : 1 })
    .toString()
}

/** Days that are left, below zero when it is late. */
export function daysLeft({ dueOn }: Pick<PrivacyRequest, 'dueOn'>, now: Date): number {
  return Temporal.PlainDate.from(localDayAfter(now, 0)).until(dueOn).days
}

/** Whoever asks about data must be known to be the one whom it is about; a question and a wish to be left alone need no proof. */
export function needsIdentity(kind: RequestKind): boolean {
  return kind !== 'question' && kind !== 'objection'
}
