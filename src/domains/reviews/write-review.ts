import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type ReviewId, type UnitId } from '../../shared/ids.ts'
import { after } from '../../shared/time.ts'
import { listKeyPatterns } from '../catalog/index.ts'
import { type Experience, findExperience } from '../orders/index.ts'
import type { ReviewDeps } from './deps.ts'
import { findKeyIn } from './find-key-in.ts'
import { decideMillis, type Review, type ReviewText } from './review.ts'
import { findReviewOf, lockReview } from './store.ts'

export type WriteOutcome =
  | { ok: true; id: ReviewId }
  /** `field`: where something stands that looks like a licence key. */
  | { ok: false; reason: 'licence_key'; field: 'title' | 'body' | 'name' }
  | { ok: false; reason: 'no_experience' }
  /** Another order with this mailbox has written of the product: it is changed from there. */
  | { ok: false; reason: 'other_order' }

type Deps = Pick<ReviewDeps, 'db' | 'clock'>

/**
 * Takes what a buyer thinks of the product of a key that they opened; whoever wrote before changes what they wrote. It waits
 * for the staff. Whoever calls has made sure that the key is theirs who writes.
 */
export async function writeReview(deps: Deps, unitId: UnitId, text: ReviewText): Promise<WriteOutcome> {
  const by = await findExperience(deps.db, unitId)
  if (!by) return { ok: false, reason: 'no_experience' }
  const patterns = (await listKeyPatterns(deps.db)).map(({ pattern }) => pattern)
  const fields = { title: text.title, body: text.body, name: text.shownName ?? '' }
  for (const [field, value] of Object.entries(fields)) {
    if (findKeyIn(value, patterns))
      return { ok: false, reason: 'licence_key', field: field as keyof typeof fields }
  }
  return deps.db.transaction().execute(async (tx) => {
    // Pressed twice, the second finds the first.
    const id = (await insertReview(tx, deps, by, text)) ?? (await changeReview(tx, deps, by, text))
    return id ? ({ ok: true, id } as const) : ({ ok: false, reason: 'other_order' } as const)
  })
}

async function insertReview(
  tx: Tx,
  { clock }: Deps,
  by: Experience,
  text: ReviewText,
): Promise<ReviewId | undefined> {
  if (await findReviewOf(tx, by)) return undefined
  const at = clock.now()
  const row = await tx
    .insertInto('review')
    .values({
      id: newId('rvw'),
      product_id: by.productId,
      order_id: by.orderId,
      account_id: by.accountId,
      mailbox_hash: by.mailboxHash,
      ...columnsOf(text),
      experienced_at: by.openedAt,
      written_at: at,
      decide_by: after(at, decideMillis),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) await note(tx, row.id, 'review.written', text)
  return row?.id
}

async function changeReview(
  tx: Tx,
  { clock }: Deps,
  by: Experience,
  text: ReviewText,
): Promise<ReviewId | undefined> {
  const found = await findReviewOf(tx, by)
  const review = found && (await lockReview(tx, found.id))
  if (!review) return undefined
  if (isSame(review, text)) return review.id
  const at = clock.now()
  await tx
    .updateTable('review')
    .set({
      ...columnsOf(text),
      version: review.version + 1,
      changed_at: at,
      state: 'waiting',
      refused_for: null,
      decide_by: after(at, decideMillis),
      // It answered other words.
      answer: null,
      answered_at: null,
      answered_by: null,
    })
    .where('id', '=', review.id)
    .execute()
  await note(tx, review.id, 'review.changed', text)
  return review.id
}

function isSame(before: Review, now: ReviewText): boolean {
  return (['stars', 'title', 'body', 'shownName', 'locale'] as const).every(
    (name) => before[name] === now[name],
  )
}

const columnsOf = ({ stars, title, body, shownName, locale }: ReviewText) => ({
  ...{ stars, title, body, locale },
  shown_name: shownName,
})

function note(tx: Tx, id: ReviewId, action: string, { stars }: ReviewText): Promise<void> {
  return recordAudit(tx, {
    subject: { kind: 'review', id },
    action,
    actor: { kind: 'customer' },
    details: { stars },
  })
}
