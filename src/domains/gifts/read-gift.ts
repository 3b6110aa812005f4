import type { Db } from '../../platform/database/connect.ts'
import type { GiftId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'
import { after, days } from '../../shared/time.ts'
import { type CoverColours, listPlatforms, listProductColours } from '../catalog/index.ts'
import { listUnitStates } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import { type Gift, isConfirmed, linkDays } from './gift.ts'
import type { GiftLinks } from './gift-link.ts'
import { findGift } from './store.ts'

/** What a link to a gift opens. Whoever has the link is its recipient. */
export type GiftAccess =
  | { kind: 'ok'; id: GiftId; linkVersion: number; isReady: boolean }
  /** Recalled, declined, not opened in time: why is between the two people. */
  | { kind: 'gone' }
  /** The purchase was paid back; `wasOpen`: the key was seen, and is valid no more. */
  | { kind: 'paid_back'; wasOpen: boolean }
  | { kind: 'unknown' }

/** As the shop itself: what the order behind a gift does decides, and no recipient reads it. */
export async function readGiftLink(
  { db, clock }: Pick<GiftDeps, 'db' | 'clock'>,
  links: GiftLinks,
  token: string,
): Promise<GiftAccess> {
  const link = links.read(token)
  const gift = link && (await findGift(db, link.id))
  if (!gift || !link) return { kind: 'unknown' }
  if (gift.linkVersion !== link.linkVersion) return { kind: 'gone' }
  const unit = (await listUnitStates(db, [gift.unitId])).get(gift.unitId)
  const isPaidBack = unit?.state === 'refund_due' || unit?.state === 'refunded'
  if (gift.reason === 'paid_back' || (isPaidBack && gift.state !== 'recalled'))
    return { kind: 'paid_back', wasOpen: gift.openedAt !== null }
  if (gift.state !== 'sent' && gift.state !== 'opened') return { kind: 'gone' }
  if (gift.sentAt && after(gift.sentAt, days(linkDays)) < clock.now()) return { kind: 'gone' }
  const isReady =
    unit?.state === 'revealed' || (unit?.state === 'delivered' && !unit.isHeld && isConfirmed(gift))
  return { kind: 'ok', ...link, isReady }
}

/** A gift as its recipient sees it: nothing of its order, nor what it cost. */
export type GiftOnPage = Pick<
  Gift,
  'id' | 'unitId' | 'senderName' | 'recipientName' | 'message' | 'name' | 'region' | 'openedAt'
> & {
  isOpen: boolean
  slug: string
  colours: CoverColours
  platform: { code: string; name: string; activationUrl: string; guide: Translated }
}

export async function readGiftPage(db: Db, id: GiftId): Promise<GiftOnPage | undefined> {
  const gift = await findGift(db, id)
  if (!gift) return undefined
  const look = (await listProductColours(db, [gift.productId])).get(gift.productId)
  const platform = (await listPlatforms(db)).find(({ code }) => code === gift.platform)
  const { unitId, senderName, recipientName, message, name, region, openedAt } = gift
  return {
    ...{ id, unitId, senderName, recipientName, message, name, region, openedAt },
    isOpen: gift.state === 'opened',
    slug: look?.slug ?? '',
    colours: look?.colours ?? { blade: '#8a6d2f', ground: '#f4efe4' },
    platform: platform ?? {
      code: gift.platform,
      name: gift.platform,
      activationUrl: '',
      guide: { en: '', fr: '' },
    },
  }
}
