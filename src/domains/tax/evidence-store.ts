import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import { type EvidenceWorth, type PlaceFacts, weighEvidence } from './evidence.ts'

export type ConflictState = 'open' | 'answered' | 'decided'

export type VatEvidence = PlaceFacts & {
  orderId: OrderId
  /** Whether the VAT of the order depends on where its buyer is. */
  matters: boolean
  worth: EvidenceWorth
  conflict: ConflictState | null
  foundAt: Date | null
  /** What the buyer said when asked. */
  answered: string | null
  decided: { country: string; by: AccountId | null; at: Date; reason: string | null } | null
}

export type NewEvidence = {
  orderId: OrderId
  declared: string
  network: string | null
  isConfirmed: boolean
  matters: boolean
}

export async function insertEvidence(tx: Tx, evidence: NewEvidence): Promise<void> {
  await tx
    .insertInto('vat_evidence')
    .values({
      order_id: evidence.orderId,
      declared_country: evidence.declared,
      network_country: evidence.network,
      confirmed_at: evidence.isConfirmed ? sql<Date>`now()` : null,
      matters: evidence.matters,
    })
    .execute()
}

export async function findEvidence(db: Db, orderId: OrderId): Promise<VatEvidence | undefined> {
  const row = await db
    .selectFrom('vat_evidence')
    .selectAll()
    .where('order_id', '=', orderId)
    .executeTakeFirst()
  return row && evidenceOf(row)
}

/** The same, held until the transaction ends: a card, an answer and a decision that come at once follow one another. */
export async function lockEvidence(tx: Tx, orderId: OrderId): Promise<VatEvidence | undefined> {
  const row = await tx
    .selectFrom('vat_evidence')
    .selectAll()
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst()
  return row && evidenceOf(row)
}

/** Whether somebody of the staff decided that another country counts than the one that was declared. In a transaction a decision waits for its end. */
export async function isDecidedElsewhere(db: Db, orderId: OrderId): Promise<boolean> {
  const row = await db
    .selectFrom('vat_evidence')
    .select(['declared_country', 'decided_country'])
    .where('order_id', '=', orderId)
    .forShare()
    .executeTakeFirst()
  return row !== undefined && ![null, row.declared_country].includes(row.decided_country)
}

type EvidenceRow = {
  order_id: OrderId
  declared_country: string
  network_country: string | null
  card_country: string | null
  confirmed_at: Date | null
  matters: boolean
  conflict: ConflictState | null
  found_at: Date | null
  answered_country: string | null
  decided_country: string | null
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
}

function evidenceOf(row: EvidenceRow): VatEvidence {
  const facts = {
    declared: row.declared_country,
    network: row.network_country,
    card: row.card_country,
    isConfirmed: row.confirmed_at !== null,
  }
  return {
    orderId: row.order_id,
    ...facts,
    matters: row.matters,
    worth: weighEvidence(facts),
    conflict: row.conflict,
    foundAt: row.found_at,
    answered: row.answered_country,
    decided:
      row.decided_country !== null && row.decided_at !== null
        ? {
            country: row.decided_country,
            by: row.decided_by as AccountId | null,
            at: row.decided_at,
            reason: row.reason,
          }
        : null,
  }
}

export async function setCard(tx: Tx, orderId: OrderId, card: string): Promise<void> {
  await tx.updateTable('vat_evidence').set({ card_country: card }).where('order_id', '=', orderId).execute()
}

export async function openConflict(tx: Tx, orderId: OrderId): Promise<void> {
  await tx
    .updateTable('vat_evidence')
    .set({ conflict: 'open', found_at: sql<Date>`now()` })
    .where('order_id', '=', orderId)
    .execute()
}

export async function setAnswer(tx: Tx, orderId: OrderId, country: string): Promise<void> {
  await tx
    .updateTable('vat_evidence')
    .set({ conflict: 'answered', answered_country: country, answered_at: sql<Date>`now()` })
    .where('order_id', '=', orderId)
    .execute()
}

export async function setDecision(
  tx: Tx,
  orderId: OrderId,
  { country, by, reason }: { country: string; by: AccountId; reason: string },
): Promise<void> {
  await tx
    .updateTable('vat_evidence')
    .set({
      conflict: 'decided',
      decided_country: country,
      decided_by: by,
      decided_at: sql<Date>`now()`,
      reason,
    })
    .where('order_id', '=', orderId)
    .execute()
}

export const conflictsPerPage = 50

export type ConflictQuery = { show: ConflictState | 'undecided'; isDescending: boolean; page: number }

/** Orders whose evidence contradicts itself, by when that was found: those that wait for a decision, or those that have one. */
export async function listConflicts(
  db: Db,
  { show, isDescending, page }: ConflictQuery,
): Promise<{ rows: VatEvidence[]; total: number }> {
  const states = show === 'undecided' ? (['open', 'answered'] as const) : ([show] as const)
  const query = db.selectFrom('vat_evidence').where('conflict', 'in', states)
  const rows = await query
    .selectAll()
    .orderBy('found_at', isDescending ? 'desc' : 'asc')
    .orderBy('order_id')
    .limit(conflictsPerPage)
    .offset((page - 1) * conflictsPerPage)
    .execute()
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(evidenceOf), total }
}

export async function countConflicts(db: Db): Promise<{ open: number; firstFoundAt: Date | null }> {
  return db
    .selectFrom('vat_evidence')
    .select([sql<number>`count(*)::int`.as('open'), sql<Date | null>`min(found_at)`.as('firstFoundAt')])
    .where('conflict', 'in', ['open', 'answered'])
    .executeTakeFirstOrThrow()
}
