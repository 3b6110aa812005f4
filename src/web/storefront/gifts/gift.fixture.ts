import type { Gift } from '../../../domains/gifts/index.ts'
import { newId, type UnitId } from '../../../shared/ids.ts'

/** A gift that waits for its day, as its buyer's page gets it. */
export function sampleGift(unitId: UnitId, change: Partial<Gift> = {}): Gift {
  const madeAt = new Date('2026-11-23T16:10:00Z')
  return {
    ...{ id: newId('gft'), orderId: newId('ord'), unitId, productId: newId('prd'), state: 'scheduled' },
    ...{ senderName: 'Ada', recipientName: 'Grace', recipientEmail: 'grace@example.eu', message: null },
    ...{ locale: 'en', country: 'FR', name: { en: 'A game', fr: 'Un jeu' }, platform: 'harbour' },
    ...{ region: { en: 'Europe', fr: 'Europe' }, linkVersion: 1, textVersion: '2026-12-gift' },
    ...{ answersLocale: 'en', answeredAt: madeAt, receiptAcceptedAt: madeAt, receiptReturnedAt: null },
    ...{ sendAt: new Date('2026-12-24T08:00:00Z'), madeAt, sentAt: null, openedAt: null, reason: null },
    ...change,
  }
}
