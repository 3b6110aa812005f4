import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Proof } from '../../domains/identity/index.ts'
import { atOnce, openTestProvider, password, signUpAs } from './provider.fixture.ts'

const { provider, pool, ageProofs } = await openTestProvider()

async function proofFor(email: string): Promise<Proof> {
  const proof = await provider.startProof('sign_in', email)
  if (!proof) throw new Error('no proof')
  return proof
}
const byToken = (proof: Proof) => provider.finishProof('sign_in', { token: proof.token.expose() })
const byCode = (email: string, code: string) => provider.finishProof('sign_in', { email, code })
const anotherCode = (proof: Proof, step = 1) =>
  String((Number(proof.code.expose()) + step) % 1_000_000).padStart(6, '0')
const wrong = { ok: false, reason: 'wrong' }

test('of twenty that come with one link at the same time exactly one enters', async () => {
  const { email } = await signUpAs(provider, 'link@example.eu')
  const proof = await proofFor(email)
  const outcomes = await atOnce(pool, 20, () => byToken(proof))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
})

test('of a link and a code at the same time one enters', async () => {
  const { email } = await signUpAs(provider, 'either@example.eu')
  for (let round = 0; round < 5; round++) {
    const proof = await proofFor(email)
    const outcomes = await atOnce(pool, 10, (i) =>
      i % 2 ? byToken(proof) : byCode(email, proof.code.expose()),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  }
})

test('after five wrong codes the right one is dead, and the link is not', async () => {
  const { email } = await signUpAs(provider, 'guess@example.eu')
  const proof = await proofFor(email)
  for (let i = 1; i <= 5; i++) expect(await byCode(email, anotherCode(proof, i))).toEqual(wrong)
  expect(await byCode(email, proof.code.expose())).toEqual(wrong)
  expect(await byToken(proof)).toMatchObject({ ok: true, email })
})

test('a new letter brings new tries', async () => {
  const { email } = await signUpAs(provider, 'retry@example.eu')
  const dead = await proofFor(email)
  for (let i = 1; i <= 5; i++) await byCode(email, anotherCode(dead, i))
  const proof = await proofFor(email)
  expect(await byCode(email, proof.code.expose())).toMatchObject({ ok: true })
})

test('four wrong codes are forgiven', async () => {
  const { email } = await signUpAs(provider, 'typo@example.eu')
  const proof = await proofFor(email)
  for (let i = 1; i <= 4; i++) expect(await byCode(email, anotherCode(proof, i))).toEqual(wrong)
  expect(await byCode(email, proof.code.expose())).toMatchObject({ ok: true })
})

test('guessing at the same time wins no more tries', async () => {
  const { email } = await signUpAs(provider, 'burst@example.eu')
  const proof = await proofFor(email)
  await atOnce(pool, 16, (i) => byCode(email, anotherCode(proof, i + 1)))
  expect(await byCode(email, proof.code.expose())).toEqual(wrong)
  const { rows } = await pool.query<{ most: number }>('select max(tries) as most from identity.proof')
  expect(rows[0]?.most).toBe(5)
})

test('a code lives ten minutes, its link an hour', async () => {
  const { email } = await signUpAs(provider, 'slow@example.eu')
  const proof = await proofFor(email)
  await ageProofs(10)
  expect(await byCode(email, proof.code.expose())).toEqual(wrong)
  await ageProofs(49)
  expect(await byToken(proof)).toMatchObject({ ok: true })
  const late = await proofFor(email)
  await ageProofs(60)
  expect(await byToken(late)).toEqual(wrong)
})

test('a code still works in its tenth minute', async () => {
  const { email } = await signUpAs(provider, 'in-time@example.eu')
  const proof = await proofFor(email)
  await ageProofs(9)
  expect(await byCode(email, proof.code.expose())).toMatchObject({ ok: true })
})

test('a link that is tried for another purpose is not used up', async () => {
  const { email } = await signUpAs(provider, 'purpose@example.eu')
  const proof = await proofFor(email)
  expect(await provider.finishProof('recovery', { token: proof.token.expose() })).toEqual(wrong)
  expect(await byToken(proof)).toMatchObject({ ok: true })
})

test('the database holds neither the token nor anything that the digits can be found from', async () => {
  const { email } = await signUpAs(provider, 'dump@example.eu')
  const proof = await proofFor(email)
  const { rows } = await pool.query<{ token_hash: Buffer; code_hash: Buffer }>(
    'select proof.* from identity.proof join identity.person on id = person_id where email = $1',
    [email],
  )
  const [row] = rows
  const code = proof.code.expose()
  const sha256 = (text: string) => createHash('sha256').update(text).digest()
  expect(JSON.stringify(rows)).not.toContain(proof.token.expose())
  expect(row?.token_hash.equals(sha256(proof.token.expose()))).toBe(true)
  for (const text of [code, `${email}${code}`, `${email}:${code}`, JSON.stringify(['sign_in', email, code])])
    expect(row?.code_hash.equals(sha256(text))).toBe(false)
})

test('letters under way are worth nothing after the password has changed', async () => {
  const { email, subject } = await signUpAs(provider, 'changed@example.eu')
  const proof = await proofFor(email)
  await provider.setPassword(subject, `${password} and more`)
  expect(await byToken(proof)).toEqual(wrong)
})

test('somebody banned is told so with the proof, which is used up', async () => {
  const { email, subject } = await signUpAs(provider, 'banned@example.eu')
  const proof = await proofFor(email)
  await provider.ban(subject)
  expect(await byToken(proof)).toEqual({ ok: false, reason: 'banned' })
  await provider.unban(subject)
  expect(await byToken(proof)).toEqual(wrong)
})
