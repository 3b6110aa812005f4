import { expect, test } from 'vitest'
import { atOnce, openTestProvider, password, signUpAs } from './provider.fixture.ts'

const { provider, pool } = await openTestProvider()
const wrong = { ok: false, reason: 'wrong' }
const count = async (text: string) => (await pool.query<{ n: number }>(text)).rows[0]?.n

test('of registrations at the same time the last letter confirms, and there is one person', async () => {
  const email = 'twice@example.eu'
  const outcomes = await atOnce(pool, 10, () => provider.register(email, password))
  expect(outcomes.map(({ kind }) => kind)).toEqual(Array(10).fill('created'))
  expect(await count(`select count(*) as n from identity.person where email = '${email}'`)).toBe(1)
  const confirmed = await Promise.all(
    outcomes.map((outcome) =>
      outcome.kind === 'created'
        ? provider.finishProof('confirm_email', { token: outcome.proof.token.expose() })
        : undefined,
    ),
  )
  expect(confirmed.filter((outcome) => outcome?.ok)).toHaveLength(1)
  expect(await provider.signIn(email, password)).toMatchObject({ ok: true })
})

test('whoever registered an address that is invited later has no password there', async () => {
  const email = 'invited@example.eu'
  const stranger = await provider.register(email, password)
  if (stranger.kind !== 'created') throw new Error(stranger.kind)
  expect(await provider.invite(email)).toBe(stranger.subject)
  expect(await provider.signIn(email, password)).toEqual(wrong)
  expect(await provider.finishProof('confirm_email', { token: stranger.proof.token.expose() })).toEqual(wrong)
  expect(await provider.startProof('sign_in', email)).not.toBeNull()
})

test('registering takes as long for a known address as for a new one', async () => {
  const { email } = await signUpAs(provider, 'known@example.eu')
  const quickest = async (address: (i: number) => string) => {
    const times: number[] = []
    for (let i = 0; i < 7; i++) {
      const start = performance.now()
      await provider.register(address(i), password)
      times.push(performance.now() - start)
    }
    return Math.min(...times)
  }
  const hashing = 10
  expect(await quickest(() => email)).toBeGreaterThan(25 + hashing / 2)
  expect(await quickest((i) => `fresh-${i}@example.eu`)).toBeGreaterThan(25 + hashing / 2)
})

test('everybody who has confirmed can be taken elsewhere, page by page', async () => {
  await provider.register('unconfirmed@example.eu', password)
  await pool.query(`insert into identity.person (id, email, confirmed_at)
    select gen_random_uuid()::text, 'many-' || n || '@example.eu', now() from generate_series(1, 1100) n`)
  const users = await Array.fromAsync(provider.exportUsers())
  const emails = users.map(({ email }) => email)
  expect(new Set(emails).size).toBe(emails.length)
  expect(emails.filter((email) => email.startsWith('many-'))).toHaveLength(1100)
  expect(emails).not.toContain('unconfirmed@example.eu')
  const known = users.find(({ email }) => email === 'known@example.eu')
  expect(known?.passwordHash).toMatch(/^\$argon2id\$/)
  expect(users.find(({ email }) => email === 'invited@example.eu')?.passwordHash).toBeNull()
})

test('nothing of a deleted person stays', async () => {
  const person = await signUpAs(provider, 'gone@example.eu')
  await provider.startProof('sign_in', person.email)
  await provider.startEmailChange(person.subject, 'elsewhere@example.eu')
  await provider.enrolTotp(person)
  await provider.delete(person.subject)
  for (const table of ['credential', 'proof', 'email_change', 'totp'])
    expect(
      await count(`select count(*) as n from identity.${table} where person_id = '${person.subject}'`),
    ).toBe(0)
  await expect(provider.setPassword(person.subject, password)).rejects.toMatchObject({ code: 'not_found' })
  await expect(provider.startEmailChange(person.subject, 'x@example.eu')).rejects.toMatchObject({
    code: 'not_found',
  })
})
