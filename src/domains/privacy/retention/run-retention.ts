import { newId } from '../../../shared/ids.ts'
import { isPersonal } from '../../../shared/personal-data.ts'
import { describeClock, rootClock } from '../clock.ts'
import type { PrivacyDeps } from '../deps.ts'
import { inOrderOfDeletion, listTables, type RegisteredTable } from '../registry.ts'
import { findRestricted } from '../restriction/restriction.ts'
import { joinSubjects, type Subject } from '../subject/subject.ts'
import { countOverdueAccounts } from './expire-accounts.ts'
import { countOverdue, expireTable } from './expire-table.ts'
import { findHeld } from './holds.ts'

export type RetentionLine = { table: string; clock: string; deleted: number; anonymised: number }

/**
 * Everything whose clock has run out is gone afterwards, but for what a legal hold keeps. A table that lost something leaves
 * a line of proof. May run twice, and beside another one.
 */
export async function runRetention(deps: PrivacyDeps): Promise<RetentionLine[]> {
  const held = await findKept(deps)
  const lines: RetentionLine[] = []
  for (const table of tablesWithClocks(deps)) {
    const expired = await expireTable(deps, table, held)
    if (expired.deleted + expired.anonymised > 0) {
      lines.push({
        table: table.name,
        clock: describeClock(rootClock(deps.registry, table.name)),
        ...expired,
      })
    }
  }
  await writeProof(deps, lines)
  return lines
}

/** What a run at that moment would find, table by table; nothing is changed. */
export async function previewRetention(
  deps: PrivacyDeps,
  at = deps.clock.now(),
): Promise<{ table: string; clock: string; rows: number }[]> {
  const held = await findKept(deps)
  const preview = []
  for (const table of tablesWithClocks(deps)) {
    const rows = await countOverdue(deps, table, held, at)
    if (rows > 0)
      preview.push({ table: table.name, clock: describeClock(rootClock(deps.registry, table.name)), rows })
  }
  return preview
}

/** Rows that should have been gone a day ago: a run that failed, or a clock that nobody obeys. Zero in a healthy shop. */
export async function countAllOverdue(deps: PrivacyDeps): Promise<number> {
  return (await listOverdue(deps)).all
}

/** The same by table; accounts, which end by more than their clock, are in `all` alone. */
export async function listOverdue(
  deps: PrivacyDeps,
): Promise<{ all: number; tables: { table: string; rows: number }[] }> {
  const yesterday = new Date(deps.clock.now().getTime() - 86_400_000)
  const tables = await previewRetention(deps, yesterday)
  const { accounts } = await findHeld(deps.db)
  const overdue = await countOverdueAccounts(deps, yesterday, accounts)
  return { all: tables.reduce((sum, { rows }) => sum + rows, overdue), tables }
}

function tablesWithClocks({ registry }: PrivacyDeps): RegisteredTable[] {
  return inOrderOfDeletion(
    listTables(registry).filter(
      ({ declaration }) =>
        declaration.retention !== 'none' &&
        // Where nothing is about a person, the row goes with the other one and not with its clock.
        (isPersonal(declaration) || declaration.retention.rule !== 'with'),
    ),
  )
}

/** What a legal hold or a restriction keeps beyond its clock: whoever had their data restricted may need it (Art. 18(1)(b), (c)). */
async function findKept({ db, clock }: PrivacyDeps): Promise<Subject> {
  return joinSubjects([await findHeld(db), await findRestricted(db, clock.now())])
}

async function writeProof({ db, clock }: PrivacyDeps, lines: readonly RetentionLine[]): Promise<void> {
  if (lines.length === 0) return
  const at = clock.now()
  await db
    .insertInto('retention_run')
    .values(
      lines.map(({ table, clock: words, deleted, anonymised }) => ({
        id: newId('ret'),
        table_name: table,
        clock: words,
        rows_deleted: deleted,
        rows_anonymised: anonymised,
        at,
      })),
    )
    .execute()
}
