import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import { type AccountId, type InvitationId, newId } from '../../shared/ids.ts'
import { can, type Permission, type Role } from './role.ts'

export type StaffMember = { accountId: AccountId; role: Role; since: Date }

export async function findStaff(db: Db, accountId: AccountId): Promise<StaffMember | undefined> {
  return db
    .selectFrom('staff')
    .select(['account_id as accountId', 'role', 'since'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

/** Whether somebody has had the role that they have now for that many days. */
export async function hasRoleFor(db: Db, accountId: AccountId, days: number): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('changed_at', '<=', sql<Date>`now() - make_interval(days => ${days})`)
    .executeTakeFirst()
  return row !== undefined
}

export async function listStaff(db: Db): Promise<StaffMember[]> {
  return db
    .selectFrom('staff')
    .select(['account_id as accountId', 'role', 'since'])
    .orderBy('since')
    .orderBy('account_id')
    .execute()
}

/** Whom something is written to that they may do something about. */
export async function listStaffWho(db: Db, permission: Permission): Promise<AccountId[]> {
  const staff = await listStaff(db)
  return staff.filter(({ role }) => can(role, permission)).map(({ accountId }) => accountId)
}

/** Changes of the staff happen one after the other: two owners who remove each other wait here. */
export async function lockStaff(tx: Tx): Promise<void> {
  await tx.selectFrom('staff').select('account_id').orderBy('account_id').forUpdate().execute()
}

export async function putStaff(tx: Tx, accountId: AccountId, role: Role): Promise<void> {
  await tx
    .insertInto('staff')
    .values({ account_id: accountId, role })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet({ role, changed_at: sql<Date>`now()` }),
    )
    .execute()
}

export async function deleteStaff(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.deleteFrom('staff').where('account_id', '=', accountId).execute()
}

export type Invitation = { id: InvitationId; email: string; role: Role; createdAt: Date; expiresAt: Date }

const invitationColumns = [
  'id',
  'email',
  'role',
  'created_at as createdAt',
  'expires_at as expiresAt',
] as const

/** A new invitation of the same address takes the place of the one before. */
export async function replaceInvitation(
  tx: Tx,
  invitation: { email: string; role: Role; invitedBy: AccountId | null; expiresAt: Date },
): Promise<InvitationId> {
  await deleteInvitations(tx, { email: invitation.email })
  const id = newId('inv')
  await tx
    .insertInto('staff_invitation')
    .values({
      id,
      email: invitation.email,
      email_folded: foldEmail(invitation.email),
      role: invitation.role,
      invited_by: invitation.invitedBy,
      expires_at: invitation.expiresAt,
    })
    .execute()
  return id
}

/** Of those that nobody has accepted. @returns how many there were. */
export async function deleteInvitations(
  tx: Tx,
  which: { email: string } | { id: InvitationId } | { invitedBy: AccountId },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('staff_invitation')
    .where('accepted_at', 'is', null)
    .where((eb) => {
      if ('id' in which) return eb('id', '=', which.id)
      if ('email' in which) return eb('email_folded', '=', foldEmail(which.email))
      return eb('invited_by', '=', which.invitedBy)
    })
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export async function listInvitations(db: Db): Promise<Invitation[]> {
  return db
    .selectFrom('staff_invitation')
    .select(invitationColumns)
    .where('accepted_at', 'is', null)
    .orderBy('created_at')
    .execute()
}

export async function findInvitationOf(db: Db, email: string, now: Date): Promise<Invitation | undefined> {
  return openInvitation(db, email, now).executeTakeFirst()
}

/** The same, locked so that it is accepted once. */
export async function lockInvitation(tx: Tx, email: string, now: Date): Promise<Invitation | undefined> {
  return openInvitation(tx, email, now).forUpdate().executeTakeFirst()
}

function openInvitation(db: Db, email: string, now: Date) {
  return db
    .selectFrom('staff_invitation')
    .select(invitationColumns)
    .where('email_folded', '=', foldEmail(email))
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
}

export async function markAccepted(tx: Tx, id: InvitationId): Promise<void> {
  await tx
    .updateTable('staff_invitation')
    .set({ accepted_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}
