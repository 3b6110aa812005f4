import { recordAudit } from '../platform/audit/audit.ts'
import { acceptRestored, type HeadLedger } from '../platform/audit/noted-heads.ts'
import type { Db } from '../platform/database/connect.ts'
import type { Clock } from '../shared/time.ts'
import { refuseOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export const usage = `akm history restored
  Says that the database was restored from a backup: what was noted of its history beyond that is given up, and it goes on from there.`

type Deps = { db: Db; clock: Clock; heads: HeadLedger; terminal: Terminal }

/** @returns the exit code. */
export async function run(args: string[], { db, clock, heads, terminal }: Deps): Promise<number> {
  refuseOptions(args, usage)
  const accepted = await acceptRestored(db, heads, clock.now())
  if (!accepted) {
    terminal.print('Nothing is missing: the history holds every link that was noted.')
    return 0
  }
  const { lost, head } = accepted
  await db.transaction().execute((tx) =>
    recordAudit(tx, {
      subject: { kind: 'history', id: String(head.seq) },
      action: 'history.restored',
      actor: { kind: 'system' },
      details: { first_lost: lost.head.seq },
    }),
  )
  terminal.print(
    `The history goes on from link ${head.seq}. Given up: link ${lost.head.seq}, noted ${lost.at.toISOString()}, and all after it.`,
  )
  return 0
}
