import { expect, test } from 'vitest'
import { days, minutes } from '../../shared/time.ts'
import { newEmail, newSeen, password, testIdentity } from './identity.fixture.ts'
import {
  askForProof,
  banAccount,
  changePassword,
  checkFactor,
  confirmEmailChange,
  countRecoveryCodes,
  endOtherSessions,
  endSession,
  findOpenSession,
  finishByCode,
  finishByLink,
  isFresh,
  listSessions,
  openRequest,
  openSession,
  proveAgain,
  recover,
  removeFactor,
  signIn,
  signOut,
  signUp,
  startEmailChange,
  unbanAccount,
} from './index.ts'

const { deps, db, pool, clock, events, connections, lastLetter, person, guarded } = await testIdentity()

const another = 'an entirely different pass-phrase 9'
const enter = (email: string, word = password, seen = newSeen()) =>
  signIn(deps, { email, password: word, locale: 'en' }, seen)

async function sessionOf(token: string) {
  const session = await openSession(deps, token)
  if (!session) throw new Error('no session')
  return session
}
async function entered(email: string, word = password, seen = newSeen()) {
  const outcome = await enter(email, word, seen)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { token: outcome.session.token.expose(), session: await sessionOf(outcome.session.token.expose()) }
}
const eventsOf = (accountId: string) =>
  events.filter((event) => 'accountId' in event && event.accountId === accountId).map(({ type }) => type)

test('signing up opens an account only when its letter was read, and leaves nothing of it before', async () => {
  const email = newEmail()
  const seen = newSeen()
  const form = {
    email,
    password,
    locale: 'fr',
    browserHash: seen.deviceHash,
    returnTo: '/account/keys',
  } as const
  expect(await signUp(deps, form)).toEqual({ ok: true })
  expect(await enter(email)).toEqual({ ok: false, reason: 'unconfirmed' })
  const { rows } = await pool.query('select from shop.account where email = $1', [email])
  expect(rows).toHaveLength(0)
  const letter = await lastLetter()
  const outcome = await finishByLink(deps, letter, seen)
  expect(outcome).toMatchObject({ ok: true, returnTo: '/account/keys', session: { awaitsFactor: false } })
  expect(await finishByLink(deps, letter, seen)).toEqual({ ok: false, reason: 'wrong' })
  expect((await entered(email)).session.account).toMatchObject({ email, locale: 'fr' })
})

test('registering a known address says the same, and only its mailbox learns of it', async () => {
  const { email } = await person()
  const form = {
    email,
    password: another,
    locale: 'en',
    browserHash: newSeen().deviceHash,
    returnTo: null,
  } as const
  expect(await signUp(deps, form)).toEqual({ ok: true })
  expect((await lastLetter()).purpose).toBe('account_exists')
  expect((await enter(email)).ok).toBe(true)
  expect((await enter(email, another)).ok).toBe(false)
})

test.each([
  ['too_short', 'short'],
  ['too_long', 'x'.repeat(10_240)],
  ['common', 'password1234'],
] as const)('a password that is %s is refused before anything is written', async (flaw, word) => {
  const count = events.length
  const form = {
    email: newEmail(),
    password: word,
    locale: 'en',
    browserHash: newSeen().deviceHash,
    returnTo: null,
  } as const
  expect(await signUp(deps, form)).toEqual({ ok: false, flaw })
  expect(events).toHaveLength(count)
})

test('a password of ten kilobytes at the sign-in is wrong, calmly', async () => {
  const { email } = await person()
  expect(await enter(email, 'x'.repeat(10_240))).toEqual({ ok: false, reason: 'wrong' })
})

test('an address that looks like another one is another one', async () => {
  const { email } = await person(`paul.${newEmail()}`)
  expect((await enter(email.replace('a', 'а'))).ok).toBe(false)
  expect((await enter(email.toUpperCase())).ok).toBe(true)
  expect((await enter(`ｐ${email.slice(1)}`)).ok).toBe(true)
})

test('asking for a letter writes the same row for known and unknown addresses; only the known one gets a proof', async () => {
  const { email } = await person()
  for (const [asked, written] of [
    [email, true],
    [newEmail(), false],
  ] as const) {
    const browserHash = newSeen().deviceHash
    await askForProof(deps, { purpose: 'sign_in', email: asked, locale: 'en', browserHash, returnTo: null })
    expect((await lastLetter()).isWritten).toBe(written)
  }
})

test('a link is used at once where it was asked for, and asks first in another browser', async () => {
  const { email } = await person()
  const seen = newSeen()
  await askForProof(deps, {
    purpose: 'sign_in',
    email,
    locale: 'en',
    browserHash: seen.deviceHash,
    returnTo: null,
  })
  const { requestId, token } = await lastLetter()
  expect(await openRequest(deps, requestId, seen.deviceHash)).toMatchObject({ sameBrowser: true, email })
  expect(await openRequest(deps, requestId, newSeen().deviceHash)).toMatchObject({ sameBrowser: false })
  expect(await openRequest(deps, requestId, null)).toMatchObject({ sameBrowser: false })
  // A scanner of mails has looked: the link still works.
  expect((await finishByLink(deps, { requestId, token }, newSeen())).ok).toBe(true)
  expect(await openRequest(deps, requestId, seen.deviceHash)).toBeUndefined()
})

test('a code works only in the browser that asked for it', async () => {
  const { email } = await person()
  const seen = newSeen()
  await askForProof(deps, {
    purpose: 'sign_in',
    email,
    locale: 'en',
    browserHash: seen.deviceHash,
    returnTo: '/cart',
  })
  const { code } = await lastLetter()
  const answer = { purpose: 'sign_in', email, code } as const
  const elsewhere = newSeen()
  expect((await finishByCode(deps, { ...answer, browserHash: elsewhere.deviceHash }, elsewhere)).ok).toBe(
    false,
  )
  const outcome = await finishByCode(deps, { ...answer, browserHash: seen.deviceHash }, seen)
  expect(outcome).toMatchObject({ ok: true, returnTo: '/cart' })
})

test('a link put together from two letters opens nothing', async () => {
  const mine = await person()
  const theirs = await person()
  const browserHash = newSeen().deviceHash
  await askForProof(deps, {
    purpose: 'sign_in',
    email: theirs.email,
    locale: 'en',
    browserHash,
    returnTo: null,
  })
  const theirLetter = await lastLetter()
  await askForProof(deps, {
    purpose: 'sign_in',
    email: mine.email,
    locale: 'en',
    browserHash,
    returnTo: null,
  })
  const myLetter = await lastLetter()
  const outcome = await finishByLink(
    deps,
    { requestId: theirLetter.requestId, token: myLetter.token },
    newSeen(),
  )
  expect(outcome).toEqual({ ok: false, reason: 'wrong' })
})

test('a session ends by itself: after thirty quiet days, and after ninety at most', async () => {
  const { email } = await person()
  const quiet = await entered(email)
  const busy = await entered(email)
  clock.advance(days(29))
  await sessionOf(busy.token)
  clock.advance(days(2))
  expect(await openSession(deps, quiet.token)).toBeUndefined()
  for (let n = 0; n < 2; n++) {
    await sessionOf(busy.token)
    clock.advance(days(28))
  }
  await sessionOf(busy.token)
  clock.advance(days(5))
  expect(await openSession(deps, busy.token)).toBeUndefined()
})

test('the database holds no token, and nothing that is no token is looked up', async () => {
  const { email } = await person()
  const { token } = await entered(email)
  const { rows } = await pool.query<{ row: string }>('select session::text as row from shop.session')
  expect(rows.some(({ row }) => row.includes(token))).toBe(false)
  for (const forged of ['', 'x', `${token}x`, "' or 1=1 --", token.slice(1)]) {
    expect(await openSession(deps, forged)).toBeUndefined()
  }
})

test('the token changes with a new proof: the old one is good for seconds, and later ends the session for both', async () => {
  const { email } = await person()
  const { token: stolen, session } = await entered(email)
  const proved = await proveAgain(deps, session, password)
  if (!proved.ok) throw new Error('not proved')
  expect(await openSession(deps, stolen)).toBeDefined()
  clock.advance(31_000)
  expect(await openSession(deps, stolen)).toBeUndefined()
  expect(await openSession(deps, proved.token.expose())).toBeUndefined()
  const { rows } = await pool.query(`select from shop.audit_event where action = 'session.old_token_used'`)
  expect(rows).toHaveLength(1)
})

test('what a page asks by itself is no visit, and what follows a session finds it by its id after a new proof', async () => {
  const { email } = await person()
  const { token, session } = await entered(email)
  const seenAt = async () => (await findOpenSession(deps, session.id))?.seenAt
  const before = await seenAt()
  clock.advance(minutes(6))
  await openSession(deps, token, { isByItself: true })
  expect(await seenAt()).toEqual(before)
  await openSession(deps, token)
  expect(await seenAt()).not.toEqual(before)
  const proved = await proveAgain(deps, session, password)
  if (!proved.ok) throw new Error('not proved')
  clock.advance(31_000)
  expect(await findOpenSession(deps, session.id)).toMatchObject({ id: session.id })
  expect(await openSession(deps, proved.token.expose())).toBeDefined()
  await pool.query('update shop.account set banned_at = now() where id = $1', [session.account.id])
  expect(await findOpenSession(deps, session.id)).toBeUndefined()
  await signOut(deps, session)
  expect(await findOpenSession(deps, session.id)).toBeUndefined()
})

test('two tabs that bring the same token are both let in', async () => {
  const { email } = await person()
  const { token } = await entered(email)
  const both = await Promise.all([openSession(deps, token), openSession(deps, token)])
  expect(both.every(Boolean)).toBe(true)
})

test('a proof is fresh for ten minutes', async () => {
  const { email } = await person()
  const { token } = await entered(email)
  expect(isFresh(await sessionOf(token), clock.now())).toBe(true)
  clock.advance(minutes(11))
  expect(isFresh(await sessionOf(token), clock.now())).toBe(false)
  expect((await proveAgain(deps, await sessionOf(token), another)).ok).toBe(false)
})

test('signing out, here, on one device and everywhere else, counts with the next request', async () => {
  const { email } = await person()
  const [here, phone, office] = [await entered(email), await entered(email), await entered(email)]
  const stranger = await entered((await person()).email)
  expect(await endSession(deps, stranger.session, phone.session.id)).toBe(false)
  expect(await endSession(deps, here.session, phone.session.id)).toBe(true)
  expect(await openSession(deps, phone.token)).toBeUndefined()
  expect(await endOtherSessions(deps, here.session)).toBeGreaterThanOrEqual(1)
  expect(await openSession(deps, office.token)).toBeUndefined()
  expect(await listSessions(db, here.session.account.id)).toHaveLength(1)
  await signOut(deps, here.session)
  expect(await openSession(deps, here.token)).toBeUndefined()
})

test('a change of the password ends every other session at once and writes to its owner', async () => {
  const { email } = await person()
  const [here, other] = [await entered(email), await entered(email)]
  expect(await changePassword(deps, here.session, { current: another, next: another })).toEqual({
    ok: false,
    reason: 'wrong',
  })
  const outcome = await changePassword(deps, here.session, { current: password, next: another })
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(await openSession(deps, other.token)).toBeUndefined()
  expect(await openSession(deps, outcome.token.expose())).toBeDefined()
  expect((await enter(email)).ok).toBe(false)
  expect((await enter(email, another)).ok).toBe(true)
  expect(eventsOf(here.session.account.id)).toContain('password_changed')
})

test('recovering the password ends every session, and a password that is refused uses up no link', async () => {
  const { email } = await person()
  const before = await entered(email)
  const browserHash = newSeen().deviceHash
  await askForProof(deps, { purpose: 'recovery', email, locale: 'en', browserHash, returnTo: null })
  const { requestId, token } = await lastLetter()
  const form = { requestId, token }
  expect(await recover(deps, { ...form, password: 'short' }, newSeen())).toMatchObject({ flaw: 'too_short' })
  const outcome = await recover(deps, { ...form, password: another }, newSeen())
  expect(outcome.ok).toBe(true)
  expect(await openSession(deps, before.token)).toBeUndefined()
  expect(await recover(deps, { ...form, password: another }, newSeen())).toEqual({
    ok: false,
    reason: 'wrong',
  })
  expect((await enter(email)).ok).toBe(false)
})

test('a link for signing in recovers no password, nor the other way round', async () => {
  const { email } = await person()
  const browserHash = newSeen().deviceHash
  await askForProof(deps, { purpose: 'sign_in', email, locale: 'en', browserHash, returnTo: null })
  const letter = await lastLetter()
  expect(await recover(deps, { ...letter, password: another }, newSeen())).toEqual({
    ok: false,
    reason: 'wrong',
  })
  await askForProof(deps, { purpose: 'recovery', email, locale: 'en', browserHash, returnTo: null })
  expect((await finishByLink(deps, await lastLetter(), newSeen())).ok).toBe(false)
})

test('an address changes when both mailboxes have agreed; the account, its orders and sessions stay', async () => {
  const { email } = await person()
  const { token, session } = await entered(email)
  const next = newEmail()
  await startEmailChange(deps, session, next)
  const to = await lastLetter()
  events.pop()
  const from = await lastLetter()
  expect([from.email, to.email]).toEqual([email, next])
  expect(await confirmEmailChange(deps, to)).toEqual({ ok: true, done: false })
  expect((await sessionOf(token)).account.email).toBe(email)
  expect(await confirmEmailChange(deps, to)).toEqual({ ok: false, reason: 'wrong' })
  expect(await confirmEmailChange(deps, from)).toEqual({ ok: true, done: true })
  expect((await sessionOf(token)).account).toMatchObject({ id: session.account.id, email: next })
  expect((await enter(email)).ok).toBe(false)
  expect((await enter(next)).ok).toBe(true)
})

test('wanting the address of somebody else looks the same in every letter, and only their mailbox is told', async () => {
  const mine = await entered((await person()).email)
  const theirs = await person()
  await startEmailChange(deps, mine.session, theirs.email)
  const to = await lastLetter()
  events.pop()
  const from = await lastLetter()
  expect([from.purpose, to.purpose]).toEqual(['change_from', 'change_to'])
  expect([from.email, to.email]).toEqual([mine.session.account.email, theirs.email])
  expect(await confirmEmailChange(deps, from)).toEqual({ ok: true, done: false })
  expect(await confirmEmailChange(deps, to)).toEqual({ ok: false, reason: 'taken' })
  expect((await enter(theirs.email)).ok).toBe(true)
  expect((await sessionOf(mine.token)).account.email).toBe(mine.session.account.email)
})

test('with a second factor a sign-in opens nothing until a code was given, and a code works once', async () => {
  const { email, code } = await guarded()
  clock.advance(minutes(2))
  const outcome = await enter(email)
  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.session.awaitsFactor).toBe(true)
  const token = outcome.session.token.expose()
  expect(await sessionOf(token)).toMatchObject({ awaitsFactor: true, assurance: 1 })
  expect(await checkFactor(deps, token, '000000')).toEqual({ ok: false, reason: 'wrong' })
  const used = code()
  const checked = await checkFactor(deps, token, used)
  if (!checked.ok) throw new Error(checked.reason)
  expect(await sessionOf(checked.token.expose())).toMatchObject({ awaitsFactor: false, assurance: 2 })
  const second = await enter(email)
  if (!second.ok) throw new Error(second.reason)
  expect((await checkFactor(deps, second.session.token.expose(), used)).ok).toBe(false)
})

test('a recovery code lets in once, and the lost authenticator counts no more', async () => {
  const { email, account, recoveryCodes } = await guarded()
  const [first = '', other = ''] = recoveryCodes
  const outcome = await enter(email)
  if (!outcome.ok) throw new Error(outcome.reason)
  const token = outcome.session.token.expose()
  expect((await checkFactor(deps, token, 'aaaaa-aaaaa')).ok).toBe(false)
  const checked = await checkFactor(deps, token, first.toUpperCase().replace('-', ' '))
  if (!checked.ok) throw new Error(checked.reason)
  expect(await sessionOf(checked.token.expose())).toMatchObject({ awaitsFactor: false, assurance: 1 })
  expect(await countRecoveryCodes(db, account.id)).toBe(0)
  expect((await checkFactor(deps, checked.token.expose(), other)).ok).toBe(false)
  expect(await enter(email)).toMatchObject({ session: { awaitsFactor: false } })
})

test('taking the second factor away lowers every session', async () => {
  const { token } = await guarded()
  expect((await sessionOf(token)).assurance).toBe(2)
  await removeFactor(deps, token)
  expect((await sessionOf(token)).assurance).toBe(1)
})

test('a ban is over the next request, whatever was open, and lifting it lets in again', async () => {
  const { email } = await person()
  const { token, session } = await entered(email)
  await banAccount(deps, session.account.id, { kind: 'system' })
  expect(await openSession(deps, token)).toBeUndefined()
  expect(await listSessions(db, session.account.id)).toHaveLength(0)
  expect(await enter(email)).toEqual({ ok: false, reason: 'banned' })
  await unbanAccount(deps, session.account.id, { kind: 'system' })
  expect((await enter(email)).ok).toBe(true)
})

test('a ban that stands in the row alone closes every session all the same', async () => {
  const { email } = await person()
  const { token, session } = await entered(email)
  await pool.query('update shop.account set banned_at = now() where id = $1', [session.account.id])
  expect(await openSession(deps, token)).toBeUndefined()
})

test('a recovery code that is tried twice at once lets in once', async () => {
  const { email, recoveryCodes } = await guarded()
  const tries = await Promise.all([enter(email), enter(email)])
  const tokens = tries.map((each) => (each.ok ? each.session.token.expose() : ''))
  const outcomes = await Promise.all(tokens.map((each) => checkFactor(deps, each, recoveryCodes[0] ?? '')))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a new browser is told by mail, the first and a known one are not', async () => {
  const home = newSeen()
  const { email, session } = await person(newEmail(), home)
  const told = () => eventsOf(session.account.id).filter((type) => type === 'device_signed_in')
  expect(told()).toHaveLength(0)
  await entered(email, password, home)
  expect(told()).toHaveLength(0)
  const office = newSeen()
  await entered(email, password, office)
  await entered(email, password, office)
  expect(told()).toHaveLength(1)
})

test('what happens at the door of an account is kept as it happens, and a failure at nobody’s address names nobody', async () => {
  const { email, account, token, code, recoveryCodes } = await guarded()
  const kinds = () => connections.filter(({ accountId }) => accountId === account.id).map(({ kind }) => kind)
  expect(kinds()).toEqual(['signed_in', 'factor_on'])
  connections.length = 0

  clock.advance(minutes(1))
  const begun = await enter(email)
  if (!begun.ok) throw new Error(begun.reason)
  await checkFactor(deps, begun.session.token.expose(), code())
  expect(kinds(), 'in only when the second step was given').toEqual(['second_factor_asked', 'signed_in'])
  connections.length = 0

  await enter(email, another)
  await enter(newEmail(), another)
  expect(connections).toEqual([
    { kind: 'sign_in_failed', accountId: account.id },
    { kind: 'sign_in_failed', accountId: null },
  ])
  connections.length = 0

  const session = await sessionOf(token)
  clock.advance(minutes(1))
  await checkFactor(deps, token, '000000')
  await checkFactor(deps, token, 'aaaaa-bbbbb')
  const passed = await checkFactor(deps, token, code())
  await proveAgain(deps, session, another)
  await changePassword(deps, session, { current: another, next: another })
  if (!passed.ok) throw new Error(passed.reason)
  const next = passed.token.expose()
  await startEmailChange(deps, session, newEmail())
  await checkFactor(deps, next, recoveryCodes[0] ?? '')
  await changePassword(deps, session, { current: password, next: another })
  await endOtherSessions(deps, session)
  await signOut(deps, session)
  await signOut(deps, session)
  expect(kinds()).toEqual([
    'second_factor_failed',
    'second_factor_failed',
    'second_factor_given',
    'sign_in_failed',
    'sign_in_failed',
    'email_change_asked',
    'second_factor_given',
    'factor_off',
    'password_changed',
    'sessions_ended',
    'signed_out',
  ])
  connections.length = 0

  const seen = newSeen()
  const asked = {
    purpose: 'recovery',
    email,
    locale: 'en',
    browserHash: seen.deviceHash,
    returnTo: null,
  } as const
  await askForProof(deps, asked)
  const { requestId, token: proof } = await lastLetter()
  await recover(deps, { requestId, token: 'x'.repeat(43), password }, seen)
  await recover(deps, { requestId, token: proof, password }, seen)
  expect(kinds()).toEqual(['link_asked', 'link_failed', 'signed_in', 'recovered'])
})
