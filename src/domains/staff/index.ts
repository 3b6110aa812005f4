export { type AcceptOutcome, acceptInvitation } from './accept-invitation.ts'
export { appointStaff } from './appoint-staff.ts'
export { type ChangeStaffOutcome, changeRole, removeStaff, withdrawInvitation } from './change-staff.ts'
export { inviteStaff } from './invite-staff.ts'
export { can, isDangerous, type Permission, parseRole, permissions, type Role, roles } from './role.ts'
export {
  findInvitationOf,
  findStaff,
  hasRoleFor,
  type Invitation,
  listInvitations,
  listStaff,
  listStaffWho,
  type StaffMember,
} from './store.ts'
