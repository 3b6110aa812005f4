import type { AccountId, ProductId, WishId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { type Money, money } from '../../shared/money.ts'
import { after, days, hours } from '../../shared/time.ts'

export type Wish = {
  id: WishId
  productId: ProductId
  /** Whose it is: an account, or a mailbox without one. */
  owner: { kind: 'account'; accountId: AccountId } | { kind: 'mailbox'; email: string }
  locale: Locale
  /** Asked to be told when it is back in stock, and when that was told of the stock that is there. */
  stock: { toldAt: Date | null } | null
  /** Asked to be told when it costs this much at most. */
  price: { atMost: Money; toldAt: Date | null } | null
  confirmedAt: Date | null
  keptUntil: Date
}

/** To which words somebody agrees who asks to be told; a new version where they change (GDPR Art. 7(1)). */
export const askTextVersion = '2026-12'

/** A year from when its owner last touched it. */
export const keptDays = 365
export const keptUntilOf = (keptFrom: Date): Date => after(keptFrom, days(keptDays))

/** A mailbox that nobody proves is forgotten after so many days. */
export const confirmDays = 7

/** So long nobody is asked again whether they want letters who said that they want none. */
export const refusedDays = 365

export const wishesMax = 200
/** Of one mailbox without an account: so many letters that ask whether it was its owner, and so many lines. */
export const unconfirmedMax = 3
export const mailboxWishesMax = 30

/** Of few keys not everybody is told at once: so many for each key, and the next when these have had their time. */
export const toldForEachKey = 3
export const patienceMillis = hours(12)

/** Pure rule: how many may be told now. */
export function toldNow({ available, toldLately }: { available: number; toldLately: number }): number {
  return Math.max(0, available * toldForEachKey - toldLately)
}

/** Without an amount, or with one that it costs already: whatever is less than what is asked today. */
export function priceToAskFor(today: Money, typedMinor: number | null): Money {
  const less = Math.max(0, today.minor - 1)
  return money(Math.min(typedMinor ?? less, less), today.currency)
}
