import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { atOnce, openTestProvider, password, signUpAs } from './provider.fixture.ts'

let now = Date.parse('2026-11-24T12:00:10Z')
const { provider, pool } = await openTestProvider({ now: () => new Date(now) })
const wrong = { ok: false, reason: 'wrong' }
const later = (seconds: number) => {
  now += seconds * 1000
}
// Another library than the one that checks.
const codeOf = (secret: string, secondsFromNow = 0) =>
  new TOTP({ secret }).generate({ timestamp: now + secondsFromNow * 1000 })

async function enrolled(email: string) {
  const person = await signUpAs(provider, email)
  const { factor, secret } = await provider.enrolTotp(person)
  const confirmed = await provider.confirmTotp(person, factor, codeOf(secret.expose()))
  if (!confirmed.ok) throw new Error('not enrolled')
  return { person, factor, secret: secret.expose() }
}

test('a clock may be one step off, not two', async () => {
  const { person, secret } = await enrolled('skew@example.eu')
  later(300)
  expect(await provider.checkTotp(person, codeOf(secret, -60))).toEqual(wrong)
  expect(await provider.checkTotp(person, codeOf(secret, 60))).toEqual(wrong)
  expect(await provider.checkTotp(person, codeOf(secret, -30))).toMatchObject({ ok: true })
  expect(await provider.checkTotp(person, codeOf(secret, 30))).toMatchObject({ ok: true })
})

test('a code works once, and ends the ones before it', async () => {
  const { person, secret } = await enrolled('once@example.eu')
  later(300)
  const [before, code] = [codeOf(secret, -30), codeOf(secret)]
  expect(await provider.checkTotp(person, code)).toMatchObject({ ok: true })
  expect(await provider.checkTotp(person, code)).toEqual(wrong)
  expect(await provider.checkTotp(person, before)).toEqual(wrong)
  later(30)
  expect(await provider.checkTotp(person, code)).toEqual(wrong)
  expect(await provider.checkTotp(person, codeOf(secret))).toMatchObject({ ok: true })
})

test('of ten that type one code at the same time one enters', async () => {
  const { person, secret } = await enrolled('watched@example.eu')
  later(300)
  const code = codeOf(secret)
  const outcomes = await atOnce(pool, 10, () => provider.checkTotp(person, code))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
})

test('the code that confirmed may be used once more, and no code from before it', async () => {
  const { person, secret } = await enrolled('eager@example.eu')
  expect(await provider.checkTotp(person, codeOf(secret, -30))).toEqual(wrong)
  expect(await provider.checkTotp(person, codeOf(secret))).toMatchObject({ ok: true })
  expect(await provider.checkTotp(person, codeOf(secret))).toEqual(wrong)
})

test('what is no six digits is no code', async () => {
  const { person } = await enrolled('letters@example.eu')
  for (const code of ['', '12345', '1234567', '١٢٣٤٥٦', 'abcdef', '12345\n'])
    expect(await provider.checkTotp(person, code)).toEqual(wrong)
})

test('no second factor is set up beside one that counts', async () => {
  const { person, factor, secret } = await enrolled('beside@example.eu')
  const onlyPassword = await provider.signIn(person.email, password)
  if (!onlyPassword.ok) throw new Error(onlyPassword.reason)
  await expect(provider.enrolTotp(onlyPassword)).rejects.toMatchObject({ code: 'conflict' })
  later(300)
  expect(await provider.confirmTotp(onlyPassword, factor, codeOf(secret))).toEqual(wrong)
})

test('a newer enrolment takes the place of one that was not confirmed', async () => {
  const person = await signUpAs(provider, 'restart@example.eu')
  const older = await provider.enrolTotp(person)
  const newer = await provider.enrolTotp(person)
  const confirm = ({ factor, secret }: typeof older) =>
    provider.confirmTotp(person, factor, codeOf(secret.expose()))
  expect(await confirm(older)).toEqual(wrong)
  expect(await confirm(newer)).toMatchObject({ ok: true })
})

test('a session from before a change of password or a ban asks for nothing any more', async () => {
  const { person, secret } = await enrolled('ended@example.eu')
  later(300)
  await provider.setPassword(person.subject, `${password} and more`)
  expect(await provider.checkTotp(person, codeOf(secret))).toEqual(wrong)
  const other = await signUpAs(provider, 'ended-too@example.eu')
  await provider.ban(other.subject)
  await provider.unban(other.subject)
  await expect(provider.enrolTotp(other)).rejects.toMatchObject({ code: 'not_allowed' })
})

test('the secret lies sealed in the database, and opens in no other row', async () => {
  const mine = await enrolled('sealed@example.eu')
  const theirs = await enrolled('moved-box@example.eu')
  later(300)
  const { rows } = await pool.query<{ secret_sealed: Buffer }>('select secret_sealed from identity.totp')
  for (const { secret_sealed } of rows) expect(secret_sealed.toString('latin1')).not.toContain(mine.secret)
  await pool.query(
    `update identity.totp set secret_sealed = (select secret_sealed from identity.totp where id = $1) where id = $2`,
    [mine.factor, theirs.factor],
  )
  const taken = provider.checkTotp(theirs.person, codeOf(mine.secret))
  await expect(taken).rejects.toMatchObject({ code: 'unavailable' })
})

test('the app shows the shop and the address', async () => {
  const person = await signUpAs(provider, 'shown@example.eu')
  const { uri } = await provider.enrolTotp(person)
  expect(decodeURIComponent(uri.expose())).toContain('otpauth://totp/Test shop:shown@example.eu?')
})
