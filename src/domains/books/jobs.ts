import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { after, days, localDayAfter, noonOf } from '../../shared/time.ts'
import { findBookedUntil } from './booked-until.ts'
import { type CloseDeps, closeDays } from './close-days.ts'
import { openDays } from './financial-year.ts'
import { postBatches } from './post-batches.ts'
import { postDocumentsLeft } from './post-documents-left.ts'
import { type MovementDeps, postMovements, postWaiting } from './post-movements.ts'
import { noteRates, type RatesDeps } from './rates/note-rates.ts'
import { settleExchange } from './settle-exchange.ts'
import { verifyBooks } from './verify-books.ts'

export type BooksJobDeps = MovementDeps & CloseDeps & RatesDeps

/** A line of the statement may come late. */
const readDays = 7
const leftDays = 60

export function booksJobs(deps: BooksJobDeps): JobDefinition[] {
  return [
    { name: 'books.nightly', schedule: '17 4 * * *', minutesMax: 120, run: () => keepBooks(deps) },
    { name: 'books.verify', schedule: '37 5 * * 0', minutesMax: 120, run: () => watchBooks(deps) },
  ]
}

/** What no event has booked is booked, and the days that are old enough are closed. */
export async function keepBooks(deps: BooksJobDeps): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const yesterday = localDayAfter(now, -1)
  const last = await findBookedUntil(db)
  await noteRates(deps)
  await postDocumentsLeft(db, after(now, -days(leftDays)))
  // Also what moves while it is read.
  await postMovements(deps, { from: readFrom(now, last), until: after(now, days(1)) })
  await postWaiting(deps)
  await postBatches(deps, yesterday)
  await settleExchange(db, yesterday)
  await closeDays(deps, localDayAfter(now, -openDays), now)
}

/** So many days before the last night that came to its end, however long ago that is: a shop that stood still loses nothing. */
function readFrom(now: Date, lastNight: string | null): Date {
  const from = lastNight !== null && noonOf(lastNight) < now ? noonOf(lastNight) : now
  return after(from, -days(readDays))
}

/** Once a week all closed days are reckoned anew. */
export async function watchBooks({ db, alarm }: BooksJobDeps): Promise<void> {
  const [flaw] = await verifyBooks(db)
  if (flaw) alarm('books.differ', flaw)
}
