import type {
  ContractOnLetter,
  OrderConfirmation,
  SealedDelivery,
} from '../../../domains/notifications/order-on-letter.ts'
import { money } from '../../../shared/money.ts'
import { eachNamed, type SamplesOf } from './sample.ts'
import { amounts, counts, type Scene } from './scene.ts'

const sealed: SealedDelivery = {
  kind: 'sealed',
  products: [...counts.editors, ...counts.game],
  withdrawUntil: '2026-12-07',
}
const single: SealedDelivery = { ...sealed, products: counts.editor }
const revealedAt = new Date('2026-11-24T18:02:00Z')

/** Letters about an order and its keys. */
export const orderSamples: SamplesOf<
  | 'order_confirmation'
  | 'delivery_reminder'
  | 'key_delivery'
  | 'waiver_receipt'
  | 'key_revealed'
  | 'key_replaced'
  | 'shortage_question'
  | 'order_link'
  | 'address_changed'
> = {
  order_confirmation(scene) {
    const { editor, game, keys, waiver } = scene
    const confirmation = confirmationOf(scene)
    const contractAtOnce: ContractOnLetter = {
      ...confirmation.contract,
      delivery: 'at_once',
      waivers: [waiver],
    }
    return {
      sealed: { ...confirmation, delivery: sealed, backordered: [] },
      'at-once': {
        ...confirmation,
        contract: contractAtOnce,
        delivery: { kind: 'at_once', keys: [keys.editor, keys.long, keys.lines], waivers: [waiver] },
        backordered: [],
      },
      'partly-later': {
        ...confirmation,
        delivery: single,
        backordered: [
          { product: editor, quantity: 1, promisedBy: new Date('2026-12-07T12:00:00Z') },
          { product: game, quantity: 1, promisedBy: null },
        ],
      },
      'all-later': {
        ...confirmation,
        delivery: null,
        backordered: [{ product: game, quantity: 1, promisedBy: null }],
      },
    }
  },
  delivery_reminder: ({ order }) => ({
    reminder: {
      order,
      paidAt: new Date('2026-11-16T16:04:00Z'),
      products: single.products,
      withdrawUntil: '2026-11-30',
    },
  }),
  key_delivery: ({ order, keys, waiver }) => ({
    'arrived-sealed': { order, delivery: single },
    'arrived-at-once': { order, delivery: { kind: 'at_once', keys: [keys.game], waivers: [waiver] } },
  }),
  waiver_receipt: ({ order, waiver }) => ({ receipt: { order, waivers: [waiver] } }),
  key_revealed: ({ order, keys }) => ({
    revealed: { order, keys: [keys.editor], revealedAt },
    'revealed-picture': { order, keys: [keys.picture], revealedAt },
  }),
  key_replaced: ({ order, keys }) => ({ replaced: { order, key: keys.game } }),
  shortage_question: ({ order, orderUrl }) =>
    eachNamed(
      ['charged', 'held'],
      (money) => `missing-${money}`,
      (money) => ({
        order,
        missing: counts.game,
        charged: money === 'charged',
        waitUrl: orderUrl('#wait'),
        refundUrl: orderUrl('#refund'),
        answerBy: new Date('2026-11-24T09:16:00Z'),
        waitDays: 14,
      }),
    ),
  order_link: ({ order }) => ({ link: { order } }),
  address_changed: ({ order: { number, placedAt } }) => ({
    'address-changed': { order: { number, placedAt } },
  }),
}

function confirmationOf({ order, editor, game }: Scene): Omit<OrderConfirmation, 'delivery' | 'backordered'> {
  return {
    order,
    paidAt: new Date('2026-11-23T09:16:00Z'),
    lines: [
      {
        product: editor,
        bundle: null,
        quantity: 2,
        gross: amounts.editors,
        tax: money(19_67, 'EUR'),
        vatTreatment: 'domestic',
        vatCountry: 'FR',
        vatBasisPoints: 2000,
        legalNature: 'digital_service',
        releaseAt: null,
      },
      {
        product: game,
        bundle: null,
        quantity: 1,
        gross: amounts.game,
        tax: money(1_56, 'EUR'),
        vatTreatment: 'domestic',
        vatCountry: 'FR',
        vatBasisPoints: 550,
        legalNature: 'digital_content',
        releaseAt: null,
      },
    ],
    gross: money(147_99, 'EUR'),
    contract: {
      termsVersion: '2026-11',
      delivery: 'sealed',
      withdrawUntil: sealed.withdrawUntil,
      waivers: [],
    },
  }
}
