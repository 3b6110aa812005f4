import type { Updateable } from 'kysely'
import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { AccountId, ReviewId } from '../../shared/ids.ts'
import { decideReports } from './decide-reports.ts'
import type { ReviewDeps } from './deps.ts'
import type { ReviewEvent, ReviewNews } from './events.ts'
import type { RefusalReason, Review } from './review.ts'
import { lockReviewForStaff } from './store.ts'

/** `version`: the one that was read. */
type Work = { reviewId: ReviewId; version: number; by: AccountId }
export type ModerateOutcome = { ok: true } | { ok: false; reason: 'unknown' | 'moved_on' }

/** A person has read it and found nothing of the list in it. Published before, it keeps its day. */
export function publishReview(deps: ReviewDeps, work: Work): Promise<ModerateOutcome> {
  return moderated(deps, work, async (tx, review) => {
    if (review.state === 'published') return 'unchanged'
    const at = deps.clock.now()
    await decide(tx, review, {
      ...{ state: 'published', refused_for: null, decided_at: at, decided_by: work.by },
      published_at: review.publishedAt ?? at,
    })
    await tell(tx, deps, review, 'published')
    return { action: 'review.published', details: {} }
  })
}

/** Also of one that is published already. Whoever reported it is told that it is gone. */
export function refuseReview(
  deps: ReviewDeps,
  { reason, ...work }: Work & { reason: RefusalReason },
): Promise<ModerateOutcome> {
  return moderated(deps, work, async (tx, review) => {
    if (review.state === 'refused') return 'unchanged'
    const at = deps.clock.now()
    await decide(tx, review, {
      ...{ state: 'refused', refused_for: reason, decided_at: at, decided_by: work.by },
      ...{ answer: null, answered_at: null, answered_by: null },
    })
    const reports = await decideReports(tx, deps, { reviewId: review.id, how: 'removed', by: work.by })
    await tell(tx, deps, review, 'refused')
    return { action: 'review.refused', details: { reason, reports } }
  })
}

/** What was reported is within the rules: the review stays, and whoever reported it is told. */
export function keepReview(deps: ReviewDeps, work: Work): Promise<ModerateOutcome> {
  return moderated(deps, work, async (tx, review) => {
    const reports = await decideReports(tx, deps, { reviewId: review.id, how: 'kept', by: work.by })
    return reports === 0 ? 'unchanged' : { action: 'review.kept', details: { reports } }
  })
}

/** What the shop says to a published review, for everybody to read; an empty answer is taken away. */
export function answerReview(
  deps: ReviewDeps,
  { body, ...work }: Work & { body: string },
): Promise<ModerateOutcome> {
  return moderated(deps, work, async (tx, review) => {
    if (review.state !== 'published') return 'moved_on'
    if ((review.answer?.body ?? '') === body) return 'unchanged'
    const isTaken = body === ''
    await decide(tx, review, {
      answer: isTaken ? null : body,
      answered_at: isTaken ? null : deps.clock.now(),
      answered_by: isTaken ? null : work.by,
    })
    if (!isTaken && !review.answer) await tell(tx, deps, review, 'answered')
    return { action: isTaken ? 'review.answer_taken_back' : 'review.answered', details: {} }
  })
}

async function decide(tx: Tx, { id }: Review, columns: Updateable<DB['review']>): Promise<void> {
  const isDecision = 'state' in columns
  await tx
    .updateTable('review')
    .set({ ...columns, ...(isDecision && { decide_by: null }) })
    .where('id', '=', id)
    .execute()
}

function tell(tx: Tx, { outbox }: ReviewDeps, { id, version }: Review, how: ReviewNews): Promise<void> {
  return outbox.emit<ReviewEvent>(tx, { type: 'review_decided', reviewId: id, version, how })
}

type Done = { action: string; details: NonNullable<AuditEntry['details']> } | 'unchanged' | 'moved_on'

function moderated(
  { db }: ReviewDeps,
  { reviewId, version, by }: Work,
  act: (tx: Tx, review: Review) => Promise<Done>,
): Promise<ModerateOutcome> {
  return db.transaction().execute(async (tx): Promise<ModerateOutcome> => {
    const review = await lockReviewForStaff(tx, reviewId)
    if (!review) return { ok: false, reason: 'unknown' }
    if (review.version !== version) return { ok: false, reason: 'moved_on' }
    const done = await act(tx, review)
    if (done === 'moved_on') return { ok: false, reason: done }
    if (done === 'unchanged') return { ok: true }
    await recordAudit(tx, {
      subject: { kind: 'review', id: reviewId },
      action: done.action,
      actor: { kind: 'staff', id: by },
      details: { version, ...done.details },
    })
    return { ok: true }
  })
}
