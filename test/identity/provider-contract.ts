import { randomBytes } from 'node:crypto'
import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import type { IdentityProvider, Proof, SignedIn, Who } from '../../src/domains/identity/provider.ts'

export type ProviderUnderTest = {
  provider: IdentityProvider
  /** Makes everything that the provider has given out for mails look as old as its time allows, and older. */
  ageProofs(): Promise<void>
}

const password = 'correct horse battery staple 7'
const another = 'an entirely different pass-phrase 9'

/** What every identity provider of the shop promises, whatever stands behind it. */
export function testProvider(open: () => Promise<ProviderUnderTest>): void {
  const opened = lazily(open)
  const provider = async () => (await opened()).provider
  const newEmail = () => `person-${randomBytes(6).toString('hex')}@example.eu`

  async function registered(email = newEmail()): Promise<{ email: string; proof: Proof }> {
    const outcome = await (await provider()).register(email, password)
    if (outcome.kind !== 'created') throw new Error(`registration: ${outcome.kind}`)
    return { email, proof: outcome.proof }
  }
  async function confirmed(email = newEmail()): Promise<SignedIn> {
    const { proof } = await registered(email)
    return signedIn(await (await provider()).finishProof('confirm_email', { token: proof.token.expose() }))
  }
  function signedIn(outcome: SignedIn | { ok: false; reason: string }): SignedIn {
    if (!outcome.ok) throw new Error(`not signed in: ${outcome.reason}`)
    return outcome
  }
  async function proofFor(purpose: 'sign_in' | 'recovery', email: string): Promise<Proof> {
    const proof = await (await provider()).startProof(purpose, email)
    if (!proof) throw new Error('no proof')
    return proof
  }
  const codeOf = (uri: string, at = Date.now()) => {
    const secret = new URL(uri).searchParams.get('secret') ?? ''
    return new TOTP({ secret }).generate({ timestamp: at })
  }
  async function withTotp(): Promise<{ who: Who; email: string; uri: string }> {
    const person = await confirmed()
    const p = await provider()
    const { factor, uri } = await p.enrolTotp(person)
    const outcome = await p.confirmTotp(person, factor, codeOf(uri.expose()))
    if (!outcome.ok) throw new Error('not enrolled')
    return {
      who: { subject: person.subject, session: outcome.session },
      email: person.email,
      uri: uri.expose(),
    }
  }
  const wrong = { ok: false, reason: 'wrong' }

  test('nobody signs in before the address is confirmed, and the token in the mail confirms it once', async () => {
    const p = await provider()
    const { email, proof } = await registered()
    expect(await p.signIn(email, password)).toEqual({ ok: false, reason: 'unconfirmed' })
    expect(await p.signIn(email, another)).toEqual(wrong)
    const person = signedIn(await p.finishProof('confirm_email', { token: proof.token.expose() }))
    expect(person).toMatchObject({ email, totp: false })
    expect(await p.finishProof('confirm_email', { token: proof.token.expose() })).toEqual(wrong)
    expect(signedIn(await p.signIn(email, password)).subject).toBe(person.subject)
  })

  test('the six digits confirm an address as well as the link', async () => {
    const p = await provider()
    const { email, proof } = await registered()
    expect(proof.code.expose()).toMatch(/^\d{6}$/)
    const other = proof.code.expose() === '000000' ? '000001' : '000000'
    expect(await p.finishProof('confirm_email', { email, code: other })).toEqual(wrong)
    signedIn(await p.finishProof('confirm_email', { email, code: proof.code.expose() }))
  })

  test('registering a confirmed address changes nothing and is told to the shop alone', async () => {
    const p = await provider()
    const { email } = await confirmed()
    expect(await p.register(email, another)).toEqual({ kind: 'known' })
    signedIn(await p.signIn(email, password))
    expect(await p.signIn(email, another)).toEqual(wrong)
  })

  test('of two registrations without confirmation the later password counts', async () => {
    const p = await provider()
    const { email } = await registered()
    const second = await p.register(email, another)
    if (second.kind !== 'created') throw new Error(second.kind)
    signedIn(await p.finishProof('confirm_email', { token: second.proof.token.expose() }))
    expect(await p.signIn(email, password)).toEqual(wrong)
    signedIn(await p.signIn(email, another))
  })

  test('a confirmation can be asked for again while it is open', async () => {
    const p = await provider()
    const { email } = await registered()
    const again = await p.startProof('confirm_email', email)
    signedIn(await p.finishProof('confirm_email', { token: again?.token.expose() ?? '' }))
    expect(await p.startProof('confirm_email', email)).toBeNull()
  })

  test('nobody is sent a link whose address is unknown or unconfirmed', async () => {
    const p = await provider()
    const { email } = await registered()
    for (const purpose of ['sign_in', 'recovery'] as const) {
      expect(await p.startProof(purpose, newEmail())).toBeNull()
      expect(await p.startProof(purpose, email)).toBeNull()
    }
    expect(await p.signIn(newEmail(), password)).toEqual(wrong)
  })

  test('a mailbox signs in by link or by code, once', async () => {
    const p = await provider()
    const { email, subject } = await confirmed()
    const byLink = await proofFor('sign_in', email)
    expect(signedIn(await p.finishProof('sign_in', { token: byLink.token.expose() })).subject).toBe(subject)
    expect(await p.finishProof('sign_in', { token: byLink.token.expose() })).toEqual(wrong)
    expect(await p.finishProof('sign_in', { email, code: byLink.code.expose() })).toEqual(wrong)

    const byCode = await proofFor('sign_in', email)
    expect(signedIn(await p.finishProof('sign_in', { email, code: byCode.code.expose() })).subject).toBe(
      subject,
    )
    expect(await p.finishProof('sign_in', { email, code: byCode.code.expose() })).toEqual(wrong)
  })

  test('a newer proof ends the older one', async () => {
    const p = await provider()
    const { email } = await confirmed()
    const older = await proofFor('sign_in', email)
    const newer = await proofFor('sign_in', email)
    expect(await p.finishProof('sign_in', { token: older.token.expose() })).toEqual(wrong)
    signedIn(await p.finishProof('sign_in', { token: newer.token.expose() }))
  })

  test('a proof for one purpose or person is worth nothing for another', async () => {
    const p = await provider()
    const mine = await confirmed()
    const theirs = await confirmed()
    const proof = await proofFor('recovery', mine.email)
    expect(await p.finishProof('confirm_email', { token: proof.token.expose() })).toEqual(wrong)
    const code = (await proofFor('sign_in', mine.email)).code.expose()
    expect(await p.finishProof('sign_in', { email: theirs.email, code })).toEqual(wrong)
  })

  test('a proof that is too old is worth nothing', async () => {
    const p = await provider()
    const { email } = await confirmed()
    const proof = await proofFor('sign_in', email)
    await (await opened()).ageProofs()
    expect(await p.finishProof('sign_in', { token: proof.token.expose() })).toEqual(wrong)
    expect(await p.finishProof('sign_in', { email, code: proof.code.expose() })).toEqual(wrong)
  })

  test('whoever recovers sets a new password, and the old one is over', async () => {
    const p = await provider()
    const { email } = await confirmed()
    const proof = await proofFor('recovery', email)
    const { subject } = signedIn(await p.finishProof('recovery', { token: proof.token.expose() }))
    expect(await p.setPassword(subject, another)).toEqual({ ok: true })
    expect(await p.signIn(email, password)).toEqual(wrong)
    signedIn(await p.signIn(email, another))
  })

  test('passwords of any letters are taken as they are, and cut by nobody', async () => {
    const p = await provider()
    const { email, subject } = await confirmed()
    const long = `${'pâssphrase '.repeat(5)}A`
    expect(await p.setPassword(subject, long)).toEqual({ ok: true })
    expect(await p.signIn(email, long.slice(0, -1))).toEqual(wrong)
    signedIn(await p.signIn(email, long))
  })

  test('an address changes when both mailboxes have agreed, in any order', async () => {
    const p = await provider()
    for (const first of ['current', 'next'] as const) {
      const { email, subject } = await confirmed()
      const next = newEmail()
      const change = await p.startEmailChange(subject, next)
      const order = first === 'current' ? [change.current, change.next] : [change.next, change.current]
      expect(await p.confirmEmailChange(order[0]?.expose() ?? '')).toMatchObject({
        ok: true,
        done: false,
        email,
      })
      signedIn(await p.signIn(email, password))
      expect(await p.signIn(next, password)).toEqual(wrong)
      const done = await p.confirmEmailChange(order[1]?.expose() ?? '')
      expect(done).toEqual({ ok: true, subject, done: true, email: next })
      expect(await p.signIn(email, password)).toEqual(wrong)
      signedIn(await p.signIn(next, password))
      expect(await p.confirmEmailChange(change.next.expose())).toEqual(wrong)
    }
  })

  test('the same mailbox twice changes no address', async () => {
    const p = await provider()
    const { email, subject } = await confirmed()
    const change = await p.startEmailChange(subject, newEmail())
    await p.confirmEmailChange(change.next.expose())
    expect(await p.confirmEmailChange(change.next.expose())).toEqual(wrong)
    signedIn(await p.signIn(email, password))
  })

  test('an address of somebody else cannot be taken, which only its mailbox is told', async () => {
    const p = await provider()
    const { subject, email } = await confirmed()
    const other = await confirmed()
    const change = await p.startEmailChange(subject, other.email)
    expect(change.current.expose().length).toBe(change.next.expose().length)
    // Whoever asked learns nothing, from the letter of their own mailbox either.
    expect(await p.confirmEmailChange(change.current.expose())).toEqual({
      ok: true,
      subject,
      done: false,
      email,
    })
    expect(await p.confirmEmailChange(change.next.expose())).toEqual({ ok: false, reason: 'taken' })
    signedIn(await p.signIn(email, password))
    expect(signedIn(await p.signIn(other.email, password)).subject).toBe(other.subject)
  })

  test('a second factor counts from its first right code on, and is asked for at every sign-in', async () => {
    const p = await provider()
    const person = await confirmed()
    const { factor, uri, secret } = await p.enrolTotp(person)
    expect(uri.expose()).toMatch(/^otpauth:\/\/totp\//)
    expect(secret.expose()).toMatch(/^[A-Z2-7]+$/)
    expect(await p.confirmTotp(person, factor, '000000')).toEqual(wrong)
    expect(signedIn(await p.signIn(person.email, password)).totp).toBe(false)
    expect((await p.confirmTotp(person, factor, codeOf(uri.expose()))).ok).toBe(true)

    const again = signedIn(await p.signIn(person.email, password))
    expect(again.totp).toBe(true)
    expect(await p.checkTotp(again, '000000')).toEqual(wrong)
    expect((await p.checkTotp(again, codeOf(uri.expose()))).ok).toBe(true)
  })

  test('a sign-in by mail asks for the second factor too', async () => {
    const p = await provider()
    const { email, uri } = await withTotp()
    const proof = await proofFor('sign_in', email)
    const person = signedIn(await p.finishProof('sign_in', { token: proof.token.expose() }))
    expect(person.totp).toBe(true)
    expect((await p.checkTotp(person, codeOf(uri))).ok).toBe(true)
  })

  test('a code of another person opens nothing, nor does one of yesterday', async () => {
    const p = await provider()
    const mine = await withTotp()
    const theirs = await withTotp()
    expect(await p.checkTotp(theirs.who, codeOf(mine.uri))).toEqual(wrong)
    expect(await p.checkTotp(mine.who, codeOf(mine.uri, Date.now() - 86_400_000))).toEqual(wrong)
  })

  test('a second factor that was removed is not asked for, and another can be set up', async () => {
    const p = await provider()
    const { who, email } = await withTotp()
    await p.removeTotp(who.subject)
    await p.removeTotp(who.subject)
    const person = signedIn(await p.signIn(email, password))
    expect(person.totp).toBe(false)
    const { factor, uri } = await p.enrolTotp(person)
    expect((await p.confirmTotp(person, factor, codeOf(uri.expose()))).ok).toBe(true)
  })

  test('whoever is banned enters by no way, until the ban is lifted', async () => {
    const p = await provider()
    const { email, subject } = await confirmed()
    const proof = await proofFor('sign_in', email)
    await p.ban(subject)
    expect(await p.signIn(email, password)).toEqual({ ok: false, reason: 'banned' })
    expect(await p.signIn(email, another)).toEqual(wrong)
    expect((await p.finishProof('sign_in', { token: proof.token.expose() })).ok).toBe(false)
    await p.unban(subject)
    signedIn(await p.signIn(email, password))
  })

  test('whoever is deleted is unknown, and the address is free', async () => {
    const p = await provider()
    const { email, subject } = await confirmed()
    await p.delete(subject)
    await p.delete(subject)
    expect(await p.signIn(email, password)).toEqual(wrong)
    expect(await p.startProof('sign_in', email)).toBeNull()
    expect((await confirmed(email)).subject).not.toBe(subject)
  })

  test('an invited person exists, has no password and enters by mail', async () => {
    const p = await provider()
    const email = newEmail()
    const subject = await p.invite(email)
    expect(await p.invite(email)).toBe(subject)
    expect(await p.signIn(email, '')).toEqual(wrong)
    const proof = await proofFor('sign_in', email)
    expect(signedIn(await p.finishProof('sign_in', { token: proof.token.expose() })).subject).toBe(subject)
    const known = await confirmed()
    expect(await p.invite(known.email)).toBe(known.subject)
    signedIn(await p.signIn(known.email, password))
  })

  test('people come in with the argon2id hash of their password', async () => {
    const p = await provider()
    const email = newEmail()
    // argon2id of "correct horse battery staple 7", m=19456, t=2, p=1
    const passwordHash =
      '$argon2id$v=19$m=19456,t=2,p=1$wxlLtt1Bi3DSavZVKrZ7mQ$xpumiJa34j3uosD3hhAFnGnaCcha7aTu3gY0amkDQS0'
    await p.importUser({ email, passwordHash })
    signedIn(await p.signIn(email, password))
    expect(await p.signIn(email, another)).toEqual(wrong)
    await expect(p.importUser({ email, passwordHash })).rejects.toMatchObject({ code: 'conflict' })
    await expect(p.importUser({ email: newEmail(), passwordHash: 'plain' })).rejects.toMatchObject({
      code: 'invalid',
    })
    const subject = crypto.randomUUID() as SignedIn['subject']
    const kept = { subject, email: newEmail(), passwordHash }
    expect(await p.importUser(kept)).toBe(subject)
    await expect(p.importUser(kept)).rejects.toMatchObject({ code: 'conflict' })
    await expect(p.importUser({ ...kept, email: newEmail() })).rejects.toMatchObject({ code: 'invalid' })
    const without = newEmail()
    await p.importUser({ email: without, passwordHash: null })
    expect(await p.signIn(without, '')).toEqual(wrong)
  })
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
