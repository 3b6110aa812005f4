import type { Topic } from '../../../shared/personal-data.ts'
import { after, hours } from '../../../shared/time.ts'

/** Who is looked for: everybody who was known by then, whoever signed in meanwhile, or whoever ordered meanwhile. */
export const breachScopes = ['everybody', 'signed_in', 'ordered'] as const

/** What was affected, as far as it is known. */
export type Breach = {
  topics: readonly Topic[]
  from: Date
  until: Date
  scope: (typeof breachScopes)[number]
  /** With `signed_in`: only from this network. */
  network: string | null
}

/** The authority is told within 72 hours of when the shop came to know, weekends included (GDPR Art. 33(1)). */
export function noticeDueAt(knownSince: Date): Date {
  return after(knownSince, hours(72))
}
