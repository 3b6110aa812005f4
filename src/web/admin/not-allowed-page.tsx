import { href } from '../routes.ts'
import { AdminPage, type AdminVisit } from './admin-layout.tsx'

export function NotAllowedView({ visit }: { visit: AdminVisit }) {
  const words = visit.m.admin.notAllowed
  return (
    <AdminPage visit={visit} title={words.title}>
      <p class="lead">{words.lead}</p>
      <p>
        <a class="button" href={href(visit.locale, 'admin')}>
          {words.back}
        </a>
      </p>
    </AdminPage>
  )
}
