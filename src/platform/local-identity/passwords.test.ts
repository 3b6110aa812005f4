import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { argon2Passwords, checkImportedHash } from './passwords.ts'
import { openTestProvider, password, signUpAs } from './provider.fixture.ts'

const { provider, pool } = await openTestProvider()
const passwords = argon2Passwords()

test('nobody’s password takes as long as a real one, and never fits', async () => {
  const real = await passwords.hash(password)
  // What it costs, not how long it waits for its turn on a busy machine.
  const costOf = async (passwordHash: string | null) => {
    const before = process.cpuUsage()
    expect(await passwords.verify(passwordHash, 'not the password')).toBe(false)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const costs: { nobody: number[]; real: number[] } = { nobody: [], real: [] }
  for (let i = 0; i < 7; i++) {
    costs.nobody.push(await costOf(null))
    costs.real.push(await costOf(real))
  }
  const ratio = Math.min(...costs.nobody) / Math.min(...costs.real)
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})

test('nine characters are too few, whatever they are made of', async () => {
  expect(await provider.register('short@example.eu', '12345678é')).toEqual({ kind: 'weak_password' })
  expect(await provider.register('short@example.eu', '🔑'.repeat(9))).toEqual({ kind: 'weak_password' })
  expect(await provider.register('short@example.eu', '🔑'.repeat(10))).toMatchObject({ kind: 'created' })
})

test('what is longer than 1024 bytes is refused before anything is hashed', async () => {
  const { subject, email } = await signUpAs(provider, 'long@example.eu')
  const tenKilobytes = 'x'.repeat(10_000)
  expect(await provider.register('longer@example.eu', tenKilobytes)).toEqual({ kind: 'weak_password' })
  expect(await provider.setPassword(subject, 'é'.repeat(513))).toEqual({ ok: false, reason: 'weak_password' })
  expect(await provider.signIn(email, tenKilobytes)).toEqual({ ok: false, reason: 'wrong' })
  // It would fit, if it were looked at.
  expect(await passwords.verify(await hash(tenKilobytes), tenKilobytes)).toBe(false)
  expect(await provider.setPassword(subject, 'é'.repeat(512))).toEqual({ ok: true })
  expect(await provider.signIn(email, 'é'.repeat(512))).toMatchObject({ ok: true })
})

test('a hash from elsewhere is replaced by one of ours at the first sign-in', async () => {
  const email = 'moved@example.eu'
  const passwordHash = await hash(password, { memoryCost: 4096, timeCost: 3, parallelism: 2 })
  const subject = await provider.importUser({ email, passwordHash })
  const readHash = async () => {
    const text = 'select password from identity.credential where person_id = $1'
    const { rows } = await pool.query<{ password: string }>(text, [subject])
    return rows[0]?.password
  }
  expect(await provider.signIn(email, 'not the password')).toEqual({ ok: false, reason: 'wrong' })
  expect(await readHash()).toBe(passwordHash)
  expect(await provider.signIn(email, password)).toMatchObject({ ok: true })
  expect(await readHash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await provider.signIn(email, password)).toMatchObject({ ok: true })
})

test('a hash of another kind, or one that would cost the shop gigabytes, is not taken', () => {
  const tail = 'wxlLtt1Bi3DSavZVKrZ7mQ$xpumiJa34j3uosD3hhAFnGnaCcha7aTu3gY0amkDQS0'
  expect(() => checkImportedHash(`$argon2id$v=19$m=19456,t=2,p=1$${tail}`)).not.toThrow()
  for (const foreign of [
    '',
    '$2b$10$abcdefghijklmnopqrstuv',
    `$argon2i$v=19$m=19456,t=2,p=1$${tail}`,
    `$argon2id$v=16$m=19456,t=2,p=1$${tail}`,
    `$argon2id$v=19$m=4194304,t=2,p=1$${tail}`,
    `$argon2id$v=19$m=19456,t=4000,p=1$${tail}`,
    `$argon2id$v=19$m=19456,t=2,p=1$${tail}\n`,
    `$argon2id$v=19$m=1,t=2,p=1$${tail}`,
  ])
    expect(() => checkImportedHash(foreign), foreign).toThrow(expect.objectContaining({ code: 'invalid' }))
})
