import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { type Choice, choiceTokensWith, recordChoice, takeBack } from '../../domains/consent/index.ts'
import { checkAttempt } from '../../domains/limits/index.ts'
import { rules } from '../../domains/limits/rules.ts'
import { altchaChallenges } from '../../platform/challenge/altcha-challenges.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import { Secret } from '../../shared/secret.ts'
import { after, minutes } from '../../shared/time.ts'
import { cookieJar } from '../cookies.ts'
import { sampleStorefront, shopWith } from '../storefront/storefront.fixture.ts'
import { matomo } from './adapters/matomo.ts'
import { meta } from './adapters/meta.ts'
import { visitorConsent } from './visitor-consent.ts'

const { pool, connectionString } = await testDatabase()
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
const db = connectDatabase(logins.web, { max: 8 }).as({ role: 'service' })
const clock = { at: new Date('2026-11-26T12:00:00Z'), now: () => clock.at }
const tokens = choiceTokensWith(new Secret(randomBytes(32)))
const limits = {
  db,
  secret: new Secret(randomBytes(32)),
  challenges: altchaChallenges(new Secret(randomBytes(32))),
}
const textHash = randomBytes(32)
const adapters = [matomo({ url: 'https://stats.example', site: '7' }), meta({ pixelId: '42' })]
const written = (choice: Choice) => ({ token: tokens.tokenFor(choice), allowed: choice.allowed })
const { free } = rules.consent.address

/** The shop's own parts, from the form to the table. */
const { post } = shopWith({
  shop: { ...sampleStorefront().shop, adapters, behindProxy: true },
  clock,
  consent: visitorConsent({ adapters, cookies: cookieJar({ secure: false }), readChoice: tokens.read }),
  limits: {
    checkAttempt: (attempt) => checkAttempt(limits, attempt, clock.now()),
    noteSuccess: async () => undefined,
  },
  recordChoice: async (answer) => written(await recordChoice({ db, clock }, { ...answer, textHash })),
  takeBack: async (answer) => written(await takeBack({ db, clock }, { ...answer, textHash })),
})

let household = 0
beforeEach(() => {
  household += 1
})

/** One answer from the household of this test. */
async function answer(form: Record<string, string>, cookie = '', from = `198.51.100.${household}`) {
  const taken = await post('/consent', { on: 'page', ...form }, { 'x-forwarded-for': from, cookie })
  const [token] = taken.headers.getSetCookie().flatMap((each) => /^akm_consent=([^;]+)/.exec(each)?.[1] ?? [])
  return {
    status: taken.status,
    token,
    headers: taken.headers,
    allowed: token && tokens.read(token)?.allowed,
  }
}

async function proofs(): Promise<number> {
  const { rows } = await pool.query('select count(*)::int as n from shop.consent_proof')
  return rows[0].n
}

/** Answers until the limit is reached; gives back the cookie of the first answer, which allowed everything. */
async function answerOften(): Promise<string> {
  const { token } = await answer({ choice: 'all' })
  await Promise.all(Array.from({ length: 3 * free }, () => answer({ choice: 'all' })))
  return `akm_consent=${token}`
}

test('however often one connection answers, so many proofs are kept and no more', async () => {
  const before = await proofs()
  await answerOften()
  expect((await proofs()) - before).toBe(free)
  // Somebody else is not concerned, and a quarter of an hour later neither is this one.
  expect((await answer({ choice: 'all' }, '', '203.0.113.9')).status).toBe(303)
  expect((await answer({ choice: 'all' })).status).toBe(429)
  clock.at = after(clock.at, minutes(15))
  expect((await answer({ choice: 'all' })).allowed).toEqual({ measurement: true, advertising: true })
})

test('past the limit nothing is allowed without a proof, and a refusal is taken all the same', async () => {
  await answerOften()
  const kept = await proofs()
  const accepted = await answer({ choice: 'all' })
  expect([accepted.status, accepted.token]).toEqual([429, undefined])
  const refused = await answer({ choice: 'none' })
  expect([refused.status, refused.allowed]).toEqual([303, { measurement: false, advertising: false }])
  expect(await proofs()).toBe(kept)
})

test('past the limit what was allowed is taken back, in whole or in part', async () => {
  const cookie = await answerOften()
  const withdrawn = await answer({ choice: 'none' }, cookie)
  expect(withdrawn.allowed).toEqual({ measurement: false, advertising: false })
  expect(withdrawn.headers.get('clear-site-data')).toBe('"cache", "storage"')
  const reduced = await answer({ choice: 'chosen', measurement: 'yes' }, cookie)
  expect(reduced.allowed).toEqual({ measurement: true, advertising: false })
  const exchanged = await answer({ choice: 'chosen', advertising: 'yes' }, `akm_consent=${reduced.token}`)
  expect([exchanged.status, exchanged.token]).toEqual([429, undefined])
})

// GDPR Art. 7(1): what is still allowed, and since when the rest is not, can be shown.
test('past the limit what was taken back leaves one proof, however often it is sent', async () => {
  const cookie = await answerOften()
  const kept = await proofs()
  const reduced = await answer({ choice: 'chosen', measurement: 'yes' }, cookie)
  expect(await proofs()).toBe(kept + 1)
  const id = reduced.token && tokens.read(reduced.token)?.proofId
  const { rows } = await pool.query(
    'select measurement, advertising, how from shop.consent_proof where id = $1',
    [id],
  )
  expect(rows).toEqual([{ measurement: true, advertising: false, how: 'page' }])
  await Promise.all(
    Array.from({ length: 10 }, () => answer({ choice: 'chosen', measurement: 'yes' }, cookie)),
  )
  expect(await proofs()).toBe(kept + 1)
  // Said again without taking anything back it is the same answer, with the same proof.
  const same = await answer({ choice: 'chosen', measurement: 'yes' }, `akm_consent=${reduced.token}`)
  expect(same.token).toBe(reduced.token)
  await answer({ choice: 'none' }, `akm_consent=${reduced.token}`)
  expect(await proofs()).toBe(kept + 2)
})

test('a proof is small, whatever is sent', async () => {
  const long = 'x'.repeat(20_000)
  await answer({ choice: 'all', back: `/${long}` }, `akm_consent=${long}; other=${long}`)
  const { rows } = await pool.query('select max(pg_column_size(p.*)) as bytes from shop.consent_proof p')
  expect(rows[0].bytes).toBeLessThanOrEqual(160)
})
