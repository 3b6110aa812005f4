import type { LegalNature } from '../catalog/index.ts'
import type { UnitState } from '../orders/index.ts'

/**
 * What a withdrawal means for one key:
 * - `taken_back`: its money goes back, and a sealed key to stock.
 * - `cancelled`: nothing had been paid, and nothing will be taken.
 * - `gone`: its money had gone back before.
 * - `waived`: its customer had let the right go, and has the confirmation of it.
 * - `later`: in time, and carried out once its payment has come to rest: money is just being taken, or a bank argues about it.
 * - `mismatch`: money came that was not asked for, and only a human may touch it.
 * - `late`, `service`, `unproved`, `company`: somebody has to answer.
 */
export const answers = [
  'taken_back',
  'cancelled',
  'gone',
  'waived',
  'later',
  'late',
  'service',
  'unproved',
  'company',
  'mismatch',
] as const
export type Answer = (typeof answers)[number]

export const forStaff = [
  'late',
  'service',
  'unproved',
  'company',
  'mismatch',
] as const satisfies readonly Answer[]

export const needsStaff = (answer: Answer) => forStaff.some((each) => each === answer)

export type JudgedUnit = {
  state: UnitState
  legalNature: LegalNature
  /** Without a confirmation on a durable medium the answers of a waiver are void (C. conso. L221-26). */
  waiver: 'none' | 'unconfirmed' | 'confirmed'
}

export type Circumstances = {
  inTime: boolean
  isCompany: boolean
  isPaid: boolean
  /** The statement came before: a key that has opened since is for a human, whatever was agreed to at checkout. */
  isResumed?: boolean
}

/** Pure rule. What is settled already comes first, then the right that has ended, then the period. */
export function judgeUnit(unit: JudgedUnit, about: Circumstances): Answer {
  if (['refunded', 'refund_due', 'released'].includes(unit.state)) return 'gone'
  const isWaived = unit.legalNature !== 'digital_service' && unit.waiver === 'confirmed' && !about.isResumed
  if (unit.state === 'revealed' && isWaived) return 'waived'
  if (!about.inTime) return 'late'
  if (about.isCompany) return 'company'
  // A service ends the right only when it has been provided, and what was provided may be charged: nobody can count that by rule.
  if (unit.state === 'revealed') return unit.legalNature === 'digital_service' ? 'service' : 'unproved'
  return about.isPaid ? 'taken_back' : 'cancelled'
}
