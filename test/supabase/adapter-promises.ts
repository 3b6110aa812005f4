import { randomBytes } from 'node:crypto'
import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import type { IdentityProvider, SignedIn, Who } from '../../src/domains/identity/index.ts'
import { Secret } from '../../src/shared/secret.ts'

const password = 'correct horse battery staple 7'
const another = 'an entirely different pass-phrase 9'
const wrong = { ok: false, reason: 'wrong' }

/** What the contract does not say because it follows from how Supabase Auth works. @param open another process of the shop. */
export function testSupabaseAdapter(open: () => Promise<IdentityProvider>): void {
  const newEmail = () => `person-${randomBytes(6).toString('hex')}@example.eu`

  async function confirmed(p: IdentityProvider, email = newEmail()): Promise<SignedIn> {
    const outcome = await p.register(email, password)
    if (outcome.kind !== 'created') throw new Error(outcome.kind)
    return ok(await p.finishProof('confirm_email', { token: outcome.proof.token.expose() }))
  }
  function ok<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
    if (!isRight(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
    return outcome
  }
  const isRight = <T extends { ok: boolean }>(outcome: T): outcome is Extract<T, { ok: true }> => outcome.ok
  const codeOf = (secret: Secret<string>) => new TOTP({ secret: secret.expose() }).generate()
  async function withTotp(p: IdentityProvider): Promise<{ who: Who; secret: Secret<string>; email: string }> {
    const { subject, session, email } = await confirmed(p)
    const enrolment = await p.enrolTotp({ subject, session })
    const outcome = ok(await p.confirmTotp({ subject, session }, enrolment.factor, codeOf(enrolment.secret)))
    return { who: { subject, session: outcome.session }, secret: enrolment.secret, email }
  }

  test('a link or code for signing in recovers no password, nor the other way round', async () => {
    const p = await open()
    const { email } = await confirmed(p)
    for (const [asked, used] of [
      ['sign_in', 'recovery'],
      ['recovery', 'sign_in'],
    ] as const) {
      const proof = await p.startProof(asked, email)
      const token = proof?.token.expose() ?? ''
      expect(await p.finishProof(used, { token })).toEqual(wrong)
      expect(await p.finishProof(used, { email, code: proof?.code.expose() ?? '' })).toEqual(wrong)
      expect(await p.finishProof(asked, { token: token.replace(/\..*/, '') })).toEqual(wrong)
      ok(await p.finishProof(asked, { token }))
    }
  })

  test('asking for a letter registers nobody', async () => {
    const p = await open()
    const email = newEmail()
    for (const purpose of ['sign_in', 'recovery', 'confirm_email'] as const) {
      expect(await p.startProof(purpose, email)).toBeNull()
    }
    // An address that had been registered meanwhile would be known here.
    const subject = await p.invite(email)
    expect(ok(await mailed(p, email)).subject).toBe(subject)
  })
  const mailed = async (p: IdentityProvider, email: string) =>
    p.finishProof('sign_in', { token: (await p.startProof('sign_in', email))?.token.expose() ?? '' })

  test('whoever registered an address without proving it has no way in when its owner is invited', async () => {
    const p = await open()
    const email = newEmail()
    await p.register(email, password)
    const subject = await p.invite(email)
    expect(await p.signIn(email, password)).toEqual(wrong)
    expect(ok(await mailed(p, email)).subject).toBe(subject)
  })

  test('passwords beyond what bcrypt reads count to their last letter', async () => {
    const p = await open()
    const { email, subject } = await confirmed(p)
    const long = `${'pâssphrase '.repeat(20)}A`
    expect(await p.setPassword(subject, long)).toEqual({ ok: true })
    expect(await p.signIn(email, `${long.slice(0, -1)}B`)).toEqual(wrong)
    expect(await p.signIn(email, Buffer.from(long).subarray(0, 72).toString())).toEqual(wrong)
    ok(await p.signIn(email, long))
    // 72 bytes exactly: whatever follows them counts too.
    expect(await p.setPassword(subject, 'x1'.repeat(36))).toEqual({ ok: true })
    expect(await p.signIn(email, `${'x1'.repeat(36)}y`)).toEqual(wrong)
  })

  test('an unknown address and a wrong password take the same time', async () => {
    const p = await open()
    const { email } = await confirmed(p)
    const timed = async (address: string) => {
      const began = performance.now()
      expect(await p.signIn(address, another)).toEqual(wrong)
      return performance.now() - began
    }
    // The quickest of a few: a busy machine makes single ones slow, and never one quick.
    let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let tries = 0; tries < 5; tries++) {
      known = Math.min(known, await timed(email))
      unknown = Math.min(unknown, await timed(newEmail()))
    }
    expect(Math.abs(known - unknown) / known).toBeLessThan(0.1)
  })

  test('a session goes on when its access token is over, also for two at once and in two processes', async () => {
    const [p, q] = [await open(), await open()]
    const { who, secret } = await withTotp(p)
    const stale = { ...who, session: expired(who.session) }
    // One of the two renewals is lost to the shop each time: a wrong code brings no new session.
    for (const one of await Promise.all([p.checkTotp(stale, '000000'), p.checkTotp(stale, '000001')])) {
      expect(one).toEqual(wrong)
    }
    for (const one of await Promise.all([p.checkTotp(stale, '000000'), q.checkTotp(stale, '000001')])) {
      expect(one).toEqual(wrong)
    }
    const { session } = ok(await p.checkTotp(stale, codeOf(secret)))
    expect(await p.checkTotp({ ...who, session: expired(session) }, '000000')).toEqual(wrong)
  })

  test('a code of an authenticator app opens once, in whichever process it comes', async () => {
    const [p, q] = [await open(), await open()]
    const { who, secret } = await withTotp(p)
    const code = codeOf(secret)
    const both = await Promise.all([p.checkTotp(who, code), p.checkTotp(who, code)])
    const [first, ...more] = both.filter(isRight)
    expect(more).toEqual([])
    const session = first?.session ?? who.session
    expect(await p.checkTotp({ ...who, session }, code)).toEqual(wrong)
    expect(await q.checkTotp({ ...who, session }, code)).toEqual(wrong)
  })

  test('a factor of somebody else, or none at all, cannot be confirmed', async () => {
    const p = await open()
    const [mine, theirs] = [await confirmed(p), await confirmed(p)]
    const { factor, secret } = await p.enrolTotp(theirs)
    const own = await p.enrolTotp(mine)
    expect(await p.confirmTotp(mine, factor, codeOf(secret))).toEqual(wrong)
    expect(await p.confirmTotp(mine, factor, codeOf(own.secret))).toEqual(wrong)
    expect(await p.confirmTotp(mine, '../user', '000000')).toEqual(wrong)
    ok(await p.confirmTotp(theirs, factor, codeOf(secret)))
    await expect(p.enrolTotp(ok(await p.signIn(theirs.email, password)))).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('setting up a second factor can be begun as often as one likes', async () => {
    const p = await open()
    const person = await confirmed(p)
    for (let times = 0; times < 12; times += 1) await p.enrolTotp(person)
    const { factor, secret } = await p.enrolTotp(person)
    ok(await p.confirmTotp(person, factor, codeOf(secret)))
  })

  test('a new password and a ban end what was asked in the name of somebody', async () => {
    const p = await open()
    const person = await confirmed(p)
    await p.setPassword(person.subject, another)
    await expect(p.enrolTotp(person)).rejects.toMatchObject({ code: 'not_allowed' })
    const again = ok(await p.signIn(person.email, another))
    await p.ban(person.subject)
    await expect(p.enrolTotp(again)).rejects.toMatchObject({ code: 'not_allowed' })
  })

  test('a banned proof is used up and opens nothing', async () => {
    const p = await open()
    const { email, subject } = await confirmed(p)
    const token = (await p.startProof('sign_in', email))?.token.expose() ?? ''
    await p.ban(subject)
    expect(await p.finishProof('sign_in', { token })).toEqual({ ok: false, reason: 'banned' })
    await p.unban(subject)
    expect(await p.finishProof('sign_in', { token })).toEqual(wrong)
  })

  test('an address that somebody else registered meanwhile is not taken from them', async () => {
    const p = await open()
    const { subject } = await confirmed(p)
    const next = newEmail()
    const change = await p.startEmailChange(subject, next)
    expect((await p.confirmEmailChange(change.current.expose())).ok).toBe(true)
    const other = await confirmed(p, next)
    expect(await p.confirmEmailChange(change.next.expose())).toEqual({ ok: false, reason: 'taken' })
    expect(ok(await p.signIn(next, password)).subject).toBe(other.subject)
  })

  test('a newer change of address ends the older one, and nobody changes the address of another', async () => {
    const p = await open()
    const { subject, email } = await confirmed(p)
    const older = await p.startEmailChange(subject, newEmail())
    const newer = await p.startEmailChange(subject, newEmail())
    expect(await p.confirmEmailChange(older.current.expose())).toEqual(wrong)
    expect(await p.confirmEmailChange(older.next.expose())).toEqual(wrong)
    const stranger = await confirmed(p)
    const forged = newer.current.expose().replace(subject, stranger.subject)
    expect(await p.confirmEmailChange(forged)).toEqual(wrong)
    ok(await p.signIn(email, password))
  })
}

/** The same session, as it is an hour later: only the shop reads when its access token ends. */
function expired(session: Secret<string>): Secret<string> {
  const { refresh_token } = JSON.parse(session.expose()) as { refresh_token: string }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const access_token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ exp: 1 })}.over`
  return new Secret(JSON.stringify({ access_token, refresh_token }))
}
