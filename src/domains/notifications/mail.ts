import type { AccountId, MailId, OrderId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, days, hours, minutes } from '../../shared/time.ts'
import type { MailKind } from './letter.ts'

/**
 * queued -> sending -> accepted | deferred | refused | dead, and deferred -> sending. `accepted` means that the
 * mail server took the letter over, `refused` that it said no for good, `dead` that it said "later" for five days. What was
 * accepted may still come back (`bounced`), or be called unwanted by its reader (`complained`).
 */
export type MailState =
  | 'queued'
  | 'sending'
  | 'accepted'
  | 'deferred'
  | 'refused'
  | 'dead'
  | 'bounced'
  | 'complained'

/** The letters that say where the keys are. */
export const deliveryKinds = ['order_confirmation', 'key_delivery'] as const satisfies readonly MailKind[]

export function isOneOf(kinds: readonly MailKind[], kind: string): boolean {
  return kinds.some((each) => each === kind)
}

/** The states in which something is still to be done; the others are ends. */
export const openStates = ['queued', 'sending', 'deferred'] as const satisfies readonly MailState[]

/** What a letter is about and who gets it. `cause` tells repetitions of the same letter apart. */
export type MailRequest = {
  kind: MailKind
  subjectId: string
  orderId: OrderId | null
  /** Whose account it is about; null for a letter about an order. */
  accountId: AccountId | null
  cause: string
  locale: Locale
  recipient: string
}

export type Mail = MailRequest & { id: MailId; attempts: number; createdAt: Date }

/** Longer than a delivery may take (the mailer gives up after a minute), so that two senders never overlap. */
export const leaseMillis = minutes(3)

const lifetimeMillis = days(5)
const delays = [minutes(1), minutes(5), minutes(15), hours(1), hours(4), hours(12)]

/** When to try again after `mail.attempts` failures; null when the letter has been tried for five days. */
export function nextAttemptAt(mail: Pick<Mail, 'attempts' | 'createdAt'>, now: Date): Date | null {
  const next = after(now, delays[mail.attempts - 1] ?? hours(24))
  return next > after(mail.createdAt, lifetimeMillis) ? null : next
}
