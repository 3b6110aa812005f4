import type { Tx } from '../../platform/database/connect.ts'
import type { Choice, ConsentChannel } from './choice.ts'

export async function insertProof(tx: Tx, choice: Choice, how: ConsentChannel): Promise<void> {
  const { proofId, allowed, textHash, at } = choice
  await tx
    .insertInto('consent_proof')
    .values({ id: proofId, text_hash: textHash, ...allowed, how, at })
    .execute()
}
