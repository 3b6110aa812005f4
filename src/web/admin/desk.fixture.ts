import type { OrderId, WithdrawalId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import type { OrderOnDesk } from './orders/deps.ts'
import type { OpenedWithdrawal } from './withdrawals/deps.ts'

const now = sampleStorefront().clock.now()

/** As much of an order as its page shows when an act comes back. */
export function sampleDesk(id: OrderId): OrderOnDesk {
  const order = {
    ...{ id, number: '7KQM-2RX9', state: 'fulfilled', locale: 'en', country: 'FR', delivery: 'sealed' },
    ...{ email: 'a@example.eu', lines: [], tax: money(0, 'EUR'), gross: money(1990, 'EUR'), coupon: null },
    ...{ placedAt: now, paidAt: now, heldFor: null, reservedUntil: now },
  }
  const vat = { evidence: undefined, check: undefined }
  return { order, money: undefined, vat, history: [], gifts: new Map() } as unknown as OrderOnDesk
}

/** Of an order that nobody has found yet. */
export function sampleWithdrawal(id: WithdrawalId): OpenedWithdrawal {
  const withdrawal = {
    ...{ id, name: 'Ada', orderNumber: 'the one of Monday', email: 'a@example.eu', locale: 'en' as const },
    ...{ madeAt: now, orderId: null, lastDay: null, inTime: null, receipt: 'refused' as const },
    ...{ closed: null, units: [] },
  }
  return { withdrawal, names: new Map() }
}
