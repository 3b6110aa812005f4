import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import { weighEvidence } from './evidence.ts'
import {
  lockEvidence,
  openConflict,
  setAnswer,
  setCard,
  setDecision,
  type VatEvidence,
} from './evidence-store.ts'

/** After a payment: what the country of its card makes of the rest. The order goes on whatever it is. @returns whether a conflict was found now. */
export async function noteCardCountry(tx: Tx, orderId: OrderId, card: string): Promise<boolean> {
  const evidence = await lockEvidence(tx, orderId)
  if (!evidence || evidence.card !== null) return false
  await setCard(tx, orderId, card)
  if (!evidence.matters || weighEvidence({ ...evidence, card }) !== 'conflict') return false
  await openConflict(tx, orderId)
  await recordAudit(tx, {
    subject: { kind: 'order', id: orderId },
    action: 'vat.conflict_found',
    actor: { kind: 'system' },
    details: { declared: evidence.declared, network: evidence.network ?? '', card },
  })
  return true
}

export type AnswerConflictOutcome = { ok: true } | { ok: false; reason: 'nothing_asked' | 'unknown_country' }

/** The buyer says where they live: asked once, and what is said stays. */
export async function answerConflict(
  db: Db,
  { orderId, country }: { orderId: OrderId; country: string },
): Promise<AnswerConflictOutcome> {
  return db.transaction().execute(async (tx): Promise<AnswerConflictOutcome> => {
    const evidence = await lockEvidence(tx, orderId)
    if (evidence?.conflict !== 'open') return { ok: false, reason: 'nothing_asked' }
    if (!countriesOf(evidence).includes(country)) return { ok: false, reason: 'unknown_country' }
    await setAnswer(tx, orderId, country)
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: 'vat.country_answered',
      actor: { kind: 'customer' },
      details: { country },
    })
    return { ok: true }
  })
}

export type DecideConflictOutcome =
  | { ok: true }
  | { ok: false; reason: 'decided_already' | 'unknown_country' | 'reason_missing' }

/**
 * Somebody who answers for the books says which country counts, and why. Lines of an order stay as they were: whoever writes the
 * documents goes on from here, in the same transaction.
 */
export async function decideConflict(
  tx: Tx,
  decision: { orderId: OrderId; country: string; reason: string; by: AccountId },
): Promise<DecideConflictOutcome> {
  const { orderId, country, by } = decision
  const reason = decision.reason.trim()
  if (reason.length < 3) return { ok: false, reason: 'reason_missing' }
  const evidence = await lockEvidence(tx, orderId)
  if (!evidence || evidence.conflict === null || evidence.conflict === 'decided') {
    return { ok: false, reason: 'decided_already' }
  }
  if (!countriesOf(evidence).includes(country)) return { ok: false, reason: 'unknown_country' }
  await setDecision(tx, orderId, { country, by, reason })
  await recordAudit(tx, {
    subject: { kind: 'order', id: orderId },
    action: 'vat.country_decided',
    actor: { kind: 'staff', id: by },
    details: { country },
  })
  return { ok: true }
}

/** The countries among which somebody chooses: the declared one first, each once. */
export function countriesOf({ declared, network, card }: VatEvidence): string[] {
  return [...new Set([declared, network, card].filter((country) => country !== null))]
}
