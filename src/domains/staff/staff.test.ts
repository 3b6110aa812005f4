import { expect, test } from 'vitest'
import type { AccountId } from '../../shared/ids.ts'
import { days } from '../../shared/time.ts'
import { newEmail, testIdentity } from '../identity/identity.fixture.ts'
import { openSession } from '../identity/index.ts'
import {
  acceptInvitation,
  changeRole,
  findStaff,
  inviteStaff,
  listInvitations,
  type Role,
  removeStaff,
} from './index.ts'

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

const notAllowed = { ok: false, reason: 'not_allowed' }
const invitationsTo = async (email: string) => {
  const all = await listInvitations(db)
  return all.filter((each) => each.email === email)
}

test('whoever leaves or is made less leaves no way back open: neither what they offered nor what was offered to them', async () => {
  const owner = await member('owner')
  for (const leave of [
    (accountId: AccountId) => removeStaff(db, { accountId, by: owner.id, reason: 'a quarrel' }),
    (accountId: AccountId) =>
      changeRole(db, { accountId, by: owner.id, role: 'support', reason: 'a quarrel' }),
  ]) {
    const rogue = await guarded()
    await invite(rogue.email, 'owner')
    await acceptInvitation(deps, await sessionOf(rogue.token))
    const friend = newEmail()
    await invite(friend, 'owner', rogue.account.id)
    await invite(rogue.email, 'owner', rogue.account.id)
    expect(await leave(rogue.account.id)).toEqual({ ok: true })
    expect([...(await invitationsTo(friend)), ...(await invitationsTo(rogue.email))]).toEqual([])
    expect(await acceptInvitation(deps, await sessionOf(rogue.token))).toEqual({ ok: false, reason: 'none' })
  }
  const kept = newEmail()
  await invite(kept, 'support', owner.id)
  await changeRole(db, { accountId: owner.id, by: owner.id, role: 'owner', reason: 'the same' })
  expect(await invitationsTo(kept)).toHaveLength(1)
})

test('of two owners who remove each other at once one stays, also when there is a third', async () => {
  await member('owner')
  for (let round = 0; round < 5; round++) {
    const [one, two] = [await member('owner'), await member('owner')]
    const outcomes = await Promise.all([
      removeStaff(db, { accountId: one.id, by: two.id, reason: 'a quarrel' }),
      removeStaff(db, { accountId: two.id, by: one.id, reason: 'a quarrel' }),
    ])
    expect(outcomes).toContainEqual({ ok: true })
    expect(outcomes).toContainEqual(notAllowed)
  }
})

test('who was removed since the gate let them in neither invites nor promotes', async () => {
  const owner = await member('owner')
  const removed = await member('owner')
  const support = await member('support')
  await removeStaff(db, { accountId: removed.id, by: owner.id, reason: 'left' })
  for (const by of [removed.id, support.id])
    await expect(invite(newEmail(), 'owner', by)).rejects.toMatchObject({ code: 'not_allowed' })
  const promotion = { accountId: support.id, role: 'owner', reason: 'a friend' } as const
  expect(await changeRole(db, { ...promotion, by: removed.id })).toEqual(notAllowed)
  expect(await changeRole(db, { ...promotion, by: support.id })).toEqual(notAllowed)
})

test('the last owner who accepts an invitation to do less stays the owner', async () => {
  const { email, account, token } = await guarded()
  await invite(email, 'owner')
  await acceptInvitation(deps, await sessionOf(token))
  await pool.query('delete from shop.staff where account_id <> $1', [account.id])
  await invite(email, 'support')
  expect(await acceptInvitation(deps, await sessionOf(token))).toEqual({ ok: false, reason: 'last_owner' })
  expect(await findStaff(db, account.id)).toMatchObject({ role: 'owner' })
})
