import { afterAll, expect, test } from 'vitest'
import { password, testIdentity } from '../../src/domains/identity/identity.fixture.ts'
import { moveAccounts, openSession, signIn } from '../../src/domains/identity/index.ts'
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
const providerOf = async (id: string) =>
  (await pool.query('select provider from shop.account where id = $1', [id])).rows[0]?.provider

test('everybody moves with the password that they have, once', async () => {
  const plain = await shop.person()
  const guarded = await shop.guarded()
  expect(await move(true)).toEqual({ moved: 2, already: 0, secondSteps: 1, refused: [] })
  expect(await providerOf(plain.session.account.id)).toBe('local')

  expect(await move()).toEqual({ moved: 2, already: 0, secondSteps: 1, refused: [] })
  expect(await move()).toEqual({ moved: 0, already: 2, secondSteps: 0, refused: [] })

  // Whoever was signed in with the old provider is out, and comes in with the new one by the same password.
  expect(await openSession(shop.deps, plain.session.token.expose())).toBeUndefined()
  const seen = { browser: null, network: null, deviceHash: Buffer.alloc(32) }
  const entered = await signIn(
    { ...shop.deps, provider: to },
    { email: plain.email, password, locale: 'en' },
    seen,
  )
  expect(entered).toMatchObject({ ok: true, session: { account: { id: plain.session.account.id } } })
  const { rows } = await pool.query('select from shop.recovery_code where account_id = $1', [
    guarded.account.id,
  ])
  expect(rows).toHaveLength(0)
})

test('a run that was cut off goes on where it was', async () => {
  const { email, session } = await shop.person()
  // Made at the other side, and then the lights went out.
  const [person] = (await Array.fromAsync(from.exportUsers())).filter((each) => each.email === email)
  await to.importUser({ email, passwordHash: person?.passwordHash ?? null })
  expect(await move()).toMatchObject({ moved: 1, refused: [] })
  expect(await providerOf(session.account.id)).toBe('supabase')
})

test('one who cannot be moved is named and holds up nobody; a provider that does not answer ends the run', async () => {
  const [refused, other] = [await shop.person(), await shop.person()]
  const picky = {
    ...to,
    importUser: async (user: Parameters<typeof to.importUser>[0]) => {
      if (user.email === refused.email)
        throw new AppError('invalid', 'a password hash is not argon2id in PHC form')
      return to.importUser(user)
    },
  }
  const report = await move(false, picky)
  expect(report.refused).toEqual([
    { email: refused.email, reason: 'a password hash is not argon2id in PHC form' },
  ])
  expect(await providerOf(other.session.account.id)).toBe('supabase')
  expect(await providerOf(refused.session.account.id)).toBe('local')
  const silent = { ...to, importUser: async () => Promise.reject(new AppError('unavailable', 'no answer')) }
  await expect(move(false, silent)).rejects.toThrow('no answer')
})
