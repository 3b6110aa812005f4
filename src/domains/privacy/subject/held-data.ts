import { type RawBuilder, sql } from 'kysely'
import type { LegalBasis, Topic } from '../../../shared/personal-data.ts'
import { clockOf, endOf, type FinancialYear } from '../clock.ts'
import type { PrivacyDeps } from '../deps.ts'
import { listPersonalTables, type Registry, tableId } from '../registry.ts'
import { rowsOf } from './rows-of.ts'
import type { Subject } from './subject.ts'

/** What is held of a person in one table, and when the last of it will be gone; null while its clock has not begun. */
export type HeldData = {
  table: string
  topic: Topic
  rows: number
  until: Date | null
  /** Whether erasure takes it at once; otherwise the ground on which it stays. */
  erasable: boolean
  bases: readonly LegalBasis[]
}

/** "What we hold and until when" (GDPR Art. 15(1)(d)): counted by the clocks that the nightly run obeys. */
export async function listHeldData(deps: PrivacyDeps, subject: Subject): Promise<HeldData[]> {
  const found: HeldData[] = []
  for (const { name, declaration } of listPersonalTables(deps.registry)) {
    const mine = rowsOf(declaration, 't', subject)
    if (!mine) continue
    const until = endIn(deps.registry, name, 't', deps.financialYear)
    const { rows } = await sql<{ rows: number; until: Date | null }>`
      select count(*) as rows, max(${until}) as until from ${tableId(name)} as t where ${mine}`.execute(
      deps.db,
    )
    const [held] = rows
    if (!held || held.rows === 0) continue
    const columns = Object.values(declaration.columns).filter((what) => what !== 'none')
    found.push({
      table: name,
      topic: declaration.topic,
      ...held,
      erasable: columns.every(({ erase }) => erase === 'delete'),
      bases: [...new Set(columns.filter(({ erase }) => erase === 'keep').map(({ basis }) => basis))],
    })
  }
  return found
}

/** When the clock of a row runs out; of one that lives with another, the clock of that one. */
function endIn(
  registry: Registry,
  name: string,
  alias: string,
  financialYear: FinancialYear,
): RawBuilder<Date | null> {
  const clock = clockOf(registry[name], name)
  if (clock.rule !== 'with') return endOf(clock, sql.ref(`${alias}.${clock.column}`), financialYear)
  const parent = `${alias}_of`
  // A provider's person is known by the account's `subject`, not by its id.
  const key = clock.table === 'account' && name.startsWith('identity.') ? 'subject' : 'id'
  return sql`(select ${endIn(registry, clock.table, parent, financialYear)}
    from ${tableId(clock.table)} as ${sql.id(parent)}
    where ${sql.ref(`${parent}.${key}`)} = ${sql.ref(`${alias}.${clock.column}`)})`
}
