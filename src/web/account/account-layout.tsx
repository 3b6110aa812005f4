import type { PropsWithChildren } from 'hono/jsx'
import { href, type PageName } from '../routes.ts'
import { Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Visit } from '../ui/visit.ts'

type Said = { kind: 'good' | 'bad' | 'plain'; text: string }

const entries = [
  ['overview', 'account'],
  ['keys', 'accountKeys'],
  ['orders', 'accountOrders'],
  ['invoices', 'accountInvoices'],
  ['wishlist', 'accountWishlist'],
  ['tickets', 'accountTickets'],
  ['profile', 'accountProfile'],
  ['security', 'accountSecurity'],
  ['data', 'accountData'],
] as const satisfies [string, PageName][]

type AccountPageProps = { visit: Visit; title: string; here: PageName; said?: Said | undefined }

/** A page of the account: its sections beside it, the news on top. */
export function AccountPage({ visit, title, here, said, children }: PropsWithChildren<AccountPageProps>) {
  const { locale } = visit
  const { menu } = visit.m.account
  return (
    <Layout visit={visit} head={{ title, noindex: true, islands: ['copy.js'] }}>
      <div class="wrap account">
        <nav class="account-menu" aria-label={menu.label}>
          <ul>
            {entries.map(([word, page]) => (
              <li>
                <a href={href(locale, page)} aria-current={page === here ? 'page' : undefined}>
                  {menu[word]}
                </a>
              </li>
            ))}
          </ul>
          <form method="post" action={href(locale, 'signOut')}>
            <button type="submit" class="button quiet">
              {menu.signOut}
            </button>
          </form>
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

type EntrancePageProps = { visit: Visit; title: string; lead?: string | undefined; said?: Said | undefined }

/** A page before the account: one narrow column, one thing to do. */
export function EntrancePage({ visit, title, lead, said, children }: PropsWithChildren<EntrancePageProps>) {
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page entrance">
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {said && <Notice kind={said.kind}>{said.text}</Notice>}
        {children}
      </div>
    </Layout>
  )
}
