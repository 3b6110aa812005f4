import type { Tx } from '../../../platform/database/connect.ts'
import type { PrivacyRequestId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { Clock } from '../../../shared/time.ts'
import type { NoteDecision } from '../decisions/decision-ledger.ts'
import type { PrivacyDeps } from '../deps.ts'

/**
 * What a letter about a request says. `erased`: the answer, to an address that is
 * gone from the shop with it. `lifting`: a restriction is going to end.
 */
export type RequestLetter = 'received' | 'proof' | 'extended' | 'answered' | 'refused' | 'erased' | 'lifting'

/**
 * What the desk works with: letters go out with the change that calls for them, and what is decided is noted where no restore of
 * the database reaches.
 */
export type DeskDeps = Pick<PrivacyDeps, 'db'> & {
  clock: Clock
  noteDecision: NoteDecision
  /** Queues a letter to whoever asked, in the transaction of the change. `at` tells letters of one kind apart. */
  writeLetter(
    tx: Tx,
    letter: {
      requestId: PrivacyRequestId
      what: RequestLetter
      recipient: string
      locale: Locale
      at?: Date
    },
  ): Promise<void>
}
