import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { isPersonal, type PersonalTable, type TableDeclaration } from '../../../shared/personal-data.ts'
import { isOver } from '../clock.ts'
import type { PrivacyDeps } from '../deps.ts'
import { type RegisteredTable, tableId } from '../registry.ts'
import { rowsOf } from '../subject/rows-of.ts'
import type { Subject } from '../subject/subject.ts'

export type Expired = { deleted: number; anonymised: number }

// Small enough that nobody at the till waits for a night's work.
const batchRows = 2000

/** Deletes or anonymises every row of a table whose clock has run out and that nothing holds, a batch a transaction. */
export async function expireTable(
  deps: PrivacyDeps,
  table: RegisteredTable,
  held: Subject,
): Promise<Expired> {
  const now = deps.clock.now()
  const over = [overBy(deps, table, now), unfinished(table, now)].flatMap((each) => each ?? [])
  const free = isFree(table.declaration, held)
  const stays = isPersonal(table.declaration) && table.declaration.atEnd === 'anonymise'
  if (!stays) {
    let deleted = 0
    for (const condition of over)
      deleted += await inBatches(deps.db, deleteRows(table, sql`${condition} and ${free}`))
    return { deleted, anonymised: 0 }
  }
  const columns = columnsToEmpty(table.declaration as PersonalTable)
  if (columns.length === 0) return { deleted: 0, anonymised: 0 }
  let anonymised = 0
  for (const condition of over) {
    anonymised += await inBatches(deps.db, emptyColumns(table, columns, sql`${condition} and ${free}`))
  }
  return { deleted: 0, anonymised }
}

/** How many rows should have been gone at a moment, counted by the same condition. */
export async function countOverdue(
  deps: PrivacyDeps,
  table: RegisteredTable,
  held: Subject,
  at: Date,
): Promise<number> {
  const over = [overBy(deps, table, at), unfinished(table, at)].flatMap((each) => each ?? [])
  if (over.length === 0) return 0
  const columns = isPersonal(table.declaration) ? columnsToEmpty(table.declaration) : []
  const stays = isPersonal(table.declaration) && table.declaration.atEnd === 'anonymise'
  if (stays && columns.length === 0) return 0
  const pending = stays ? isFilled(columns) : sql`true`
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${tableId(table.name)} as t
    where (${sql.join(over, sql` or `)}) and ${isFree(table.declaration, held)} and ${pending}`.execute(
    deps.db,
  )
  return rows[0]?.count ?? 0
}

function overBy(
  { registry, financialYear }: PrivacyDeps,
  { name, declaration }: RegisteredTable,
  at: Date,
): RawBuilder<boolean> | undefined {
  // An account ends as its owner would end it, and takes what lives with it along (expire-accounts.ts).
  return declaration.retention === 'none' || endsWithAnAccount(registry, name)
    ? undefined
    : isOver(registry, name, 't', at, financialYear)
}

export function endsWithAnAccount(registry: PrivacyDeps['registry'], name: string): boolean {
  const retention = registry[name]?.retention
  if (retention === undefined || retention === 'none') return false
  if (retention.rule === 'with') return endsWithAnAccount(registry, retention.table)
  return retention.rule === 'inactive'
}

function unfinished({ declaration }: RegisteredTable, at: Date): RawBuilder<boolean> | undefined {
  if (!isPersonal(declaration) || !declaration.unfinished) return undefined
  const { column, days, whileNull } = declaration.unfinished
  return sql`(${sql.ref(`t.${whileNull}`)} is null
    and ${sql.ref(`t.${column}`)} + make_interval(secs => ${days * 86_400}) <= ${at})`
}

function isFree(declaration: TableDeclaration, held: Subject): RawBuilder<boolean> {
  const rows = isPersonal(declaration) ? rowsOf(declaration, 't', held) : undefined
  return rows ? sql`(${rows}) is not true` : sql`true`
}

function columnsToEmpty({ columns }: PersonalTable): string[] {
  return Object.entries(columns).flatMap(([column, what]) =>
    what !== 'none' && what.atEnd === 'null' ? [column] : [],
  )
}

const isFilled = (columns: readonly string[]): RawBuilder<boolean> =>
  sql`(${sql.join(
    columns.map((column) => sql`${sql.ref(`t.${column}`)} is not null`),
    sql` or `,
  )})`

function deleteRows({ name }: RegisteredTable, condition: RawBuilder<boolean>) {
  return sql`delete from ${tableId(name)} where ctid in (
    select t.ctid from ${tableId(name)} as t where ${condition} limit ${batchRows})`
}

function emptyColumns({ name }: RegisteredTable, columns: readonly string[], condition: RawBuilder<boolean>) {
  const emptied = sql.join(columns.map((column) => sql`${sql.id(column)} = null`))
  return sql`update ${tableId(name)} set ${emptied} where ctid in (
    select t.ctid from ${tableId(name)} as t where ${condition} and ${isFilled(columns)} limit ${batchRows})`
}

async function inBatches(db: Db, statement: RawBuilder<unknown>): Promise<number> {
  let all = 0
  for (;;) {
    const { numAffectedRows = 0n } = await statement.execute(db)
    all += Number(numAffectedRows)
    if (numAffectedRows < BigInt(batchRows)) return all
  }
}
