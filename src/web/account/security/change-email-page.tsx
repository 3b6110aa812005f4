import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'

type ChangeEmailProps = { visit: Visit; email: string; action: string }

export function ChangeEmailView({ visit, email, action }: ChangeEmailProps) {
  const words = visit.m.account.changeEmail
  return (
    <EntrancePage visit={visit} title={words.title} lead={words.lead(email)}>
      <form class="stack" method="post" action={action}>
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
    </EntrancePage>
  )
}

export function EmailChangedView({ visit, said }: { visit: Visit; said: 'half' | 'done' | 'taken' }) {
  const words = visit.m.account.changeEmail
  return (
    <EntrancePage visit={visit} title={words.title} lead={words[said]}>
      <p>
        <a class="button" href={href(visit.locale, 'accountSecurity')}>
          {visit.m.account.menu.security}
        </a>
      </p>
    </EntrancePage>
  )
}
