import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'
import type { Visit } from './visit.ts'

type Words = Visit['m']['challenge']

type ChallengeProps = {
  visit: Pick<Visit, 'm' | 'assets'>
  /** As `checkAttempt` gave them. */
  challenge: string
  until: Date
  now: Date
}

/**
 * Goes into a form that is shown again because of a challenge. Its script, which it brings along, so that no page can
 * forget it, fills in the field `proof`; until then, and without scripts, it says how long to wait instead.
 */
export function Challenge({ visit, challenge, until, now }: ChallengeProps) {
  const words = visit.m.challenge
  return (
    <div class="notice">
      <Icon name="notice" />
      <div>
        <p>{words.why}</p>
        <p role="status" id="challenge-status">
          {words.without(waitUntil(words, until, now))}
        </p>
        <input
          type="hidden"
          name="proof"
          data-challenge={challenge}
          data-working={words.working}
          data-done={words.done}
          data-status="challenge-status"
        />
        <script type="module" src={visit.assets.url('challenge.js')} />
      </div>
    </div>
  )
}

/** Says how long nothing will be let through. */
export function WaitNotice({ m, until, now }: { m: Visit['m']; until: Date; now: Date }) {
  return (
    <Notice kind="bad" focus>
      {m.challenge.wait(waitUntil(m.challenge, until, now))}
    </Notice>
  )
}

/** Rounded up, so that whoever waits as long as it says is let through. */
function waitUntil(words: Words, until: Date, now: Date): string {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  return seconds > 90 ? words.minutes(Math.ceil(seconds / 60)) : words.seconds(seconds)
}
