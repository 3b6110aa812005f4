import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type CheckState, isAnswered, nextTry } from './number-check.ts'
import type { VatNumberAnswer } from './provider.ts'
import type { VatNumber } from './vat-number.ts'

/** What is known of the VAT number of an order. */
export type NumberCheck = {
  orderId: OrderId
  number: VatNumber
  state: CheckState
  /** Proves that the register was asked, and when. */
  consultationNumber: string | null
  askedAt: Date
  answeredAt: Date | null
  tries: number
  /** The order was placed with VAT, which goes back when the number turns out valid. */
  vatCharged: boolean
  /** False once nobody asks any more. */
  isRepeated: boolean
  returnedAt: Date | null
}

const columns = [
  'order_id as orderId',
  'vat_number as number',
  'state',
  'consultation_number as consultationNumber',
  'asked_at as askedAt',
  'answered_at as answeredAt',
  'tries',
  'vat_charged as vatCharged',
  'returned_at as returnedAt',
] as const
const isRepeated = sql<boolean>`next_at is not null`.as('isRepeated')

export async function insertNumberCheck(
  tx: Tx,
  { orderId, number, vatCharged }: Pick<NumberCheck, 'orderId' | 'number' | 'vatCharged'>,
  answer: VatNumberAnswer | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('vat_number_check')
    .values({
      order_id: orderId,
      vat_number: number,
      asked_at: now,
      vat_charged: vatCharged,
      ...told(answer, { askedAt: now, tries: 1, vatCharged }, now),
    })
    .execute()
}

/** The number of a company that was named afterwards, instead of what was asked before, if anything was. */
export async function askAnew(
  tx: Tx,
  { orderId, number }: Pick<NumberCheck, 'orderId' | 'number'>,
  answer: VatNumberAnswer,
  now: Date,
): Promise<void> {
  const asked = { askedAt: now, tries: 1, vatCharged: true }
  const values = {
    vat_number: number,
    asked_at: now,
    vat_charged: true,
    tries: 1,
    ...told(answer, asked, now),
  }
  await tx
    .insertInto('vat_number_check')
    .values({ order_id: orderId, ...values })
    .onConflict((conflict) => conflict.column('order_id').doUpdateSet(values))
    .execute()
}

export async function recordAnswer(
  tx: Tx,
  check: Pick<NumberCheck, 'orderId' | 'askedAt' | 'tries' | 'vatCharged'>,
  answer: VatNumberAnswer,
  now: Date,
): Promise<void> {
  const tries = check.tries + 1
  await tx
    .updateTable('vat_number_check')
    .set({ tries, ...told(answer, { ...check, tries }, now) })
    .where('order_id', '=', check.orderId)
    .execute()
}

function told(
  answer: VatNumberAnswer | null,
  { askedAt, tries, vatCharged }: Pick<NumberCheck, 'askedAt' | 'tries' | 'vatCharged'>,
  now: Date,
) {
  const isDone = answer !== null && isAnswered(answer)
  return {
    state: answer?.state ?? ('not_asked' as const),
    consultation_number: answer && 'consultationNumber' in answer ? answer.consultationNumber : null,
    answered_at: isDone ? now : null,
    next_at: answer === null || isDone || !vatCharged ? null : nextTry(askedAt, tries, now),
  }
}

export async function findNumberCheck(db: Db, orderId: OrderId): Promise<NumberCheck | undefined> {
  return db
    .selectFrom('vat_number_check')
    .select(columns)
    .select(isRepeated)
    .where('order_id', '=', orderId)
    .executeTakeFirst()
}

/** The same, held until the transaction ends. */
export async function lockNumberCheck(tx: Tx, orderId: OrderId): Promise<NumberCheck | undefined> {
  return tx
    .selectFrom('vat_number_check')
    .select(columns)
    .select(isRepeated)
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst()
}

/** Numbers whose register is to be asked again by now. */
export async function listDueChecks(db: Db, now: Date, limit: number): Promise<NumberCheck[]> {
  return db
    .selectFrom('vat_number_check')
    .select(columns)
    .select(isRepeated)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()
}

/**
 * Orders of which the number turned out valid after they were placed with VAT that has not gone back, and of whose country nobody decided
 * otherwise; the next ones after an order.
 */
export async function listOwedVat(db: Db, after: OrderId | null, limit: number): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('vat_number_check')
    .select('order_id')
    .where('state', '=', 'valid')
    .where('vat_charged', '=', true)
    .where('returned_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('vat_evidence as e')
            .select('e.order_id')
            .whereRef('e.order_id', '=', 'vat_number_check.order_id')
            .whereRef('e.decided_country', '<>', 'e.declared_country'),
        ),
      ),
    )
    .$if(after !== null, (query) => query.where('order_id', '>', after))
    .orderBy('order_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.order_id)
}

/** The order ended, or has no buyer any more: nobody asks. */
export async function stopChecking(tx: Tx, orderId: OrderId): Promise<void> {
  await tx.updateTable('vat_number_check').set({ next_at: null }).where('order_id', '=', orderId).execute()
}

/** The order is not paid yet: there is nothing to pay back, so the register is left alone. */
export async function postponeCheck(tx: Tx, orderId: OrderId, until: Date): Promise<void> {
  await tx.updateTable('vat_number_check').set({ next_at: until }).where('order_id', '=', orderId).execute()
}

export async function markVatReturned(tx: Tx, orderId: OrderId, now: Date): Promise<void> {
  await tx.updateTable('vat_number_check').set({ returned_at: now }).where('order_id', '=', orderId).execute()
}
