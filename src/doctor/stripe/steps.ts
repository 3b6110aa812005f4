import type Stripe from 'stripe'
import type { Finding } from '../finding.ts'
import { type Observer, refusalOf } from './observation.ts'

/** One thing that was looked at, and what came of it. */
export type StripeFinding = { step: string; verdict: Finding['verdict']; text: string }

export type Bench = {
  stripe: Stripe
  seen: Observer
  pause(millis: number): Promise<void>
  /** Marks every object that this run makes, and makes its keys its own. */
  run: string
}

/** A step that fails is a finding, and keeps none of the others from being taken. */
export async function take(
  step: string,
  look: () => Promise<Omit<StripeFinding, 'step'>>,
): Promise<StripeFinding> {
  try {
    return { step, ...(await look()) }
  } catch (error) {
    const { status, type, code } = refusalOf(error)
    if (status === 403)
      return { step, verdict: 'bad', text: `Give the key the right for this: Stripe refuses it (403).` }
    return { step, verdict: 'bad', text: `Look into it: ${[status, type, code].filter(Boolean).join(' ')}.` }
  }
}

export const isGood = (text: string) => ({ verdict: 'good', text }) as const
export const isBad = (text: string) => ({ verdict: 'bad', text }) as const

/** Asks again for up to a minute: what banks do by themselves takes a moment. */
export async function patiently<T>(bench: Bench, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let tries = 0; tries < 30; tries++) {
    const found = await ask()
    if (found !== undefined) return found
    await bench.pause(2_000)
  }
  return undefined
}
