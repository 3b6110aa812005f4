import { type Gift, isLive } from '../../../domains/gifts/index.ts'
import type { UnitOnPage } from '../../../domains/orders/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Seal } from '../../ui/seal.tsx'
import type { Visit } from '../../ui/visit.ts'
import { giftWords } from './gift-words.ts'

/** How a gift stands, in one sentence. */
export function standingOf({ locale }: Visit, gift: Gift, unit: UnitOnPage, now: Date): string {
  const words = giftWords[locale].face
  const day = (at: Date) => formatDate(at, locale)
  if (gift.openedAt) return words.opened(day(gift.openedAt))
  if (gift.receiptReturnedAt) return words.returned
  if (gift.sentAt) return words.sent(day(gift.sentAt))
  if (!gift.receiptAcceptedAt) return words.unconfirmed
  return gift.sendAt <= now && unit.state.kind !== 'given' ? words.late : words.scheduled(day(gift.sendAt))
}

type GiftNoteProps = { visit: Visit; token: string; unit: UnitOnPage; gift: Gift; now: Date }

/** A given key on its buyer's page: to whom, and how it stands; never the key. */
export function GiftNote({ visit, token, unit, gift, now }: GiftNoteProps) {
  const { locale } = visit
  const words = giftWords[locale].face
  return (
    <>
      <div class="key-note">
        <strong>{words.title(gift.recipientName ?? words.somebody)}</strong>
        <p>{standingOf(visit, gift, unit, now)}</p>
      </div>
      {isLive(gift) && (
        <a class="button" href={href(locale, 'orderGift', { token, unit: unit.id })}>
          {gift.state === 'sent' ? words.manageSent : words.manage}
        </a>
      )}
    </>
  )
}

/** The face of a given key: the envelope, tied with a ribbon. */
export function GiftEnvelope() {
  return (
    <div class="envelope gift">
      <span class="flap" aria-hidden="true" />
      <span class="ribbon" aria-hidden="true" />
      <Seal />
    </div>
  )
}

/** Beside a key that is the buyer's: the way to give it, and why an earlier gift came back. */
export function GiveLink({
  visit: { locale },
  token,
  unit,
  gift,
  product,
}: Omit<GiftNoteProps, 'gift' | 'now'> & { gift: Gift | undefined; product: string }) {
  const words = giftWords[locale]
  const came = gift?.reason && words.face.came[gift.reason]
  return (
    <>
      {came && <p>{came}</p>}
      <a
        class="button"
        href={href(locale, 'orderGift', { token, unit: unit.id })}
        aria-label={words.giveLabel(product)}
      >
        {words.give}
      </a>
    </>
  )
}
