import type { GiftId, OrderId, ProductId, UnitId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import { isTakenForShop } from '../../shared/taken-for-shop.ts'
import { fromWallClock, isDay, localDayAfter } from '../../shared/time.ts'
import type { UnitStanding } from '../orders/index.ts'

/**
 * scheduled -> sent -> opened; before it is opened the buyer recalls it, or it ends: its purchase was paid back or never paid, its
 * letter was refused, its recipient declined it or was erased, or nobody opened it. Unopened, the key is the buyer's again.
 */
export type GiftState = 'scheduled' | 'sent' | 'opened' | 'recalled' | 'ended'
export type EndReason = 'paid_back' | 'cancelled' | 'refused' | 'declined' | 'expired' | 'erased'

/** What the buyer writes on the card. Plain text; the day is one of the shop's calendar. */
export type GiftCard = {
  senderName: string
  recipientName: string
  recipientEmail: string
  message: string | null
  locale: Locale
  /** Where the recipient is: a key that cannot be activated there is not given. */
  country: string
  day: string
}

export type Gift = {
  id: GiftId
  orderId: OrderId
  unitId: UnitId
  state: GiftState
  reason: EndReason | null
  /** Null once their time has run out, or their owner had them erased. */
  senderName: string | null
  recipientName: string | null
  recipientEmail: string | null
  message: string | null
  locale: Locale
  country: string | null
  productId: ProductId
  name: Translated
  platform: string
  region: Translated
  sendAt: Date
  linkVersion: number
  textVersion: string
  answersLocale: Locale
  answeredAt: Date
  receiptAcceptedAt: Date | null
  /** The confirmation came back after it was taken, and has not arrived anew since. */
  receiptReturnedAt: Date | null
  madeAt: Date
  sentAt: Date | null
  openedAt: Date | null
}

export const nameMax = 60
export const messageMax = 500
/** How far ahead a day may lie. */
export const daysAheadMax = 365
/** So many gifts are sent to one mailbox in a day, whoever gives them: the shop floods nobody. A bundle is one. */
export const giftsPerMailboxMax = 10
/** So many keys in them, each with a letter of its own: as many as three of the largest bundles have parts. */
export const keysPerMailboxMax = 30
/** So often one key goes out with a letter: who recalls and gives again writes to few strangers. */
export const sendingsOfUnitMax = 3
/** So often one key is given at all, sent or not: each time its buyer gets a letter too. */
export const givingsOfUnitMax = 10
/** So often a day a letter goes out again. */
export const resendsPerDayMax = 3
/** So many keys of one order are given at the till, each with a letter of its own: as many as the largest bundle has parts. */
export const unitsAtCheckoutMax = 10
/** What nobody opens for so long comes back to its buyer. */
export const openWithinDays = 180
/** So long the link of a gift leads to its key. */
export const linkDays = 400

export type CardFlaws = Partial<
  Record<
    'senderName' | 'recipientName' | 'message' | 'day',
    'missing' | 'too_long' | 'address' | 'day' | 'taken_for_shop'
  >
>

/**
 * Pure rule: what is wrong with a card. Addresses of the web have no place on it: the shop's name must carry nobody's link, and
 * nobody's words must be taken for the shop's. `own`: how the shop is called.
 */
export function findFlaws(
  card: Pick<GiftCard, keyof CardFlaws>,
  { now, own }: { now: Date; own: readonly string[] },
): CardFlaws {
  const { senderName, recipientName, day } = card
  const message = card.message ?? ''
  const found = {
    senderName: nameFlaw(senderName) || (isTakenForShop(senderName, own) && 'taken_for_shop'),
    recipientName: nameFlaw(recipientName),
    message: message.length > messageMax ? 'too_long' : hasWebAddress(message) && 'address',
    day: !isDayToGive(day, now) && 'day',
  } as const
  return Object.fromEntries(Object.entries(found).filter(([, flaw]) => flaw))
}

function nameFlaw(name: string) {
  if (name.length === 0) return 'missing'
  if (name.length > nameMax) return 'too_long'
  return hasWebAddress(name) && 'address'
}

/** `https://…`, `www.…` and what mail programs make a link of by themselves: two words joined by a dot, whatever the second is. */
export function hasWebAddress(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[。．｡]/gu, '.')
  return (
    /:\/\/|\bwww\.|@[\p{L}\p{N}-]+\.\p{L}|[\p{L}\p{N}]\.\p{L}[\p{L}\p{N}-]*\//iu.test(plain) ||
    [...plain.matchAll(/[\p{L}\p{N}-]\.(xn--|\p{L}{2,})/giu)].some(
      ([, ending = '']) => !noEndings.includes(ending.toLowerCase()),
    )
  )
}

/** What follows a dot without being an ending of the web. */
const noEndings = ['jr', 'etc', 'mme', 'mlle', 'dr']

/** Today up to a year ahead, by the shop's calendar. */
export function isDayToGive(day: string, now: Date): boolean {
  return isDay(day) && day >= localDayAfter(now, 0) && day <= localDayAfter(now, daysAheadMax)
}

/** In the morning of that day; at once when it is today, or past. */
export function sendTimeOf(day: string, now: Date): Date {
  const morning = day > localDayAfter(now, 0) ? fromWallClock(`${day}T09:00`) : undefined
  return morning ?? now
}

/** Whether the buyer has the confirmation of their answers: without it nothing is sent and nothing opened. */
export const isConfirmed = (gift: Pick<Gift, 'receiptAcceptedAt' | 'receiptReturnedAt'>) =>
  gift.receiptAcceptedAt !== null && gift.receiptReturnedAt === null

/** Something may still come of it: the buyer sees and changes it, and no other is made of the same key. */
export const isLive = ({ state }: Pick<Gift, 'state'>) => state === 'scheduled' || state === 'sent'

/** As what a key was bought that is given. */
export type GivenKey = Pick<UnitStanding, 'orderId' | 'lineId' | 'bundleId'>

/** Pure rule: whether so many keys are more than one mailbox gets in a day. */
export function isFlood(keys: readonly GivenKey[]): boolean {
  return keys.length > keysPerMailboxMax || countGifts(keys) > giftsPerMailboxMax
}

/** Pure rule: a bundle is one gift, as often as that part of it was given that was given most. */
export function countGifts(keys: readonly GivenKey[]): number {
  const gifts = new Map<string, number>()
  for (const [, [key, ...more]] of Map.groupBy(keys, ({ lineId }) => lineId)) {
    if (!key) continue
    const gift = key.bundleId ? `${key.orderId} ${key.bundleId}` : key.lineId
    gifts.set(gift, Math.max(gifts.get(gift) ?? 0, 1 + more.length))
  }
  return gifts.values().reduce((sum, count) => sum + count, 0)
}
