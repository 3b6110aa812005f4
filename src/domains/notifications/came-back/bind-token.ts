import { createHash } from 'node:crypto'
import type { Db } from '../../../platform/database/connect.ts'
import { areSameBytes } from '../../../shared/same-bytes.ts'

/**
 * Whether a token comes with the body that it came with first. Mailgun signs a token and not what it brings: bound to its first
 * body here, it brings nothing else; the same again is a repetition, which finds its mail taken.
 */
export async function bindToken(db: Db, token: string, body: Buffer, now: Date): Promise<boolean> {
  const [tokenHash, bodyHash] = [digest(token), digest(body)]
  await db
    .insertInto('webhook_token')
    .values({ token_hash: tokenHash, body_hash: bodyHash, seen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('webhook_token')
    .select('body_hash')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirstOrThrow()
  return areSameBytes(row.body_hash, bodyHash)
}

const digest = (of: string | Buffer) => createHash('sha256').update(of).digest()
