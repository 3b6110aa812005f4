import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/connect.ts'
import type { PersonalTable } from '../../../shared/personal-data.ts'
import type { PrivacyDeps } from '../deps.ts'
import { listPersonalTables, tableId } from '../registry.ts'
import { rowsOf } from '../subject/rows-of.ts'
import type { Subject } from '../subject/subject.ts'

/** The version of the format; its JSON Schema is `exportSchema`. */
export const exportFormat = 'allkeymasters-export/1'

const rowsAtOnce = 500

/**
 * Everything that is held of a person, as one JSON document in pieces (GDPR Art. 15(3), 20(1)): table by table, those columns
 * whose declaration says so. It is read through cursors in one snapshot, so that a hundred thousand orders take no memory.
 */
export async function* exportPerson(deps: PrivacyDeps, subject: Subject): AsyncGenerator<string> {
  const { db, registry, clock } = deps
  yield `{"format":${JSON.stringify(exportFormat)},"exportedAt":${JSON.stringify(clock.now().toISOString())},"data":{`
  const { promise: done, resolve: finish } = Promise.withResolvers<void>()
  const { promise: opened, resolve: open, reject: fail } = Promise.withResolvers<Tx>()
  // The transaction stays open while whoever reads takes piece after piece, and ends when they stop.
  const running = db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      open(tx)
      await done
    })
  running.catch(fail)
  try {
    const tx = await opened
    let isFirst = true
    for (const { name, declaration } of listPersonalTables(registry)) {
      const columns = exportedColumns(declaration)
      if (columns.length === 0 || declaration.subject === 'nobody') continue
      yield `${isFirst ? '' : ','}${JSON.stringify(name)}:{"topic":${JSON.stringify(declaration.topic)},"rows":[`
      yield* rowsAsJson(tx, name, declaration, columns, subject)
      yield ']}'
      isFirst = false
    }
    yield '}}\n'
  } finally {
    finish()
    await running
  }
}

export function exportedColumns({ columns }: PersonalTable): string[] {
  return Object.entries(columns).flatMap(([column, what]) => (what !== 'none' && what.export ? [column] : []))
}

async function* rowsAsJson(
  tx: Tx,
  name: string,
  declaration: PersonalTable,
  columns: readonly string[],
  subject: Subject,
): AsyncGenerator<string> {
  const mine = rowsOf(declaration, 't', subject)
  if (!mine) return
  const picked = sql.join(columns.map((column) => sql.ref(`t.${column}`)))
  await sql`declare exported no scroll cursor for select ${picked} from ${tableId(name)} as t where ${mine}`.execute(
    tx,
  )
  let isFirst = true
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`fetch ${sql.lit(rowsAtOnce)} from exported`.execute(
      tx,
    )
    if (rows.length > 0) yield (isFirst ? '' : ',') + rows.map((row) => JSON.stringify(plain(row))).join(',')
    isFirst = false
    if (rows.length < rowsAtOnce) break
  }
  await sql`close exported`.execute(tx)
}

/** Bytes as base64, as JSON has none of its own. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? value.toString('base64') : value,
    ]),
  )
}
