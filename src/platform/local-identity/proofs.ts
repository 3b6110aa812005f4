import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Proof, ProofAnswer, ProofPurpose, SignedIn } from '../../domains/identity/index.ts'
import { Secret } from '../../shared/secret.ts'
import type { LocalDeps } from './deps.ts'
import { noSoonerThan } from './no-sooner-than.ts'
import { lockPerson, signedIn } from './persons.ts'
import type { IdentityDb, IdentityTx } from './tables.ts'

const linkMinutes = 60
const codeMinutes = 10
const triesMax = 5
// A try that counts is written to the disk, one for an unknown address is not.
const tryFloorMillis = 25

/** A fresh proof takes the place of the one before. Null when nobody is meant. */
export async function startProof(
  db: IdentityDb,
  deps: LocalDeps,
  purpose: ProofPurpose,
  email: string,
): Promise<Proof | null> {
  const token = newToken()
  const code = new Secret(String(randomInt(1_000_000)).padStart(6, '0'))
  const hashes = {
    token_hash: hashToken(token.expose()),
    code_hash: hashCode(deps, purpose, email, code.expose()),
  }
  const row = await db
    .insertInto('proof')
    .columns(['person_id', 'purpose', 'token_hash', 'code_hash'])
    .expression((eb) =>
      eb
        .selectFrom('person')
        .select((person) => [
          person.ref('id').as('person_id'),
          person.val(purpose).as('purpose'),
          person.val(hashes.token_hash).as('token_hash'),
          person.val(hashes.code_hash).as('code_hash'),
        ])
        .where('email', '=', email)
        .where('confirmed_at', purpose === 'confirm_email' ? 'is' : 'is not', null),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'purpose'])
        .doUpdateSet({ ...hashes, tries: 0, created_at: sql<Date>`now()` }),
    )
    .returning('person_id')
    .executeTakeFirst()
  return row ? { token, code } : null
}

type Finished = SignedIn | { ok: false; reason: 'wrong' | 'banned' }
const wrong = { ok: false, reason: 'wrong' } as const

/** Of any number of answers at the same time one finds the proof; it is gone for the others. */
export async function finishProof(
  deps: LocalDeps,
  purpose: ProofPurpose,
  answer: ProofAnswer,
): Promise<Finished> {
  const tokenHash =
    'token' in answer
      ? hashToken(answer.token)
      : await noSoonerThan(tryFloorMillis, () => tryCode(deps, purpose, answer.email, answer.code))
  if (!tokenHash) return wrong
  return deps.db.transaction().execute(async (tx) => {
    const proof = await tx
      .selectFrom('proof')
      .select('person_id')
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
    const person = proof && (await lockPerson(tx, proof.person_id))
    if (!person || !(await takeProof(tx, purpose, tokenHash))) return wrong
    if (person.banned) return { ok: false, reason: 'banned' }
    if (purpose === 'confirm_email') await confirm(tx, person.subject)
    return signedIn(person)
  })
}

/** @returns the proof's other half for the right code. Trying costs a try, also when many try at the same time. */
async function tryCode(
  deps: LocalDeps,
  purpose: ProofPurpose,
  email: string,
  code: string,
): Promise<Buffer | undefined> {
  const proof = await deps.db
    .updateTable('proof')
    .from('person')
    .set((eb) => ({ tries: eb('proof.tries', '+', 1) }))
    .whereRef('person.id', '=', 'proof.person_id')
    .where('person.email', '=', email)
    .where('proof.purpose', '=', purpose)
    .where('proof.tries', '<', triesMax)
    .where('proof.created_at', '>', minutesAgo(codeMinutes))
    .returning(['proof.token_hash', 'proof.code_hash'])
    .executeTakeFirst()
  const isRight = proof && timingSafeEqual(proof.code_hash, hashCode(deps, purpose, email, code))
  return isRight ? proof.token_hash : undefined
}

async function takeProof(tx: IdentityTx, purpose: ProofPurpose, tokenHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('proof')
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('created_at', '>', minutesAgo(linkMinutes))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

async function confirm(tx: IdentityTx, subject: string): Promise<void> {
  await tx.updateTable('person').set({ confirmed_at: sql<Date>`now()` }).where('id', '=', subject).execute()
}

/** Letters under way are worth nothing any more: the password or the mailbox that they belong to has changed. */
export async function dropProofs(tx: IdentityTx, subject: string): Promise<void> {
  await tx.deleteFrom('proof').where('person_id', '=', subject).execute()
}

export function newToken(): Secret<string> {
  return new Secret(randomBytes(32).toString('base64url'))
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export const minutesAgo = (count: number) => sql<Date>`now() - make_interval(mins => ${count}::int)`

// With the address and the purpose, so that the same digits of two letters have nothing in common.
function hashCode(deps: LocalDeps, purpose: ProofPurpose, email: string, code: string): Buffer {
  return deps.sealer.hash('code of a letter', JSON.stringify([purpose, email, code]))
}
