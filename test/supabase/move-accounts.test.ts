import { afterAll, beforeEach, expect, test } from 'vitest'
import { run } from '../../src/cli/identity-move.ts'
import { newEmail, password, testIdentity } from '../../src/domains/identity/identity.fixture.ts'
import { banAccount, moveAccounts, openSession, signIn } from '../../src/domains/identity/index.ts'
import { localIdentity } from '../../src/platform/local-identity/local-identity.ts'
import { supabaseIdentity } from '../../src/platform/supabase/supabase-identity.ts'
import { AppError } from '../../src/shared/errors.ts'
import { Secret } from '../../src/shared/secret.ts'
import { startStandIn } from './stand-in/index.ts'

const secretKey = 'service role of the stand-in'
const standIn = await startStandIn(secretKey)
afterAll(() => standIn.stop())
const shop = await testIdentity()
const { db, pool, clock } = shop
const from = localIdentity({ pool, clock, sealer: shop.deps.sealer, issuer: '' })
const to = supabaseIdentity({
  authUrl: standIn.authUrl,
  secretKey: new Secret(secretKey),
  issuer: 'Shop',
  evenMillis: 0,
})
const move = (dryRun = false, target: Parameters<typeof moveAccounts>[0]['to'] = to) =>
  moveAccounts({ db, from, to: target }, { dryRun })
const rowOf = async (id: string) =>
  (await pool.query('select provider, subject from shop.account where id = $1', [id])).rows[0]
const seen = { browser: null, network: null, deviceHash: Buffer.alloc(32) }
const enter = (email: string) =>
  signIn({ ...shop.deps, provider: to }, { email, password, locale: 'en' }, seen)
const exported = async (email: string) => {
  const person = (await Array.fromAsync(from.exportUsers())).find((each) => each.email === email)
  if (!person) throw new Error('nobody by this address')
  return person
}

// Each test has its own people.
beforeEach(() => pool.query('truncate shop.account, identity.person cascade'))

test('everybody moves once, with id and password, and nothing of them stays behind', async () => {
  const plain = await shop.person()
  const before = await rowOf(plain.session.account.id)
  expect(await move(true)).toEqual({ moved: 1, already: 0, secondSteps: 0, refused: [] })
  expect(await rowOf(plain.session.account.id)).toEqual(before)

  expect(await move()).toEqual({ moved: 1, already: 0, secondSteps: 0, refused: [] })
  expect(await move()).toEqual({ moved: 0, already: 1, secondSteps: 0, refused: [] })
  expect(await rowOf(plain.session.account.id)).toEqual({ ...before, provider: 'supabase' })
  expect((await pool.query('select from identity.person')).rows).toHaveLength(0)

  // Whoever was signed in with the old provider is out, and comes in with the new one by the same password.
  expect(await openSession(shop.deps, plain.session.token.expose())).toBeUndefined()
  const account = { id: plain.session.account.id }
  expect(await enter(plain.email)).toMatchObject({ ok: true, session: { account } })
})

test('a password that a second step guarded does not open the account alone', async () => {
  const { email, account } = await shop.guarded()
  expect(await move()).toMatchObject({ moved: 1, secondSteps: 1 })
  expect(await enter(email)).toEqual({ ok: false, reason: 'wrong' })
  const proof = await to.startProof('sign_in', email)
  expect(await to.finishProof('sign_in', { token: proof?.token.expose() ?? '' })).toMatchObject({ ok: true })
  const codes = await pool.query('select from shop.recovery_code where account_id = $1', [account.id])
  expect(codes.rows).toHaveLength(0)
})

test('a ban moves too', async () => {
  const { email, session } = await shop.person()
  await banAccount(shop.deps, session.account.id, { kind: 'system' })
  await move()
  expect(await to.signIn(email, password)).toEqual({ ok: false, reason: 'banned' })
})

test('a run that was cut off goes on, wherever it was', async () => {
  // Made at the other side, and then the lights went out.
  const made = await shop.person()
  await to.importUser(await exported(made.email))
  // The account is there, and whoever it was here is not gone yet.
  const pointed = await shop.person()
  const { subject } = await exported(pointed.email)
  await to.importUser(await exported(pointed.email))
  await pool.query(`update shop.account set provider = 'supabase' where subject = $1`, [subject])

  expect(await move()).toEqual({ moved: 1, already: 1, secondSteps: 0, refused: [] })
  expect((await pool.query('select from identity.person')).rows).toHaveLength(0)
  for (const { email, session } of [made, pointed]) {
    const account = { id: session.account.id }
    expect(await enter(email)).toMatchObject({ ok: true, session: { account } })
  }
})

test('one whose address is known there keeps the account, under the id that they have there', async () => {
  const { email, session } = await shop.person()
  const subject = await to.invite(email)
  expect(await move()).toMatchObject({ moved: 1, refused: [] })
  expect(await rowOf(session.account.id)).toEqual({ provider: 'supabase', subject })
})

test('one who cannot be moved is named, stays, and holds up nobody', async () => {
  const [refused, twice, other] = [await shop.person(), await shop.person(), await shop.person()]
  // The id is taken there by somebody with another address.
  await to.importUser({ ...(await exported(refused.email)), email: newEmail() })
  // Came to a shop that was switched over before the move: a new account under the same address.
  const { subject } = await exported(twice.email)
  await pool.query(`update shop.account set email_folded = 'old' where subject = $1`, [subject])
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale)
     values ('acc_new', 'supabase', 'another', $1, $1, 'en')`,
    [twice.email],
  )
  const reasons = {
    [refused.email]: 'the id is that of somebody with another address',
    [twice.email]: `the address has opened an account anew there, beside ${twice.session.account.id}`,
  }
  const report = await move()
  expect(Object.fromEntries(report.refused.map(({ email, reason }) => [email, reason]))).toEqual(reasons)
  expect(await rowOf(other.session.account.id)).toMatchObject({ provider: 'supabase' })
  for (const { email, session } of [refused, twice]) {
    expect(await rowOf(session.account.id)).toMatchObject({ provider: 'local' })
    expect(await exported(email)).toMatchObject({ passwordHash: expect.stringMatching(/^\$argon2id/) })
  }
})

test('a provider that does not answer ends the run, and nothing is lost', async () => {
  const { email, session } = await shop.person()
  const silent = { ...to, importUser: async () => Promise.reject(new AppError('unavailable', 'no answer')) }
  await expect(move(false, silent)).rejects.toThrow('no answer')
  expect(await rowOf(session.account.id)).toMatchObject({ provider: 'local' })
  expect(await exported(email)).toBeTruthy()
})

/** The command, as far as it is not the use case. */
async function command(args: string[], change: object = {}): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const terminal = { print: say, complain: say, status: () => {} }
  const deps = {
    ...{ db, pool, clock, terminal, identity: { ...shop.deps, provider: to } },
    findIdentityTrouble: async () => [],
    ...change,
  } as unknown as Parameters<typeof run>[1]
  const code = await run(args, deps)
  return { code, said: lines.join('\n') }
}

test('the command says what happened, what stays behind, and who was refused', async () => {
  await shop.guarded()
  const refused = await shop.person()
  await to.importUser({ ...(await exported(refused.email)), email: newEmail() })
  const tried = await command(['--dry-run'])
  expect(tried).toMatchObject({ code: 0, said: expect.stringContaining('2 persons would be moved') })
  const { code, said } = await command([])
  expect(code).toBe(1)
  expect(said).toContain('1 person moved, 0 there before, 1 refused.')
  expect(said).toMatch(/1 account has a second step, which Supabase Auth does not take over/)
  expect(said).toContain(`${refused.email} stays: the id is that of somebody with another address`)
  expect(said).not.toMatch(/argon2/)
})

test('the command moves nobody to a project that is not named, or counts addresses unproved', async () => {
  const { session } = await shop.person()
  await expect(command([], { identity: { ...shop.deps, provider: from } })).rejects.toThrow(
    /^Set SUPABASE_URL and SUPABASE_SECRET_KEY [^.]+\.$/,
  )
  const findIdentityTrouble = async () => ['Switch on "Confirm email".']
  await expect(command([], { findIdentityTrouble })).rejects.toThrow(/Confirm email/)
  expect(await rowOf(session.account.id)).toMatchObject({ provider: 'local' })
})
