import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/connect.ts'
import { erasedEmail } from '../../../shared/email.ts'
import type { PersonalTable } from '../../../shared/personal-data.ts'
import { inOrderOfDeletion, listPersonalTables, type Registry, tableId } from '../registry.ts'
import { rowsOf } from '../subject/rows-of.ts'
import type { Subject } from '../subject/subject.ts'

export type Erased = { deleted: number; anonymised: number }

/**
 * Erases a person's rows as their columns are declared: a row of which nothing must stay is deleted, of another one the
 * declared columns are emptied or made general. What `kept` finds is not touched, except that nobody reads any longer what
 * everybody could.
 */
export async function eraseRows(
  tx: Tx,
  registry: Registry,
  subject: Subject,
  kept: Subject,
): Promise<Erased> {
  const erased = { deleted: 0, anonymised: 0 }
  for (const { name, declaration } of inOrderOfDeletion(listPersonalTables(registry))) {
    const mine = rowsOf(declaration, 't', subject)
    if (!mine) continue
    const free = sql<boolean>`${mine} and (${rowsOf(declaration, 't', kept) ?? sql`false`}) is not true`
    if (isWhollyErasable(declaration))
      erased.deleted += await run(tx, sql`delete from ${tableId(name)} as t where ${free}`)
    else erased.anonymised += await emptyRows(tx, name, declaration, free)
    const { whileHeld } = declaration
    if (whileHeld) await run(tx, change(name, Object.entries(whileHeld), mine))
  }
  return erased
}

function isWhollyErasable({ columns }: PersonalTable): boolean {
  return Object.values(columns).every((what) => what === 'none' || what.erase === 'delete')
}

async function emptyRows(
  tx: Tx,
  name: string,
  { columns }: PersonalTable,
  condition: RawBuilder<boolean>,
): Promise<number> {
  const changes = Object.entries(columns).flatMap(([column, what]) => {
    if (what === 'none' || what.erase === 'keep') return []
    return [[column, what.erase === 'generalise' ? sql`${erasedEmail}` : sql`null`] as const]
  })
  if (changes.length === 0) return 0
  return run(tx, change(name, changes, condition))
}

/** Only where it says something else. */
function change(
  name: string,
  changes: readonly (readonly [string, unknown])[],
  condition: RawBuilder<boolean>,
): RawBuilder<unknown> {
  const set = sql.join(changes.map(([column, value]) => sql`${sql.id(column)} = ${value}`))
  const differs = sql.join(
    changes.map(([column, value]) => sql`${sql.ref(`t.${column}`)} is distinct from ${value}`),
    sql` or `,
  )
  return sql`update ${tableId(name)} as t set ${set} where ${condition} and (${differs})`
}

async function run(tx: Tx, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows = 0n } = await statement.execute(tx)
  return Number(numAffectedRows)
}
