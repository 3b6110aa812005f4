import { TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { minutes } from '../../shared/time.ts'
import { newEmail, newSeen, password, testIdentity } from './identity.fixture.ts'
import {
  askForProof,
  changePassword,
  checkFactor,
  confirmFactor,
  endOtherSessions,
  enrolFactor,
  finishByCode,
  finishByLink,
  type IdentityDeps,
  isAlive,
  isFresh,
  openRequest,
  openSession,
  proveAgain,
  type Session,
  signIn,
  signUp,
} from './index.ts'

const { deps, pool, clock, lastLetter, person, guarded } = await testIdentity()

const another = 'an entirely different pass-phrase 9'
const enter = (email: string, word = password, by: IdentityDeps = deps) =>
  signIn(by, { email, password: word, locale: 'en' }, newSeen())

async function entered(email: string) {
  const outcome = await enter(email)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.session.token.expose()
}
async function sessionOf(token: string) {
  const session = await openSession(deps, token)
  if (!session) throw new Error('no session')
  return session
}

test('a token from before the second step is worth nothing after it, not for a moment', async () => {
  const { email, code } = await guarded()
  clock.advance(minutes(2))
  const half = await entered(email)
  expect(await checkFactor(deps, half, code())).toMatchObject({ ok: true })
  expect(await openSession(deps, half)).toBeUndefined()

  const plain = await entered((await person()).email)
  const enrolment = await enrolFactor(deps, plain)
  const first = new TOTP({ secret: enrolment?.secret.expose() ?? '' })
  const form = { factor: enrolment?.factor ?? '', code: first.generate({ timestamp: clock.now().getTime() }) }
  expect(await confirmFactor(deps, plain, form)).toMatchObject({ ok: true })
  expect(await openSession(deps, plain)).toBeUndefined()
})

test('requests under way go on with the token from before a proof, but the proof is not theirs', async () => {
  const old = await entered((await person()).email)
  clock.advance(minutes(11))
  expect(await proveAgain(deps, await sessionOf(old), password)).toMatchObject({ ok: true })
  expect(isFresh(await sessionOf(old), clock.now())).toBe(false)
})

test('with a new password the token from before is over at once', async () => {
  const old = await entered((await person()).email)
  const form = { current: password, next: another }
  expect(await changePassword(deps, await sessionOf(old), form)).toMatchObject({ ok: true })
  expect(await openSession(deps, old)).toBeUndefined()
})

test('a new password is no second step: dangerous acts ask for a code all the same', async () => {
  const { token } = await guarded()
  clock.advance(minutes(11))
  const changed = await changePassword(deps, await sessionOf(token), { current: password, next: another })
  if (!changed.ok) throw new Error(changed.reason)
  const session = await sessionOf(changed.token.expose())
  expect(session.assurance).toBe(2)
  expect(isFresh(session, clock.now())).toBe(false)
})

/** A sign-in that has been vouched for and is held up until `between` is done. */
async function underWay(email: string, between: () => Promise<unknown>) {
  const slow: IdentityDeps = {
    ...deps,
    provider: {
      ...deps.provider,
      async signIn(...asked) {
        const person = await deps.provider.signIn(...asked)
        await between()
        return person
      },
    },
  }
  return enter(email, password, slow)
}

test('a sign-in under way with the password of before does not survive its change', async () => {
  const { email } = await person()
  const here = await sessionOf(await entered(email))
  const outcome = await underWay(email, () =>
    changePassword(deps, here, { current: password, next: another }),
  )
  expect(outcome).toEqual({ ok: false, reason: 'wrong' })
  const { rows } = await pool.query('select from shop.session where account_id = $1', [here.account.id])
  expect(rows).toHaveLength(1)
})

test('nor does one that was under way when everything else was signed out', async () => {
  const { email } = await person()
  const here = await sessionOf(await entered(email))
  expect(await underWay(email, () => endOtherSessions(deps, here))).toEqual({ ok: false, reason: 'wrong' })
  expect(await enter(email)).toMatchObject({ ok: true })
})

test('nor one whose account was erased meanwhile: nothing of it comes back', async () => {
  const { email, session } = await person()
  const erase = () => pool.query('delete from shop.account where id = $1', [session.account.id])
  expect(await underWay(email, erase)).toEqual({ ok: false, reason: 'wrong' })
  const { rows } = await pool.query('select from shop.account where email = $1', [email])
  expect(rows).toHaveLength(0)
})

test('a letter that was answered while the sessions ended opens none either', async () => {
  const { email } = await person()
  const here = await sessionOf(await entered(email))
  const browserHash = newSeen().deviceHash
  await askForProof(deps, { purpose: 'sign_in', email, locale: 'en', browserHash, returnTo: null })
  const slow: IdentityDeps = {
    ...deps,
    provider: {
      ...deps.provider,
      async finishProof(...asked) {
        const proved = await deps.provider.finishProof(...asked)
        await endOtherSessions(deps, here)
        return proved
      },
    },
  }
  expect(await finishByLink(slow, await lastLetter(), newSeen())).toEqual({ ok: false, reason: 'wrong' })
})

test('the password of another person proves nothing, whatever address they hold at the provider', async () => {
  const { email } = await person()
  const token = await entered(email)
  // A change of address of which the shop was not told: it fell between two transactions.
  await pool.query('update identity.person set email = $2 where email = $1', [email, newEmail()])
  const theirs = await person(newEmail())
  await pool.query('update identity.person set email = $2 where email = $1', [theirs.email, email])
  const session = await sessionOf(token)
  expect(await proveAgain(deps, session, password)).toEqual({ ok: false })
  expect(await changePassword(deps, session, { current: password, next: another })).toEqual({
    ok: false,
    reason: 'wrong',
  })
})

/** Registers an address from a browser; the letter is written when it is asked for. */
async function registered(email: string, word: string, seen = newSeen()) {
  const form = { email, password: word, locale: 'en', browserHash: seen.deviceHash, returnTo: null } as const
  expect(await signUp(deps, form)).toEqual({ ok: true })
  return { seen, requestId: (await lastLetter()).requestId }
}

test('who registers a mailbox of somebody else does not get in when its owner confirms it', async () => {
  const email = newEmail()
  await registered(email, another)
  const letter = await lastLetter()
  const owner = newSeen()
  expect(await openRequest(deps, letter.requestId, owner.deviceHash)).toMatchObject({ asksPassword: true })
  for (const word of [undefined, '', password])
    expect(await finishByLink(deps, { ...letter, password: word }, owner)).toEqual({
      ok: false,
      reason: 'password',
    })
  // It was theirs after all, on another device.
  expect(await finishByLink(deps, { ...letter, password: another }, owner)).toMatchObject({ ok: true })
})

test('nor when they register it right after its owner: the older letter confirms no password of the newer', async () => {
  const email = newEmail()
  const owner = await registered(email, password)
  await registered(email, another)
  const { token, code } = await lastLetter()
  expect(await finishByLink(deps, { requestId: owner.requestId, token }, owner.seen)).toEqual({
    ok: false,
    reason: 'wrong',
  })
  const typed = { purpose: 'confirm_email', email, code, browserHash: owner.seen.deviceHash } as const
  expect(await finishByCode(deps, typed, owner.seen)).toEqual({ ok: false, reason: 'wrong' })
  expect(await enter(email, another)).toEqual({ ok: false, reason: 'unconfirmed' })
  const again = await registered(email, password, owner.seen)
  expect(await openRequest(deps, again.requestId, owner.seen.deviceHash)).toMatchObject({
    asksPassword: false,
  })
  expect(await finishByLink(deps, await lastLetter(), owner.seen)).toMatchObject({ ok: true })
  expect(await enter(email, another)).toEqual({ ok: false, reason: 'wrong' })
})

test('after an hour of silence the back office stays closed, whatever page is visited first, until a code was given', async () => {
  const { token, code } = await guarded()
  const isOpen = (session: Session) => isAlive(session, clock.now(), 'back_office')
  for (let visit = 0; visit < 3; visit++) {
    clock.advance(minutes(50))
    expect(isOpen(await sessionOf(token))).toBe(true)
  }
  clock.advance(minutes(61))
  for (const _ of ['the shop', 'the back office', 'the back office again'])
    expect(isOpen(await sessionOf(token))).toBe(false)
  const proved = await checkFactor(deps, token, code())
  if (!proved.ok) throw new Error(proved.reason)
  expect(isOpen(await sessionOf(proved.token.expose()))).toBe(true)
  // A request that is under way with the token from before is no reason to close it.
  expect(isOpen(await sessionOf(token))).toBe(true)
  expect(isFresh(await sessionOf(token), clock.now())).toBe(false)
})

test('six digits hold for ten minutes from being asked for, whenever the letter was written', async () => {
  const { email } = await person()
  const seen = newSeen()
  const ask = {
    purpose: 'sign_in',
    email,
    locale: 'en',
    browserHash: seen.deviceHash,
    returnTo: null,
  } as const
  await askForProof(deps, ask)
  const { requestId, code } = await lastLetter()
  const age = (back: number) =>
    pool.query('update shop.proof_request set created_at = now() - make_interval(mins => $2) where id = $1', [
      requestId,
      back,
    ])
  await age(10)
  const typed = { purpose: 'sign_in', email, code, browserHash: seen.deviceHash } as const
  expect(await finishByCode(deps, typed, seen)).toEqual({ ok: false, reason: 'wrong' })
  await age(9)
  expect(await finishByCode(deps, typed, seen)).toMatchObject({ ok: true })
})
