import type { Db } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { ApiKeyId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { after, type Clock, days, minutes } from '../../shared/time.ts'

/** Seals with the ring; satisfied by the platform. */
export type AnswerSealer = {
  seal(name: string, content: Secret<string>): Buffer
  open(name: string, box: Buffer): Secret<string>
  hash(purpose: string, value: string): Buffer
}
export type AnswerDeps = { db: Db; sealer: AnswerSealer; clock: Clock }

export type KeptAnswer = { status: number; body: string }

/** One request of a program that may come twice: the value of its Idempotency-Key, and what it asks for. */
export type RepeatedRequest = { apiKey: ApiKeyId; key: string; request: string }

/** It is carried out by whoever began at that moment, and by nobody else. */
export type ClaimedRequest = RepeatedRequest & { begunAt: Date }

export type BegunAnswer =
  | { kind: 'first'; claimed: ClaimedRequest }
  | { kind: 'answered'; answer: KeptAnswer }
  /** The same key came with another request. */
  | { kind: 'other_request' }
  | { kind: 'under_way' }

/** So long an answer is repeated; then the key is as good as new. */
export const answerMillis = days(1)
// A first request that is silent for so long has gone down with its process: whoever asks again is then the first.
const lostMillis = minutes(5)

/**
 * Before a request is carried out: the first to ask goes on, everybody else hears what became of it. Outside the transaction of
 * what is asked for, so that the second one sees it while the first is at work.
 */
export async function beginAnswer(
  { db, sealer, clock }: AnswerDeps,
  asked: RepeatedRequest,
): Promise<BegunAnswer> {
  const now = clock.now()
  const row = { ...nameOf(sealer, asked), request_hash: sealer.hash('repeated request', asked.request) }
  const begun = await db
    .insertInto('api_answer')
    .values({ ...row, begun_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['api_key_id', 'key_hash'])
        .doUpdateSet({ request_hash: row.request_hash, status: null, sealed: null, begun_at: now })
        .where((eb) =>
          eb.or([
            eb('api_answer.begun_at', '<=', after(now, -answerMillis)),
            eb.and([
              eb('api_answer.status', 'is', null),
              eb('api_answer.begun_at', '<=', after(now, -lostMillis)),
              eb('api_answer.request_hash', '=', row.request_hash),
            ]),
          ]),
        ),
    )
    .returning('begun_at')
    .executeTakeFirst()
  if (begun) return { kind: 'first', claimed: { ...asked, begunAt: now } }
  const known = await db
    .selectFrom('api_answer')
    .select(['request_hash', 'status', 'sealed'])
    .where('api_key_id', '=', row.api_key_id)
    .where('key_hash', '=', row.key_hash)
    .executeTakeFirst()
  // Dropped between the two statements, because the first one failed: come again.
  if (!known) return { kind: 'under_way' }
  if (!known.request_hash.equals(row.request_hash)) return { kind: 'other_request' }
  if (known.status === null || known.sealed === null) return { kind: 'under_way' }
  const body = sealer.open(boxName(row), known.sealed).expose()
  return { kind: 'answered', answer: { status: known.status, body } }
}

/**
 * Keeps what is answered, sealed: it may hold a secret that is shown once. In the transaction of what was asked for, so that the
 * answer is there whenever it was done, and nothing is done whose answer is not kept.
 * @throws AppError when somebody else has taken the request over: whatever is done with this is then undone.
 */
export async function keepAnswer(
  { db, sealer }: Pick<AnswerDeps, 'db' | 'sealer'>,
  claimed: ClaimedRequest,
  { status, body }: KeptAnswer,
): Promise<void> {
  const row = nameOf(sealer, claimed)
  const { numUpdatedRows } = await db
    .updateTable('api_answer')
    .set({ status, sealed: sealer.seal(boxName(row), new Secret(body)) })
    .where('api_key_id', '=', row.api_key_id)
    .where('key_hash', '=', row.key_hash)
    .where('begun_at', '=', claimed.begunAt)
    .where('status', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new AppError('conflict', 'the request was taken over')
}

/** Nothing was done: whoever asks again is the first. */
export async function dropAnswer(
  { db, sealer }: Pick<AnswerDeps, 'db' | 'sealer'>,
  claimed: ClaimedRequest,
): Promise<void> {
  const row = nameOf(sealer, claimed)
  await db
    .deleteFrom('api_answer')
    .where('api_key_id', '=', row.api_key_id)
    .where('key_hash', '=', row.key_hash)
    .where('begun_at', '=', claimed.begunAt)
    .where('status', 'is', null)
    .execute()
}

/** Every hour: the nightly run alone would keep some of them two days. */
export async function forgetAnswers({ db, clock }: Pick<AnswerDeps, 'db' | 'clock'>): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('api_answer')
    .where('begun_at', '<=', after(clock.now(), -answerMillis))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

// With a key of the ring, because a request may hold licence keys that somebody could guess.
function nameOf({ hash }: AnswerSealer, { apiKey, key }: RepeatedRequest) {
  return { api_key_id: apiKey, key_hash: hash('repeated request', key) }
}

function boxName({ api_key_id, key_hash }: ReturnType<typeof nameOf>): string {
  return `api_answer ${api_key_id} ${key_hash.toString('hex')}`
}
