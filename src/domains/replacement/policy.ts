import { type BatchRecord, isSick } from './batch-health.ts'
import { isKeyAtFault, type Problem } from './problem.ts'

/** Of the rules below: what was decided by others before keeps their number. */
export const rulesVersion = 1

/** What is set by the staff; a new setting is a new version. */
export type ReplacementSetting = {
  version: number
  warrantyDays: number
  mailboxMax: number
  mailboxDays: number
  unitMax: number
  sickShareBasisPoints: number
  sickKeysMin: number
}

/** What is looked at, in counts and words; kept with the decision. */
export type ComplaintFacts = {
  problem: Problem
  daysSinceDelivery: number
  /** How often this unit got another key already. */
  replacedOfUnit: number
  /** Replacements for other units of this mailbox in the days that are set. */
  replacedOfMailbox: number
  /** A bank doubts the payment, or a human looks at it. */
  isHeld: boolean
  /** The batch as other mailboxes know it: nobody makes a batch sick alone. */
  batch: BatchRecord
}

/** What speaks against a replacement without anybody looking. */
export const reasons = ['problem', 'warranty', 'unit', 'mailbox', 'held'] as const
export type Reason = (typeof reasons)[number]

/** Pure rule: nothing speaks against it, so the key is replaced at once; else a human decides, who sees why. */
export function judgeComplaint(facts: ComplaintFacts, setting: ReplacementSetting): Reason[] {
  // Where a batch fails for others too, somebody who bought several of it is no cheat.
  const mayBeMany = isSick(facts.batch, setting)
  const against: Record<Reason, boolean> = {
    problem: !isKeyAtFault(facts.problem),
    warranty: facts.daysSinceDelivery > setting.warrantyDays,
    unit: facts.replacedOfUnit >= setting.unitMax,
    mailbox: facts.replacedOfMailbox >= setting.mailboxMax && !mayBeMany,
    held: facts.isHeld,
  }
  return reasons.filter((reason) => against[reason])
}
