import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import {
  type Attempt,
  type AttemptAnswer,
  type AttemptKeys,
  connectionKeys,
} from '../domains/limits/index.ts'
import type { Clock } from '../shared/time.ts'
import { clientAddress } from './client-address.ts'
import { Challenge, WaitNotice } from './ui/challenge.tsx'
import type { Visit } from './ui/visit.ts'

/** How often somebody may try; see `domains/limits`. */
export type Limits = {
  checkAttempt(attempt: Attempt & { proof?: string | undefined }): Promise<AttemptAnswer>
  noteSuccess(attempt: Attempt): Promise<void>
}

/** Counts the tries of whoever sends a form, by what they try and by where they come from. */
export function attemptGate(limits: Limits, options: { behindProxy: boolean; clock: Clock }) {
  const from = (c: Context, action: Attempt['action'], keys: TriedKeys) => ({
    action,
    keys: { ...keys, ...connectionKeys(clientAddress(c, options)) },
  })
  return {
    /**
     * Before the try: undefined when it may go on, else what the form shows when it comes back, a sum for the browser or
     * how long to wait. `proof` is the form's field of that name.
     */
    async hurdle(
      c: Context,
      visit: Visit,
      { action, proof, ...keys }: TriedKeys & { action: Attempt['action']; proof: string | undefined },
    ): Promise<Child | undefined> {
      const answer = await limits.checkAttempt({ ...from(c, action, keys), proof })
      const now = options.clock.now()
      switch (answer.kind) {
        case 'free':
          return undefined
        case 'wait':
          return <WaitNotice m={visit.m} until={answer.until} now={now} />
        case 'challenge':
          return <Challenge visit={visit} challenge={answer.challenge} until={answer.until} now={now} />
      }
    },
    /** After the right password or code. */
    succeeded(c: Context, action: Attempt['action'], keys: TriedKeys): Promise<void> {
      return limits.noteSuccess(from(c, action, keys))
    },
  }
}

export type AttemptGate = ReturnType<typeof attemptGate>
type TriedKeys = Pick<AttemptKeys, 'account' | 'request'>
