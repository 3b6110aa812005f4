import type { Invitation } from '../../../domains/staff/index.ts'
import { EntrancePage } from '../../account/account-layout.tsx'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'

type WelcomeProps = { visit: Visit; invitation: Invitation | undefined; hasFactor: boolean }

/** Before the back office opens: the second factor, then the invitation. */
export function WelcomeView({ visit, invitation, hasFactor }: WelcomeProps) {
  const { locale } = visit
  const words = visit.m.admin.welcome
  const lead = invitation && words.lead(visit.m.admin.roles[invitation.role].toLowerCase())
  return (
    <EntrancePage visit={visit} title={words.title} lead={lead}>
      {!hasFactor && (
        <>
          <p>{words.factor}</p>
          <p>
            <a class="button primary" href={href(locale, 'accountFactor')}>
              {words.setUp}
            </a>
          </p>
        </>
      )}
      {hasFactor && invitation && (
        <form method="post" action={href(locale, 'adminWelcome')}>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </form>
      )}
      {hasFactor && !invitation && <p>{words.none}</p>}
    </EntrancePage>
  )
}
