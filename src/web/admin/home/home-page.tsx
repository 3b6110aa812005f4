import { can, permissions } from '../../../domains/staff/index.ts'
import type { Overdue } from '../../storefront/deps.ts'
import { AdminPage } from '../admin-layout.tsx'
import type { StaffVisit } from '../gate.tsx'
import { OverdueNotice } from '../retention/overdue-notice.tsx'
import type { Work } from './work.ts'

type HomeProps = StaffVisit & { work: readonly Work[]; overdue: Overdue | null }

export function AdminHomeView({ visit, session, staff, work, overdue }: HomeProps) {
  const words = visit.m.admin
  const name = session.account.displayName ?? session.account.email
  const { title, nothing } = visit.m.desk.work
  return (
    <AdminPage visit={visit} title={words.title} here="admin">
      <p class="lead">{words.home.hello(name, words.roles[staff.role].toLowerCase())}</p>
      <OverdueNotice visit={visit} overdue={overdue} />
      <section aria-labelledby="work">
        <h2 id="work">{title}</h2>
        {work.length === 0 ? (
          <p class="soft">{nothing}</p>
        ) : (
          <ul class="work">
            {work.map(({ text, href }) => (
              <li>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
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
