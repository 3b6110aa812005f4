import { expect, test } from 'vitest'
import type { AccountId } from '../../shared/ids.ts'
import { days } from '../../shared/time.ts'
import { testIdentity } from '../identity/identity.fixture.ts'
import { openSession } from '../identity/index.ts'
import { acceptInvitation, changeRole, findStaff, inviteStaff, type Role, removeStaff } from './index.ts'

const { deps, db, pool, clock, lastLetter, person, guarded } = await testIdentity()

async function invite(email: string, role: Role, invitedBy: AccountId | null = null) {
  await inviteStaff(deps, { email, role, invitedBy, locale: 'en', returnTo: '/admin/welcome' })
}
async function sessionOf(token: string) {
  const session = await openSession(deps, token)
  if (!session) throw new Error('no session')
  return session
}
async function member(role: Role) {
  const { email, account, token } = await guarded()
  await invite(email, role)
  const outcome = await acceptInvitation(deps, await sessionOf(token))
  if (!outcome.ok) throw new Error(outcome.reason)
  return { id: account.id, token }
}

test('an invitation is a letter, and grants nothing before it is accepted with a second factor', async () => {
  const { email, session } = await person()
  await invite(email, 'support')
  expect((await lastLetter()).purpose).toBe('invitation')
  const plain = await sessionOf(session.token.expose())
  expect(await acceptInvitation(deps, plain)).toEqual({ ok: false, reason: 'needs_factor' })
  expect(await findStaff(db, session.account.id)).toBeUndefined()
})

test('an invitation is accepted once, by its own mailbox, within seven days', async () => {
  const invited = await guarded()
  const stranger = await guarded()
  await invite(invited.email, 'finance')
  expect(await acceptInvitation(deps, await sessionOf(stranger.token))).toEqual({ ok: false, reason: 'none' })
  const session = await sessionOf(invited.token)
  const both = await Promise.all([acceptInvitation(deps, session), acceptInvitation(deps, session)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await findStaff(db, invited.account.id)).toMatchObject({ role: 'finance' })

  const late = await guarded()
  await invite(late.email, 'owner')
  clock.advance(days(8))
  expect(await acceptInvitation(deps, await sessionOf(late.token))).toEqual({ ok: false, reason: 'none' })
})

test('a newer invitation of the same address takes the place of the older one', async () => {
  const { email, account, token } = await guarded()
  await invite(email, 'owner')
  await invite(email, 'support')
  await acceptInvitation(deps, await sessionOf(token))
  expect(await findStaff(db, account.id)).toMatchObject({ role: 'support' })
})

test('the last owner stays: neither removed nor made less, also when two remove each other at once', async () => {
  await pool.query('delete from shop.staff where role <> $1', ['owner'])
  const one = await member('owner')
  expect(await removeStaff(db, { accountId: one.id, by: one.id, reason: 'leaving' })).toEqual({
    ok: false,
    reason: 'last_owner',
  })
  expect(await changeRole(db, { accountId: one.id, by: one.id, role: 'support', reason: 'less' })).toEqual({
    ok: false,
    reason: 'last_owner',
  })
  const two = await member('owner')
  for (let round = 0; round < 5; round++) {
    const outcomes = await Promise.all([
      removeStaff(db, { accountId: one.id, by: two.id, reason: 'a quarrel' }),
      removeStaff(db, { accountId: two.id, by: one.id, reason: 'a quarrel' }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const gone = outcomes[0]?.ok ? one : two
    await pool.query(`insert into shop.staff (account_id, role) values ($1, 'owner')`, [gone.id])
  }
})

test('the database itself keeps the last owner, whatever statement comes', async () => {
  await expect(pool.query('delete from shop.staff')).rejects.toThrow('the last owner cannot be removed')
  await expect(pool.query(`update shop.staff set role = 'support'`)).rejects.toThrow('the last owner')
})

test('every change says who and why in the history', async () => {
  const owner = await member('owner')
  const other = await member('support')
  await changeRole(db, { accountId: other.id, by: owner.id, role: 'manager', reason: 'promoted' })
  await removeStaff(db, { accountId: other.id, by: owner.id, reason: 'left the company' })
  expect(await findStaff(db, other.id)).toBeUndefined()
  const { rows } = await pool.query(
    `select action, actor_id, details->>'reason' as reason from shop.audit_event where subject_kind = 'staff' and subject_id = $1 order by at`,
    [other.id],
  )
  expect(rows).toEqual([
    { action: 'staff.joined', actor_id: other.id, reason: null },
    { action: 'staff.role_changed', actor_id: owner.id, reason: 'promoted' },
    { action: 'staff.removed', actor_id: owner.id, reason: 'left the company' },
  ])
})
