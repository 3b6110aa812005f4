import { sql } from 'kysely'
import { isPersonal, type RetentionClock, type Topic } from '../../../shared/personal-data.ts'
import { after, days } from '../../../shared/time.ts'
import { clockOf, endOf, latestOver, rootClock } from '../clock.ts'
import type { PrivacyDeps } from '../deps.ts'
import type { ErasureDeps } from '../erasure/erase-person.ts'
import { type KeptFor, keptForOf } from '../policy/policy-topics.ts'
import { listTables, type RegisteredTable, tableId } from '../registry.ts'
import { previewAccounts } from './expire-accounts.ts'
import { listOverdue, previewRetention } from './run-retention.ts'

export type TableOnOverview = {
  table: string
  /** Null where nothing is about a person. */
  topic: Topic | null
  keptFor: KeptFor
  /** The table with whose rows these go. */
  goesWith: string | null
  /** Counted to `rowsMax`; one more than that are more. */
  rows: number
  /** When the next clock of a row runs out; null where they go with another table's, or none runs. */
  nextAt: Date | null
  overdue: number
}

export type RunOnOverview = { at: Date; table: string; clock: string; deleted: number; anonymised: number }

export type RetentionOverview = {
  at: Date
  tables: TableOnOverview[]
  overdue: number
  /** What a run in the coming night would remove. */
  due: { table: string; rows: number }[]
  accounts: { told: number; erased: number }
  runs: RunOnOverview[]
}

/** So many rows of a table are counted. */
export const rowsMax = 10_000
const runsShown = 30

/** Everything that a person who answers for the clocks wants to see at once. */
export async function readRetention(deps: ErasureDeps): Promise<RetentionOverview> {
  const at = deps.clock.now()
  const tonight = after(at, days(1))
  const overdue = await listOverdue(deps)
  const late = new Map(overdue.tables.map(({ table, rows }) => [table, rows]))
  const tables: TableOnOverview[] = []
  for (const table of listTables(deps.registry)) {
    if (table.declaration.retention === 'none') continue
    tables.push(await readTable(deps, table, late.get(table.name) ?? 0))
  }
  return {
    at,
    tables,
    overdue: overdue.all,
    due: (await previewRetention(deps, tonight)).map(({ table, rows }) => ({ table, rows })),
    accounts: await previewAccounts(deps, tonight),
    runs: await listRuns(deps),
  }
}

async function readTable(
  { db, registry, financialYear, clock }: PrivacyDeps,
  { name, declaration }: RegisteredTable,
  overdue: number,
): Promise<TableOnOverview> {
  const own = clockOf(declaration, name)
  const { rows } = await sql<{ rows: number; nextAt: Date | null }>`
    select (select count(*) from (select from ${tableId(name)} limit ${rowsMax + 1}) as counted) as rows,
      ${own.rule === 'with' ? sql`null::timestamptz` : nextEnd(name, own, clock.now(), financialYear)} as "nextAt"`.execute(
    db,
  )
  return {
    table: name,
    topic: isPersonal(declaration) ? declaration.topic : null,
    keptFor: keptForOf(rootClock(registry, name)),
    goesWith: own.rule === 'with' ? own.table : null,
    rows: rows[0]?.rows ?? 0,
    nextAt: rows[0]?.nextAt ?? null,
    overdue,
  }
}

/** A later row ends no sooner: of those that surely run still, the first says when. */
function nextEnd(
  name: string,
  clock: Exclude<RetentionClock, { rule: 'with' }>,
  now: Date,
  financialYear: PrivacyDeps['financialYear'],
) {
  const column = sql.ref(`t.${clock.column}`)
  const latest = latestOver(clock, now)
  return sql`coalesce(
    (select min(ends.at) from ${tableId(name)} as t, lateral (select ${endOf(clock, column, financialYear)} as at) as ends
      where ${column} <= ${latest} and ends.at > ${now}),
    (select ${endOf(clock, sql`first.at`, financialYear)}
      from (select min(${column}) as at from ${tableId(name)} as t where ${column} > ${latest}) as first))`
}

function listRuns({ db }: PrivacyDeps): Promise<RunOnOverview[]> {
  return db
    .selectFrom('retention_run')
    .select([
      'at',
      'table_name as table',
      'clock',
      'rows_deleted as deleted',
      'rows_anonymised as anonymised',
    ])
    .orderBy('at', 'desc')
    .orderBy('table_name')
    .limit(runsShown)
    .execute()
}
