import type { PropsWithChildren } from 'hono/jsx'
import { href, type PageName } from '../routes.ts'
import { Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Visit } from '../ui/visit.ts'

const entries = [
  ['home', 'admin'],
  ['analytics', 'adminAnalytics'],
  ['staff', 'adminStaff'],
  ['audit', 'adminAudit'],
  ['security', 'adminSecurity'],
  ['breach', 'adminBreach'],
  ['shop', 'home'],
] as const satisfies [string, PageName][]

type AdminPageProps = {
  visit: Visit
  title: string
  here?: PageName
  said?: { kind: 'good' | 'bad'; text: string } | undefined
}

/** A page of the back office. */
export function AdminPage({ visit, title, here, said, children }: PropsWithChildren<AdminPageProps>) {
  const { menu } = visit.m.admin
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap account">
        <nav class="account-menu" aria-label={menu.label}>
          <ul>
            {entries.map(([word, page]) => (
              <li>
                <a href={href(visit.locale, page)} aria-current={page === here ? 'page' : undefined}>
                  {menu[word]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="account-page">
          <h1>{title}</h1>
          {said && <Notice kind={said.kind}>{said.text}</Notice>}
          {children}
        </div>
      </div>
    </Layout>
  )
}
