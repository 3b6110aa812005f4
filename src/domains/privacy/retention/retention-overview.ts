import { sql } from 'kysely'
import { isPersonal, type Topic } from '../../../shared/personal-data.ts'
import { after, days } from '../../../shared/time.ts'
import { clockOf, endOf, rootClock } from '../clock.ts'
import type { PrivacyDeps } from '../deps.ts'
import type { ErasureDeps } from '../erasure/erase-person.ts'
import { type KeptFor, keptForOf } from '../policy/policy-topics.ts'
import { listTables, type RegisteredTable, tableId } from '../registry.ts'
import { previewAccounts } from './expire-accounts.ts'
import { listOpenHolds, type OpenHold } from './holds.ts'
import { countAllOverdue, previewRetention } from './run-retention.ts'

export type TableOnOverview = {
  table: string
  /** Null where nothing is about a person. */
  topic: Topic | null
  keptFor: KeptFor
  /** The table with whose rows these go. */
  goesWith: string | null
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
  holds: OpenHold[]
}

const runsShown = 30

/** Everything that a person who answers for the clocks wants to see at once. Counts whole tables. */
export async function readRetention(deps: ErasureDeps): Promise<RetentionOverview> {
  const at = deps.clock.now()
  const tonight = after(at, days(1))
  const late = new Map(
    (await previewRetention(deps, after(at, -days(1)))).map(({ table, rows }) => [table, rows]),
  )
  const tables: TableOnOverview[] = []
  for (const table of listTables(deps.registry)) {
    if (table.declaration.retention === 'none') continue
    tables.push(await readTable(deps, table, late.get(table.name) ?? 0))
  }
  return {
    at,
    tables,
    overdue: await countAllOverdue(deps),
    due: (await previewRetention(deps, tonight)).map(({ table, rows }) => ({ table, rows })),
    accounts: await previewAccounts(deps, tonight),
    runs: await listRuns(deps),
    holds: await listOpenHolds(deps.db),
  }
}

async function readTable(
  { db, registry, financialYear, clock }: PrivacyDeps,
  { name, declaration }: RegisteredTable,
  overdue: number,
): Promise<TableOnOverview> {
  const own = clockOf(declaration, name)
  const end =
    own.rule === 'with' ? sql`null::timestamptz` : endOf(own, sql.ref(`t.${own.column}`), financialYear)
  const { rows } = await sql<{ rows: number; nextAt: Date | null }>`
    select count(*) as rows, min(ends.at) filter (where ends.at > ${clock.now()}) as "nextAt"
    from ${tableId(name)} as t, lateral (select ${end} as at) as ends`.execute(db)
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
