import { type Challenge, type Payload, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { expect, test } from 'vitest'
import { Secret } from '../../shared/secret.ts'
import { after, minutes } from '../../shared/time.ts'
import { altchaChallenges } from './altcha-challenges.ts'

const challenges = altchaChallenges(new Secret(Buffer.alloc(32, 1)))
// The library looks at the real clock as well, so these tests live in the present.
const now = new Date()

const encode = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64')

async function solved(text: string): Promise<Payload> {
  const challenge: Challenge = JSON.parse(text)
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('not solved')
  return { challenge, solution }
}

const payload = await solved(await challenges.create(now))

test('a solved challenge is read, with the time until which it must be remembered', async () => {
  const { nonce, expiresAt = 0 } = payload.challenge.parameters
  expect(await challenges.read(encode(payload), now)).toEqual({
    id: Buffer.from(nonce, 'hex'),
    expiresAt: new Date(expiresAt * 1000),
  })
  expect(expiresAt * 1000 - now.getTime()).toBeGreaterThan(minutes(10) - 1000)
})

test('it asks for the work that was chosen, and says nothing of the number', async () => {
  const { parameters, signature } = JSON.parse(await challenges.create(now))
  expect(parameters).toMatchObject({ algorithm: 'PBKDF2/SHA-256', cost: 5000, keyLength: 32 })
  expect(parameters.keyPrefix).toMatch(/^[0-9a-f]{32}$/)
  expect(signature).toMatch(/^[0-9a-f]{64}$/)
  expect(Object.keys(parameters).toSorted()).toEqual(
    ['algorithm', 'cost', 'expiresAt', 'keyLength', 'keyPrefix', 'keySignature', 'nonce', 'salt'].toSorted(),
  )
})

test('no two challenges are the same', async () => {
  const [one, other] = [await challenges.create(now), await challenges.create(now)]
  expect(JSON.parse(one).parameters.nonce).not.toBe(JSON.parse(other).parameters.nonce)
})

test('after ten minutes it is no longer good', async () => {
  const text = encode(payload)
  expect(await challenges.read(text, after(now, minutes(9.9)))).toBeDefined()
  expect(await challenges.read(text, after(now, minutes(10)))).toBeUndefined()
  const old = await challenges.create(after(now, -minutes(11)))
  expect(await challenges.read(encode(await solved(old)), now)).toBeUndefined()
})

test('a challenge of another shop is none', async () => {
  const stranger = altchaChallenges(new Secret(Buffer.alloc(32, 2)))
  expect(await stranger.read(encode(payload), now)).toBeUndefined()
})

const { challenge, solution } = payload
const withParameters = (differences: object) => ({
  challenge: { ...challenge, parameters: { ...challenge.parameters, ...differences } },
  solution,
})

test.each<[string, unknown]>([
  ['a cheaper challenge', withParameters({ cost: 1 })],
  ['a longer life', withParameters({ expiresAt: (challenge.parameters.expiresAt ?? 0) + 600 })],
  ['a shorter prefix', withParameters({ keyPrefix: challenge.parameters.keyPrefix.slice(0, 2) })],
  ['another nonce for the same work', withParameters({ nonce: '00'.repeat(16) })],
  ['the same nonce in other letters', withParameters({ nonce: challenge.parameters.nonce.toUpperCase() })],
  ['an own signature of the solution', withParameters({ keySignature: '00'.repeat(32) })],
  ['no signature of the solution', withParameters({ keySignature: undefined })],
  ['no signature', { challenge: { parameters: challenge.parameters }, solution }],
  [
    'the prefix instead of the key',
    { challenge, solution: { counter: 1, derivedKey: challenge.parameters.keyPrefix } },
  ],
  ['another key', { challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } }],
  ['no solution', { challenge }],
  ['something beside it', { ...payload, also: 1 }],
  ['nothing', null],
])('%s is no proof', async (_, forged) => {
  expect(await challenges.read(encode(forged), now)).toBeUndefined()
})

test.each(['', 'e30=', '{}', '%%%', '\u0000', 'A'.repeat(100_000)])(
  'what was never a proof is refused without a fuss',
  async (text) => {
    expect(await challenges.read(text, now)).toBeUndefined()
  },
)
