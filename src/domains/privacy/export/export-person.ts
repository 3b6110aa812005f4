import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/connect.ts'
import type { PersonalTable, Topic } from '../../../shared/personal-data.ts'
import type { PrivacyDeps } from '../deps.ts'
import { listPersonalTables, type RegisteredPersonalTable, type Registry, tableId } from '../registry.ts'
import { type HeldData, listHeldData } from '../subject/held-data.ts'
import { rowsOf } from '../subject/rows-of.ts'
import type { Subject } from '../subject/subject.ts'
import { withinTransaction } from '../within-transaction.ts'

export type CopiedTable = { name: string; topic: Topic; columns: readonly string[] }
export type CopiedRow = Readonly<Record<string, unknown>>

/** Everything that is held of a person at one moment, for whoever writes it down. */
export type PersonCopy = {
  at: Date
  tables: readonly CopiedTable[]
  held: readonly HeldData[]
  /** In pieces, from the beginning each time; one table after the other. What was sealed is opened, other bytes come as base64. */
  rowsOf(table: CopiedTable): AsyncIterable<CopiedRow[]>
}

const rowsAtOnce = 500

/**
 * Hands out everything that is held of a person (GDPR Art. 15(3), 20(1)): table by table, those columns whose declaration says
 * so. Whatever is written is read in one snapshot and through cursors, so that a hundred thousand orders take no memory and
 * two files of a copy never disagree.
 */
export async function* exportPerson<T>(
  deps: PrivacyDeps,
  subject: Subject,
  write: (copy: PersonCopy) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const { clock, registry } = deps
  const snapshot = deps.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  yield* withinTransaction(snapshot, async function* (tx) {
    const tables = copiedTables(registry)
    let reads = 0
    yield* write({
      at: clock.now(),
      tables: tables.map(({ name, declaration }) => ({
        name,
        topic: declaration.topic,
        columns: exportedColumns(declaration),
      })),
      held: await listHeldData({ ...deps, db: tx }, subject),
      rowsOf({ name }) {
        const table = tables.find((each) => each.name === name)
        if (!table) throw new Error(`${name} is in no copy`)
        reads += 1
        return readRows(tx, { ...deps, table, subject, cursor: `copy_${reads}` })
      },
    })
  })
}

/** The tables of which a copy holds something. */
export function copiedTables(registry: Registry): RegisteredPersonalTable[] {
  return listPersonalTables(registry).filter(
    ({ declaration }) => declaration.subject !== 'nobody' && exportedColumns(declaration).length > 0,
  )
}

export function exportedColumns({ columns }: PersonalTable): string[] {
  return Object.entries(columns).flatMap(([column, what]) => (what !== 'none' && what.export ? [column] : []))
}

type Read = Pick<PrivacyDeps, 'openIp'> & {
  table: RegisteredPersonalTable
  subject: Subject
  cursor: string
}

// The cursor ends with the snapshot, also when nobody reads it to its end.
async function* readRows(
  tx: Tx,
  { table: { name, declaration }, subject, cursor, openIp }: Read,
): AsyncGenerator<CopiedRow[]> {
  const mine = rowsOf(declaration, 't', subject)
  if (!mine) return
  const picked = sql.join(exportedColumns(declaration).map((column) => sql.ref(`t.${column}`)))
  await sql`declare ${sql.id(cursor)} no scroll cursor for
    select ${picked} from ${tableId(name)} as t where ${mine}`.execute(tx)
  for (;;) {
    const { rows } = await sql<CopiedRow>`fetch ${sql.lit(rowsAtOnce)} from ${sql.id(cursor)}`.execute(tx)
    if (rows.length > 0) yield rows.map((row) => legible(row, declaration, openIp))
    if (rows.length < rowsAtOnce) return
  }
}

function legible(row: CopiedRow, { columns }: PersonalTable, openIp: PrivacyDeps['openIp']): CopiedRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (!Buffer.isBuffer(value)) return [column, value]
      const what = columns[column]
      const isSealed = what !== undefined && what !== 'none' && what.sealed === 'ip'
      return [column, isSealed ? openIp(value) : value.toString('base64')]
    }),
  )
}
