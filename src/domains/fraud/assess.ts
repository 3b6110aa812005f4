import type { RiskFacts } from './facts.ts'
import { type Limits, type Rule, type RuleName, ruleNames, rules } from './rules.ts'

export type Action = 'allow' | 'step_up' | 'challenge' | 'hold'

/** From so many points on something is done. */
export type Thresholds = { stepUpFrom: number; challengeFrom: number; holdFrom: number }

/** What the operator sets. `points` holds those of rules that count otherwise than in the table. */
export type RiskSetting = Thresholds & Limits & { points: Partial<Record<RuleName, number>> }

export type Reason = { rule: RuleName; points: number }
export type Assessment = { score: number; reasons: Reason[]; action: Action }

/** Pure: the rules that apply, their sum, and what is done. The same facts and setting give the same answer for ever. */
export function assess(facts: RiskFacts, setting: RiskSetting): Assessment {
  const reasons = ruleNames.filter((name) => isReason(name, facts, setting)).map(reasonOf)
  const score = reasons.reduce((sum, { points }) => sum + points, 0)
  return { score, reasons, action: actionFor(score, facts, setting) }

  function reasonOf(rule: RuleName): Reason {
    return { rule, points: pointsOf(rule, setting) }
  }
}

export function pointsOf(rule: RuleName, { points }: Pick<RiskSetting, 'points'>): number {
  return points[rule] ?? rules[rule].points
}

function isReason(name: RuleName, facts: RiskFacts, setting: RiskSetting): boolean {
  const rule: Rule = rules[name]
  if (pointsOf(name, setting) === 0) return false
  // An objection (GDPR Art. 21): nobody is judged by what they did who said no to that.
  if (rule.about === 'person' && facts.objects) return false
  return rule.applies(facts, setting)
}

function actionFor(score: number, { stage }: RiskFacts, setting: Thresholds): Action {
  // A bank that has promised the money asks nothing any more.
  if (stage === 'authorised') return score >= setting.holdFrom ? 'hold' : 'allow'
  // Nothing to hold yet: whoever would be held is asked for proof first, which may speak for them.
  if (score >= setting.challengeFrom) return 'challenge'
  return score >= setting.stepUpFrom ? 'step_up' : 'allow'
}

/**
 * Pure: until when held money waits for a human. Half a day before the bank would let it go, and when less than a day is
 * left, half of that, so that there is always a time in which somebody can decide.
 * @param captureBefore what the bank says; without that, a held payment waits six days.
 */
export function reviewUntil(now: Date, captureBefore: Date | null): Date {
  if (!captureBefore) return new Date(now.getTime() + 6 * dayMillis)
  const left = Math.max(0, captureBefore.getTime() - now.getTime())
  return new Date(captureBefore.getTime() - Math.min(dayMillis / 2, left / 2))
}

const dayMillis = 86_400_000
