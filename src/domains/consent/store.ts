import type { Tx } from '../../platform/database/connect.ts'
import type { Choice, ConsentChannel } from './choice.ts'

/** A second time the proof stays as it is. */
export async function insertProof(tx: Tx, choice: Choice, how: ConsentChannel): Promise<void> {
  const { proofId, allowed, textHash, at } = choice
  await tx
    .insertInto('consent_proof')
    .values({ id: proofId, text_hash: textHash, ...allowed, how, at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
