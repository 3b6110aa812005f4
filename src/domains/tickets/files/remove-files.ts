import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { type FileId, parseId } from '../../../shared/ids.ts'
import { days } from '../../../shared/time.ts'
import type { TicketDeps } from '../deps.ts'

type Deps = Pick<TicketDeps, 'db' | 'clock' | 'files' | 'ofOthers'>

const atOnce = 200

/** Takes out of the store what lost its row; may run twice. @returns how many. */
export async function removeFiles({ db, files }: Pick<Deps, 'db' | 'files'>): Promise<number> {
  let removed = 0
  for (;;) {
    const rows = await db.selectFrom('removed_file').select('file_id').orderBy('at').limit(atOnce).execute()
    for (const { file_id } of rows) {
      const id = parseId('fil', file_id)
      if (id) await files.remove(id)
      await db.deleteFrom('removed_file').where('file_id', '=', file_id).execute()
    }
    removed += rows.length
    if (rows.length < atOnce) return removed
  }
}

/**
 * Takes out what no row names for a day: uploads whose transaction failed, and what a restored database does not know.
 * @returns how many.
 */
export async function sweepFiles({ db, clock, files, ofOthers }: Deps): Promise<number> {
  const before = clock.now().getTime() - days(1)
  let swept = 0
  let batch: FileId[] = []
  const sweep = async () => {
    const known = await listKnown(db, batch)
    const others = await ofOthers?.(batch)
    const lost = batch.filter((id) => !known.has(id) && !others?.has(id))
    for (const id of lost) await files.remove(id)
    swept += lost.length
    batch = []
  }
  for await (const { id, keptAt } of files.list()) {
    if (keptAt.getTime() > before) continue
    batch.push(id)
    if (batch.length === atOnce) await sweep()
  }
  await sweep()
  return swept
}

async function listKnown(db: Db, ids: readonly FileId[]): Promise<Set<FileId>> {
  const rows = await db.selectFrom('ticket_file').select('id').where(sql<boolean>`id = any(${ids})`).execute()
  return new Set(rows.map(({ id }) => id as FileId))
}
