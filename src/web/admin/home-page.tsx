import { can, permissions } from '../../domains/staff/index.ts'
import type { Overdue } from '../storefront/deps.ts'
import { AdminPage } from './admin-layout.tsx'
import type { StaffVisit } from './gate.tsx'
import { OverdueNotice } from './retention/overdue-notice.tsx'

export function AdminHomeView({ visit, session, staff, overdue }: StaffVisit & { overdue: Overdue | null }) {
  const words = visit.m.admin
  const name = session.account.displayName ?? session.account.email
  return (
    <AdminPage visit={visit} title={words.title} here="admin">
      <p class="lead">{words.home.hello(name, words.roles[staff.role].toLowerCase())}</p>
      <OverdueNotice visit={visit} overdue={overdue} />
      <section aria-labelledby="may">
        <h2 id="may">{words.home.may}</h2>
        <ul class="bullets columns">
          {permissions
            .filter((permission) => can(staff.role, permission))
            .map((permission) => (
              <li>{words.permissions[permission]}</li>
            ))}
        </ul>
      </section>
      <p class="small soft">{words.home.session}</p>
    </AdminPage>
  )
}
