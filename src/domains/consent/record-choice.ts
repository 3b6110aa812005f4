import type { Db } from '../../platform/database/connect.ts'
import { newId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { type Allowed, type Choice, type ConsentChannel, nothingAllowed } from './choice.ts'
import { insertProof } from './store.ts'

export type ConsentDeps = { db: Db; clock: Clock }

/** What was pressed, and whether the browser objected at the same time. */
export type Answer = { allowed: Allowed; on: 'banner' | 'page'; signal: boolean; textHash: Buffer }

/** Keeps the proof of an answer. The signal of the browser is the stronger word. */
export async function recordChoice({ db, clock }: ConsentDeps, answer: Answer): Promise<Choice> {
  const how: ConsentChannel = answer.signal ? 'gpc' : answer.on
  const choice: Choice = {
    proofId: newId('cns'),
    allowed: answer.signal ? nothingAllowed : answer.allowed,
    textHash: answer.textHash,
    at: clock.now(),
  }
  await db.transaction().execute((tx) => insertProof(tx, choice, how))
  return choice
}
