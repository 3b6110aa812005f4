import type { Db } from '../../../platform/database/connect.ts'
import { after, type Clock } from '../../../shared/time.ts'
import { ProviderError, reasonOf } from '../provider.ts'
import type { RedactionFacts, RedactionProvider } from './provider.ts'
import { type DueRedaction, noteRedaction, type RedactionNote, takeDue } from './store.ts'

export type RedactionDeps = {
  db: Db
  clock: Clock
  redactions: RedactionProvider
  alarm(what: string, details: Record<string, string>): void
}

const minute = 60_000
const day = 24 * 60 * minute
const batch = 50
// Of calls without an answer, about two hours; of looks at a job that is not done, more than a week.
const triesUntilAlarm = { unanswered: 8, unfinished: 40 }

/**
 * Brings every redaction that is due one step further: asked for, followed until it is done, asked for again a week after a
 * refusal. What the provider will not do over this door ends, and is left to a human. Each step may happen twice.
 * @returns how many were looked at.
 */
export async function redactPayments(deps: RedactionDeps): Promise<number> {
  const due = await takeDue(deps.db, deps.clock.now(), { leaseSeconds: 600, limit: batch })
  for (const redaction of due) await lookAt(deps, redaction)
  return due.length
}

async function lookAt(deps: RedactionDeps, redaction: DueRedaction): Promise<void> {
  const now = deps.clock.now()
  const note = await ask(deps.redactions, redaction).then(
    (facts) => noteOf(redaction, facts, now),
    (error: unknown) => noteOfFailure(redaction, error, now),
  )
  await noteRedaction(deps.db, redaction.id, note, now)
  const isUnanswered = note.reason !== null && note.tries === triesUntilAlarm.unanswered
  const isStuck = isUnanswered || note.tries === triesUntilAlarm.unfinished
  if (note.state === 'unavailable' || note.state === 'refused' || isStuck) {
    deps.alarm(`redaction.${isStuck ? 'stuck' : note.state}`, {
      redactionId: redaction.id,
      reason: note.reason ?? 'unknown',
    })
  }
}

async function ask(provider: RedactionProvider, redaction: DueRedaction): Promise<RedactionFacts> {
  const { jobId, state, sessionId, intentId, paymentId, round } = redaction
  if (jobId) return state === 'refused' ? provider.checkAgain(jobId) : provider.follow(jobId)
  // The books are closed and led to the provider no more: there is nothing left to ask for.
  if (!sessionId) throw new ProviderError('refused', 'reference_gone')
  return provider.open({ idempotencyKey: `redaction:${paymentId}:${round}`, sessionId, intentId })
}

function noteOf({ round, state, tries }: DueRedaction, facts: RedactionFacts, now: Date): RedactionNote {
  const base = { jobId: facts.jobId, reason: null, tries: 0 }
  // Calls that went unanswered before the job was opened do not make the looks at it rarer.
  const looks = state === 'running' ? tries : 0
  switch (facts.phase) {
    case 'redacted':
      return { ...base, state: 'redacted', nextAt: now }
    case 'working':
      return { ...base, state: 'running', tries: looks + 1, nextAt: after(now, pause(looks, 5)) }
    case 'refused':
      return { ...base, state: 'refused', reason: facts.reason, nextAt: after(now, 7 * day) }
    case 'cancelled':
      // Somebody stopped it in the Dashboard: another job is opened, a day later.
      return {
        ...base,
        state: 'requested',
        jobId: null,
        round: round + 1,
        reason: 'canceled',
        nextAt: after(now, day),
      }
  }
}

function noteOfFailure({ state, jobId, tries }: DueRedaction, error: unknown, now: Date): RedactionNote {
  if (error instanceof ProviderError && error.kind === 'refused' && !jobId) {
    return { state: 'unavailable', reason: error.message.slice(0, 60), tries, nextAt: now }
  }
  const reason = reasonOf(error).slice(0, 60)
  return { state, reason, tries: tries + 1, nextAt: after(now, pause(tries, 1)) }
}

/** Doubled with every try, up to six hours. */
const pause = (tries: number, minutes: number) => Math.min(minutes * 2 ** tries * minute, day / 4)
