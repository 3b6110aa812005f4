import type { Session } from '../../../domains/identity/index.ts'
import type { KeyInLibrary } from '../../../domains/orders/index.ts'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { AccountPage } from '../account-layout.tsx'
import { EmptyLibrary, type KeyHrefs, KeyTable } from './library-page.tsx'

type OverviewProps = {
  visit: Visit
  session: Session
  latest: readonly KeyInLibrary[]
  hasFactor: boolean
} & KeyHrefs

export function OverviewView({ visit, session, latest, hasFactor, ...hrefs }: OverviewProps) {
  const { locale } = visit
  const words = visit.m.account.overview
  const { displayName } = session.account
  return (
    <AccountPage visit={visit} title={displayName ? words.hello(displayName) : words.title} here="account">
      <p class="soft">{session.account.email}</p>
      {latest.length === 0 ? (
        <section aria-labelledby="no-keys">
          <EmptyLibrary visit={visit} />
        </section>
      ) : (
        <section aria-labelledby="latest">
          <h2 id="latest">{words.latest}</h2>
          <KeyTable visit={visit} keys={latest} {...hrefs} />
          <p class="actions">
            <a class="button" href={href(locale, 'accountKeys')}>
              {words.allKeys}
            </a>
            <a href={href(locale, 'accountOrders')}>{words.allOrders}</a>
          </p>
        </section>
      )}
      <section aria-labelledby="safety">
        <h2 id="safety">{words.security}</h2>
        <p>{hasFactor ? words.factorOn : words.factorOff}</p>
        {!hasFactor && (
          <p>
            <a class="button" href={href(locale, 'accountFactor')}>
              {words.setUp}
            </a>
          </p>
        )}
      </section>
    </AccountPage>
  )
}
