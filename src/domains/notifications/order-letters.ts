import type { Db } from '../../platform/database/connect.ts'
import { type OrderId, parseId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { type KeyContent, openKeys, type Vault } from '../keys/index.ts'
import {
  backorderDays,
  findAddressee,
  getOrderPage,
  isUnviewed,
  listUnitsForLetter,
  type OrderWithoutPayment,
  type UnitInLetter,
} from '../orders/index.ts'
import { findRefund } from '../payments/index.ts'
import type { LetterModels, LetterReference, MailKind } from './letter.ts'
import type {
  DeliveryAtOnce,
  KeyOnLetter,
  KeyValue,
  OrderOnLetter,
  SealedDelivery,
} from './order-on-letter.ts'
import { counted, productOf, waiversOf } from './units-on-letter.ts'

export type OrderLetterDeps = {
  db: Db
  vault: Vault
  now(): Date
  /** A fresh link to the order's page. */
  orderUrl(order: { id: OrderId; linkVersion: number; locale: Locale }): string
}

type OrderLetterKind = Exclude<
  MailKind,
  | `account_${string}`
  | `privacy_${string}`
  | `withdrawal_${string}`
  | `gift${string}`
  | 'ticket'
  | 'review'
  | 'review_report'
  | 'wish'
  | 'tax_document'
  | 'books_heads'
>
type Models = { [K in OrderLetterKind]: (reference: LetterReference) => Promise<LetterModels[K] | null> }

/**
 * What each letter says, read from today's truth at the moment it is sent. Keys leave the vault here and only for
 * units whose seal is broken; null means that there is nothing left to say.
 */
export function orderLetters(deps: OrderLetterDeps): Models {
  const about =
    <K extends MailKind>(
      compose: (subject: Subject) => Promise<LetterModels[K] | null> | LetterModels[K] | null,
    ) =>
    async (reference: LetterReference) => {
      const subject = await readSubject(deps, reference)
      return subject && compose(subject)
    }
  return {
    order_confirmation: about<'order_confirmation'>((subject) => confirmation(deps, subject)),
    key_delivery: about<'key_delivery'>(async (subject) => {
      const units = together(subject, 'deliveredAt')
      const delivery = await deliveryOf(deps, subject, units)
      return delivery && { order: subject.order, delivery }
    }),
    delivery_reminder: about<'delivery_reminder'>((subject) => reminder(deps, subject)),
    waiver_receipt: about<'waiver_receipt'>((subject) => {
      const one = subject.units.find((unit) => unit.waiver?.id === subject.id)?.waiver
      const given = subject.units.filter(
        (unit) => unit.waiver?.requestedAt.getTime() === one?.requestedAt.getTime(),
      )
      return given.length > 0 ? { order: subject.order, waivers: waiversOf(given) } : null
    }),
    key_revealed: about<'key_revealed'>(async (subject) => {
      const units = together(subject, 'revealedAt')
      const revealedAt = units[0]?.revealedAt
      return revealedAt
        ? { order: subject.order, keys: await keysOf(deps, subject, units), revealedAt }
        : null
    }),
    key_replaced: about<'key_replaced'>(async (subject) => {
      const units = subject.units.filter(
        ({ id, state, given }) => id === subject.id && state === 'revealed' && !given,
      )
      const [key] = await keysOf(deps, subject, units)
      return key ? { order: subject.order, key } : null
    }),
    shortage_question: about<'shortage_question'>(({ page, order, units }) => {
      if (page.state !== 'awaiting_choice' || !page.shortageChoiceDueAt) return null
      const missing = counted(units.filter((unit) => unit.state === 'waiting'))
      const urls = { waitUrl: order.url, refundUrl: order.url }
      const charged = page.paidAt !== null
      return { order, missing, charged, ...urls, answerBy: page.shortageChoiceDueAt, waitDays: backorderDays }
    }),
    refund_notice: about<'refund_notice'>((subject) => refundNotice(deps, subject)),
    payment_review: about<'payment_review'>(({ page, order, units, cause }) => {
      const charged = page.paidAt !== null
      const told = { order, products: counted(units), amount: page.gross, charged }
      if (cause === 'rejected' || cause === 'expired') return { ...told, how: cause }
      if (!page.reviewUntil) return null
      return { ...told, how: 'held', until: page.reviewUntil }
    }),
    address_changed: async ({ subjectId }) => {
      const id = parseId('ord', subjectId)
      const page = id && (await getOrderPage(deps.db, id))
      return page ? { order: { number: page.number, placedAt: page.placedAt } } : null
    },
    order_link: about<'order_link'>(({ order }): LetterModels['order_link'] => ({ order })),
  }
}

type Subject = {
  id: string
  cause: string
  page: OrderWithoutPayment
  order: OrderOnLetter
  units: UnitInLetter[]
}

async function readSubject(
  { db, orderUrl }: OrderLetterDeps,
  { orderId, subjectId, cause, locale }: LetterReference,
): Promise<Subject | null> {
  const page = orderId && (await getOrderPage(db, orderId))
  const addressee = orderId && (await findAddressee(db, orderId))
  if (!page || !addressee) return null
  const url = orderUrl({ id: page.id, linkVersion: addressee.linkVersion, locale })
  const order = { number: page.number, url, placedAt: page.placedAt }
  return { id: subjectId, cause, page, order, units: await listUnitsForLetter(db, page.id) }
}

async function confirmation(
  deps: OrderLetterDeps,
  subject: Subject,
): Promise<LetterModels['order_confirmation'] | null> {
  const { page, order, units } = subject
  if (!page.paidAt) return null
  const waiting = Map.groupBy(
    units.filter((unit) => unit.state === 'backordered'),
    (unit) => `${unit.name.en} ${unit.promisedBy?.getTime()}`,
  )
  return {
    order,
    paidAt: page.paidAt,
    lines: page.lines.map((line) => ({
      product: { name: line.name, platform: line.platform.name, region: line.region },
      bundle: line.bundle?.name ?? null,
      quantity: line.quantity,
      gross: line.gross,
      ...(page.coupon && { discount: line.discount }),
      tax: line.tax,
      vatTreatment: line.vatTreatment,
      vatCountry: line.vatCountry,
      vatBasisPoints: line.vatBasisPoints,
      legalNature: line.legalNature,
      releaseAt: line.releaseAt,
    })),
    gross: page.gross,
    ...(page.coupon && { coupon: page.coupon }),
    contract: {
      termsVersion: page.termsVersion,
      delivery: page.delivery,
      withdrawUntil: dayOf(page.withdrawUntil),
      waivers: waiversOf(units.filter((unit) => unit.waiver?.step === 'checkout')),
    },
    delivery: await deliveryOf(deps, subject, units),
    backordered: [...waiting.values()].flatMap((group) =>
      counted(group).map((count) => ({ ...count, promisedBy: group[0]?.promisedBy ?? null })),
    ),
  }
}

async function deliveryOf(
  deps: OrderLetterDeps,
  subject: Subject,
  units: readonly UnitInLetter[],
): Promise<SealedDelivery | DeliveryAtOnce | null> {
  const open = units.filter((unit) => unit.state === 'revealed' && !unit.given)
  const sealed = units.filter((unit) => unit.state === 'delivered' && !unit.given)
  if (subject.page.delivery === 'at_once' && open.length > 0) {
    return { kind: 'at_once', keys: await keysOf(deps, subject, open), waivers: waiversOf(open) }
  }
  if (sealed.length === 0) return null
  return { kind: 'sealed', products: counted(sealed), withdrawUntil: dayOf(subject.page.withdrawUntil) }
}

async function reminder(
  { db, now }: OrderLetterDeps,
  { page, order, units }: Subject,
): Promise<LetterModels['delivery_reminder'] | null> {
  const sealed = units.filter((unit) => unit.state === 'delivered' && !unit.given)
  if (!page.paidAt || sealed.length === 0 || !(await isUnviewed(db, page.id, now()))) return null
  const withdrawUntil = page.withdrawUntil > now() ? dayOf(page.withdrawUntil) : null
  return { order, paidAt: page.paidAt, products: counted(sealed), withdrawUntil }
}

async function refundNotice(
  { db }: OrderLetterDeps,
  subject: Subject,
): Promise<LetterModels['refund_notice'] | null> {
  const { page, order, units } = subject
  const refundId = parseId('ref', subject.id)
  if (!refundId) {
    return { order, products: counted(units), amount: page.gross, money: 'released', reason: 'shortage' }
  }
  const refund = await findRefund(db, refundId)
  if (!refund) return null
  const products = counted(units.filter((unit) => refund.unitIds.includes(unit.id)))
  const reason = reasonsTold.find((told) => told === refund.reason) ?? 'other'
  return {
    order,
    products,
    amount: money(refund.amountMinor, page.gross.currency),
    money: 'refunded',
    reason,
  }
}

const reasonsTold = ['shortage', 'withdrawal', 'vat'] as const

// Units that were handed over, or opened, with the one that the letter is about: the same transaction, the same time.
function together({ id, units }: Subject, time: 'deliveredAt' | 'revealedAt'): UnitInLetter[] {
  const at = units.find((unit) => unit.id === id)?.[time]?.getTime()
  return at === undefined ? [] : units.filter((unit) => !unit.given && unit[time]?.getTime() === at)
}

async function keysOf(
  { db, vault }: OrderLetterDeps,
  { order }: Subject,
  units: readonly UnitInLetter[],
): Promise<KeyOnLetter[]> {
  const keys = await openKeys(
    db,
    units.map((unit) => unit.id),
    vault,
  )
  return units.flatMap((unit) => {
    const key = keys.get(unit.id)
    return key ? [{ product: productOf(unit), guideUrl: order.url, value: keyValueOf(key) }] : []
  })
}

function keyValueOf(content: Secret<KeyContent>): KeyValue {
  const key = content.expose()
  if (key.kind === 'image') return { format: 'image', mediaType: key.mediaType, bytes: new Secret(key.bytes) }
  return { format: 'text', text: new Secret(key.kind === 'text' ? key.text : key.lines.join('\n')) }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
