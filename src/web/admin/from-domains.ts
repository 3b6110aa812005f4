import { findAccount, type IdentityDeps } from '../../domains/identity/index.ts'
import {
  acceptInvitation,
  changeRole,
  findInvitationOf,
  findStaff,
  inviteStaff,
  listInvitations,
  listStaff,
  removeStaff,
  withdrawInvitation,
} from '../../domains/staff/index.ts'
import { parseId } from '../../shared/ids.ts'
import { href } from '../routes.ts'
import type { AdminDeps } from './deps.ts'

/** What the back office needs, from the doors of the domains. */
export function adminFromDomains(identity: IdentityDeps): AdminDeps {
  const { db, clock } = identity
  return {
    findStaff: (accountId) => findStaff(db, accountId),
    findInvitation: ({ account }) => findInvitationOf(db, account.email, clock.now()),
    acceptInvitation: (session) => acceptInvitation(identity, session),
    async listStaff() {
      const members = await listStaff(db)
      const accounts = await Promise.all(members.map(({ accountId }) => findAccount(db, accountId)))
      return members.flatMap((member, index) => {
        const account = accounts[index]
        return account ? [{ ...member, account }] : []
      })
    },
    listInvitations: () => listInvitations(db),
    async inviteStaff(invitation) {
      await inviteStaff(identity, { ...invitation, returnTo: href(invitation.locale, 'adminWelcome') })
    },
    async withdrawInvitation(invitationId, by) {
      const id = parseId('inv', invitationId)
      return id !== undefined && withdrawInvitation(db, id, by)
    },
    async changeRole({ accountId, ...change }) {
      const id = parseId('acc', accountId)
      return id ? changeRole(db, { ...change, accountId: id }) : { ok: false, reason: 'unknown' }
    },
    async removeStaff({ accountId, ...change }) {
      const id = parseId('acc', accountId)
      return id ? removeStaff(db, { ...change, accountId: id }) : { ok: false, reason: 'unknown' }
    },
  }
}
