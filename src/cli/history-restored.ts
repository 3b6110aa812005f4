import { acceptRestoredBooks, type HeadsLedger } from '../domains/invoicing/index.ts'
import { recordAudit } from '../platform/audit/audit.ts'
import { acceptRestored, type HeadLedger } from '../platform/audit/noted-heads.ts'
import type { Db } from '../platform/database/connect.ts'
import type { Clock } from '../shared/time.ts'
import { refuseOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export const usage = `akm history restored
  Says that the database was restored from a backup: what was noted of its history beyond that is given up, and it goes on from there.`

type Deps = { db: Db; clock: Clock; heads: HeadLedger; books: HeadsLedger; terminal: Terminal }

/** @returns the exit code. */
export async function run(args: string[], deps: Deps): Promise<number> {
  refuseOptions(args, usage)
  const { db, clock, heads, books, terminal } = deps
  const lost = await acceptRestoredBooks(db, books, clock.now())
  if (lost)
    terminal.print(
      `The books go on from here. Given up: ${lost.head?.number ?? 'lines that were not signed'}, noted ${lost.at.toISOString()}. Whoever has a document after the backup has a number that comes again: write them down.`,
    )
  const accepted = await acceptRestored(db, heads, clock.now())
  if (!accepted) {
    terminal.print('Nothing is missing: the history holds every link that was noted.')
    return 0
  }
  const { lost: given, head } = accepted
  await db.transaction().execute((tx) =>
    recordAudit(tx, {
      subject: { kind: 'history', id: String(head.seq) },
      action: 'history.restored',
      actor: { kind: 'system' },
      details: { first_lost: given.head.seq },
    }),
  )
  terminal.print(
    `The history goes on from link ${head.seq}. Given up: link ${given.head.seq}, noted ${given.at.toISOString()}, and all after it.`,
  )
  return 0
}
