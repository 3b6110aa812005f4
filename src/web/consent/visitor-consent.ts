import type { Context } from 'hono'
import {
  type Allowed,
  type Choice,
  type ConsentPurpose,
  consentPurposes,
  nothingAllowed,
} from '../../domains/consent/index.ts'
import { type CookieJar, foreignCookiesIn } from '../cookies.ts'
import { countedPage } from '../counting/counted-page.ts'
import type { Adapter } from './adapter.ts'

/**
 * Where a visitor stands: `off` where nothing is asked, `none` without an answer in force, `signal` under Sec-GPC, and else
 * what was allowed. Whatever depends on consent in a page depends on this word alone, so pages are kept by it.
 */
export type ConsentState = 'off' | 'none' | 'signal' | 'refused' | 'm' | 'a' | 'ma'

export type Standing = {
  state: ConsentState
  allowed: Allowed
  /** The answer that is in force; null without one and under the signal. */
  choice: Choice | null
  /** Cookies of others that the browser brings although nothing (any more) allows them. */
  leftovers: readonly string[]
}

export type ConsentRequest = { cookie: string | null | undefined; signal: string | null | undefined }

export function consentRequest(c: Context): ConsentRequest {
  return { cookie: c.req.header('cookie'), signal: c.req.header('sec-gpc') }
}

/** What the pages know of consent. */
export type VisitorConsent = {
  /** Everything that may be asked for; empty in a shop where nothing is. */
  adapters: readonly Adapter[]
  /** What the adapters are for: these are the questions. */
  purposes: readonly ConsentPurpose[]
  standing(request: ConsentRequest): Standing
  /** Cookies of others in a header that these answers do not allow. */
  leftovers(cookie: string | null | undefined, allowed: Allowed): string[]
}

const off: Standing = { state: 'off', allowed: nothingAllowed, choice: null, leftovers: [] }

/** A shop without adapters: no question, and no time spent on one. */
export const nothingToAsk: VisitorConsent = {
  adapters: [],
  purposes: [],
  standing: () => off,
  leftovers: () => [],
}

export function visitorConsent(parts: {
  adapters: readonly Adapter[]
  cookies: CookieJar
  /** The choice in a cookie of ours, while it is in force. */
  readChoice(token: string): Choice | undefined
}): VisitorConsent {
  const { adapters, cookies, readChoice } = parts
  if (adapters.length === 0) return nothingToAsk

  function leftovers(cookie: string | null | undefined, allowed: Allowed): string[] {
    const unwanted = adapters.filter(({ purpose }) => !allowed[purpose])
    return foreignCookiesIn(
      cookie,
      unwanted.flatMap((each) => each.cookies),
    )
  }

  return {
    adapters,
    purposes: consentPurposes.filter((purpose) => adapters.some((each) => each.purpose === purpose)),
    leftovers,
    standing({ cookie, signal }) {
      const token = signal === '1' ? undefined : cookies.read(cookie, 'consent')
      const choice = token === undefined ? undefined : readChoice(token)
      const allowed = choice?.allowed ?? nothingAllowed
      const state = signal === '1' ? 'signal' : choice ? stateOf(allowed) : 'none'
      return { state, allowed, choice: choice ?? null, leftovers: leftovers(cookie, allowed) }
    },
  }
}

function stateOf({ measurement, advertising }: Allowed): ConsentState {
  if (measurement) return advertising ? 'ma' : 'm'
  return advertising ? 'a' : 'refused'
}

/** Whether scripts of others may stand on the page of that path at all: only in the window (README.md). */
export function mayLoadOthers(path: string): boolean {
  return countedPage(path)?.isWindow ?? false
}

/** What the page of that path loads for a visitor who stands there. */
export function loadedOn(path: string, { adapters }: VisitorConsent, { allowed }: Standing): Adapter[] {
  return mayLoadOthers(path) ? adapters.filter(({ purpose }) => allowed[purpose]) : []
}
