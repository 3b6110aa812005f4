import { goodCard, testShop } from '../../../../test/support/shop.ts'
import { stripeClient } from '../../../platform/stripe/client.ts'
import { stripeDisputes } from '../../../platform/stripe/stripe-disputes.ts'
import { type AccountId, type DisputeId, newId, type OrderId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { listCustodyOf, maskedKey } from '../../keys/index.ts'
import { ProviderError } from '../provider.ts'
import type { EvidenceDeps } from './answer-dispute.ts'
import { findAnswer } from './evidence-store.ts'
import type { EvidenceDocument } from './provider.ts'

/** A shop whose payments banks argue about, and the staff's way to answer. */
export async function evidenceShop() {
  const shop = await testShop()
  const { control } = shop.emulator
  const stripe = stripeClient(new Secret('sk_test_demo_shop'), shop.emulator.url)
  const paper: EvidenceDocument = { fileName: 'order.pdf', bytes: Buffer.from('%PDF-1.7 paper') }
  const ip = '198.51.100.77'
  const deps: EvidenceDeps = {
    ...shop.deps,
    disputes: stripeDisputes(stripe),
    evidence: {
      listLetters: async (_db, _orderId) => [
        {
          kind: 'order_confirmation',
          state: 'accepted',
          createdAt: new Date(),
          acceptedAt: new Date('2026-11-20T10:00:00Z'),
        },
      ],
      listCustody: listCustodyOf,
      maskedKey,
      printReceipt: async () => paper,
      printLedger: (number, log) => ({ fileName: `${number}.pdf`, bytes: Buffer.from(`%PDF ${log}`) }),
      openIp: (sealed) => sealed.toString(),
    },
  }

  async function aPaidOrder(how: Parameters<typeof shop.pay>[1] = { card: goodCard }): Promise<OrderId> {
    const product = await shop.aProduct(1)
    const orderId = await shop.anOrder(product, { delivery: 'at_once' })
    await shop.pay(orderId, how)
    await shop.advance(orderId)
    await shop.db
      .updateTable('order_trace')
      .set({ ip_sealed: Buffer.from(ip), network: '198.51.100.0/24', browser: 'Firefox 140' })
      .where('order_id', '=', orderId)
      .execute()
    return orderId
  }

  const chargeOf = async (orderId: OrderId) =>
    (
      await shop.db
        .selectFrom('payment')
        .select('charge_id')
        .where('order_id', '=', orderId)
        .executeTakeFirstOrThrow()
    ).charge_id ?? ''

  async function dispute(orderId: OrderId, { inquiry = false } = {}): Promise<Disputed> {
    const { id: providerId } = await control.charges.dispute(await chargeOf(orderId), { inquiry })
    // The provider's word reaches the shop.
    await shop.db
      .insertInto('payment_event')
      .values({
        id: `evt_${providerId}`,
        type: 'charge.dispute.created',
        object_id: providerId,
        order_id: orderId,
        created_at: new Date(),
      })
      .execute()
    await shop.advance(orderId)
    const { id } = await shop.db
      .selectFrom('dispute')
      .select('id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    return { orderId, id, providerId }
  }

  const aDispute = async () => dispute(await aPaidOrder())
  const newsOf = (id: string) =>
    shop.events.flatMap((event) =>
      event.type === 'dispute_news' && 'subjectId' in event && event.subjectId === id && 'news' in event
        ? [event.news]
        : [],
    )
  const submissionsOf = async (providerId: string) =>
    (await stripe.disputes.retrieve(providerId)).evidence_details.submission_count

  /** The answer gets there, and nobody hears of it. */
  const withoutReply: EvidenceDeps = {
    ...deps,
    disputes: {
      ...deps.disputes,
      async submit(...request) {
        await deps.disputes.submit(...request)
        throw new ProviderError('unavailable', 'the line broke')
      },
    },
  }
  const answerTo = (id: DisputeId, round = 1) => findAnswer(shop.db, { id, round })
  const by: AccountId = newId('acc')
  const goOn = async ({ orderId, providerId }: Disputed, to: 'chargeback' | 'again' | 'appeal') => {
    // Deadlines are told in whole seconds.
    await control.clock.advance(60)
    await control.disputes.escalate(providerId, to)
    await shop.advance(orderId)
  }
  return {
    shop,
    control,
    stripe,
    by,
    ip,
    deps,
    withoutReply,
    aPaidOrder,
    dispute,
    aDispute,
    chargeOf,
    newsOf,
    submissionsOf,
    answerTo,
    goOn,
  }
}

export type Disputed = { orderId: OrderId; id: DisputeId; providerId: string }
