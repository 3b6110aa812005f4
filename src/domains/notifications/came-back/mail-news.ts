import type { Tx } from '../../../platform/database/connect.ts'
import type { Outbox } from '../../../platform/outbox/outbox.ts'
import { hours } from '../../../shared/time.ts'

/** To those of the staff who answer customers: letters came back, or somebody asks for another address. */
export const mailNews = ['letters_back', 'address_claims'] as const
export type MailNews = (typeof mailNews)[number]
export type MailNewsEvent = { type: 'mail_news'; news: MailNews; at: string }

/** What comes within the hour is told of together. */
export function emitMailNews(tx: Tx, outbox: Outbox, news: MailNews, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / hours(1)) * hours(1))
  return outbox.emit(tx, { type: 'mail_news', news, at: hour.toISOString() } satisfies MailNewsEvent)
}
