import type { Tx } from '../../../platform/database/connect.ts'
import { foldEmail } from '../../../shared/email.ts'
import { type DecisionId, newId } from '../../../shared/ids.ts'
import type { ObjectionPurpose } from '../objection/objection.ts'
import type { Person } from '../subject/person.ts'

/** What a person decided about their own data. `until` is when a restriction ends. */
export type Decision =
  | { what: 'restricted' }
  | { what: 'lifted'; until: Date }
  | { what: 'objected' | 'objection_taken_back'; purpose: ObjectionPurpose }

/** One line of the ledger that lies outside the backups; the person is known by keyed hashes, of the account if there was one, then of the address. */
export type DecisionLine = { id: DecisionId; at: Date; decision: Decision; hashes: readonly Buffer[] }

export type DecisionLedger = {
  hash(value: string): Buffer
  ledger: { appendDecision(line: DecisionLine): Promise<void>; readDecisions(): Promise<DecisionLine[]> }
}

/** Notes a decision in the ledger, and in the database that it is there. To be called in the transaction of the decision. */
export type NoteDecision = (tx: Tx, who: Person, decision: Decision, at: Date) => Promise<void>

/** The line is written before the commit: a decision that failed may be carried out later, one that was made is never lost. */
export function noteDecisionIn({ hash, ledger }: DecisionLedger): NoteDecision {
  return async (tx, { account, email }, decision, at) => {
    const hashes = [...(account ? [account] : []), foldEmail(email)].map(hash)
    const id = newId('dec')
    await ledger.appendDecision({ id, at, decision, hashes })
    await rememberDecision(tx, id, at)
  }
}

/** @returns false when it was known already. */
export async function rememberDecision(tx: Tx, id: DecisionId, at: Date): Promise<boolean> {
  const insert = tx.insertInto('noted_decision').values({ id, at })
  const { numInsertedOrUpdatedRows } = await insert
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
