import type { ConsentProofId } from '../../shared/ids.ts'
import { after, days } from '../../shared/time.ts'

/** What a visitor is asked for; each is answered on its own. */
export const consentPurposes = ['measurement', 'advertising'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

export type Allowed = Readonly<Record<ConsentPurpose, boolean>>

export const nothingAllowed: Allowed = { measurement: false, advertising: false }

/** Whether something is allowed here that is not allowed there. */
export function exceeds(here: Allowed, there: Allowed): boolean {
  return consentPurposes.some((purpose) => here[purpose] && !there[purpose])
}

/** Where a choice was made; `gpc` is the signal of the browser (https://w3c.github.io/gpc/). */
export type ConsentChannel = 'banner' | 'page' | 'gpc'

/** Six months, for a refusal as for an acceptance (CNIL, délibération 2020-092): nobody is asked sooner, nothing holds longer. */
export const choiceDays = 183

export type Choice = {
  proofId: ConsentProofId
  allowed: Allowed
  /** SHA-256 of the words that were answered. */
  textHash: Buffer
  at: Date
}

/** Whether it still answers what is asked now. Other words, or other recipients, are another question. */
export function isInForce(choice: Choice, textHash: Buffer, now: Date): boolean {
  // A choice from tomorrow means a clock that was set back; how long it would hold is unknown.
  const isDated = choice.at <= after(now, days(1)) && now < after(choice.at, days(choiceDays))
  return isDated && choice.textHash.equals(textHash)
}
