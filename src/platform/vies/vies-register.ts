import { z } from 'zod'
import {
  splitVatNumber,
  type VatNumber,
  type VatNumberAnswer,
  type VatNumberRegister,
} from '../../domains/tax/index.ts'
import type { Clock } from '../../shared/time.ts'

export type ViesSettings = {
  /** `https://ec.europa.eu/taxation_customs/vies/rest-api`. */
  url: string
  /** The seller's own number: only who says who asks is given a consultation number. */
  requester: VatNumber | null
  clock: Clock
}

/** What VIES answers to `POST /check-vat-number`, as its description has it (swagger_publicVAT, "VIES on-the-web REST API"). */
const answer = z.object({
  valid: z.boolean(),
  requestIdentifier: z.string().optional(),
  /** `VALID` and `INVALID` are answers; everything else says that the member state cannot tell. */
  userError: z.string().optional(),
})
const failure = z.object({ errorWrappers: z.array(z.object({ error: z.string() })).min(1) })

const rememberedMillis = 10 * 60_000
const rememberedMax = 500
const failuresMax = 3
const restMillis = 60_000

/**
 * The register of the European Commission over HTTP. A member state behind it is often away: after three failures in a row of one, its
 * numbers are not asked for during a minute, so that a till does not wait for what will not come. An answer is remembered for ten minutes: the page that
 * shows the price without VAT and the button on it are two requests.
 */
export function viesRegister({ url, requester, clock }: ViesSettings): VatNumberRegister {
  const remembered = new Map<VatNumber, { answer: VatNumberAnswer; until: number }>()
  const states = new Map<string, { failures: number; restsUntil: number }>()

  async function ask(number: VatNumber, timeoutMillis: number): Promise<VatNumberAnswer> {
    const response = await fetch(`${url}/check-vat-number`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(questionOf(number, requester)),
      signal: AbortSignal.timeout(timeoutMillis),
    })
    const body: unknown = await response.json()
    return readAnswer(body)
  }

  return {
    async check(number, timeoutMillis) {
      const now = clock.now().getTime()
      const known = remembered.get(number)
      if (known && known.until > now) return known.answer
      const { prefix } = splitVatNumber(number)
      const { failures, restsUntil } = states.get(prefix) ?? { failures: 0, restsUntil: 0 }
      if (restsUntil > now) return { state: 'pending' }
      const told = await ask(number, timeoutMillis).catch((error: unknown) => unanswered(error))
      const isAnswer = told.state === 'valid' || told.state === 'invalid'
      if (!isAnswer) {
        const isTooMuch = failures + 1 >= failuresMax
        states.set(prefix, {
          failures: isTooMuch ? 0 : failures + 1,
          restsUntil: isTooMuch ? now + restMillis : 0,
        })
      } else {
        states.delete(prefix)
        for (const [each, { until }] of remembered) if (until <= now) remembered.delete(each)
        if (remembered.size < rememberedMax)
          remembered.set(number, { answer: told, until: now + rememberedMillis })
      }
      return told
    },
  }
}

function questionOf(number: VatNumber, requester: VatNumber | null) {
  const { prefix, rest } = splitVatNumber(number)
  const own = requester && splitVatNumber(requester)
  return {
    countryCode: prefix,
    vatNumber: rest,
    ...(own && { requesterMemberStateCode: own.prefix, requesterNumber: own.rest }),
  }
}

/** Whether the number is wrong or nobody can tell are two things: only the first one is said to a buyer. */
function readAnswer(body: unknown): VatNumberAnswer {
  const failed = failure.safeParse(body)
  if (failed.success) return { state: 'unavailable', reason: failed.data.errorWrappers[0]?.error ?? '' }
  const told = answer.safeParse(body)
  if (!told.success) return { state: 'unavailable', reason: 'unreadable' }
  const { valid, userError, requestIdentifier } = told.data
  if (!valid && userError !== undefined && !['VALID', 'INVALID'].includes(userError)) {
    return { state: 'unavailable', reason: userError }
  }
  return { state: valid ? 'valid' : 'invalid', consultationNumber: requestIdentifier || null }
}

function unanswered(error: unknown): VatNumberAnswer {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError'
  return isLate ? { state: 'pending' } : { state: 'unavailable', reason: 'unreachable' }
}
