import type { Child } from 'hono/jsx'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'
import { EmailInput, PasswordInput, ReturnTo } from '../fields.tsx'

type SignInProps = {
  visit: Visit
  to: string | null
  email?: string
  emailError?: string | undefined
  said?: { kind: 'good' | 'bad' | 'plain'; text: string } | undefined
  hurdle?: Child
}

/** By password above, by mail below: the address is typed once, the second button takes it along. */
export function SignInView({ visit, to, email = '', emailError, said, hurdle }: SignInProps) {
  const { locale } = visit
  const words = visit.m.account.signIn
  const withTo = (address: string) => (to ? `${address}?to=${encodeURIComponent(to)}` : address)
  return (
    <EntrancePage visit={visit} title={words.title} lead={words.lead} said={said}>
      <form class="stack" method="post" action={href(locale, 'signIn')}>
        <EmailInput visit={visit} value={email} error={emailError} />
        <PasswordInput visit={visit} />
        <ReturnTo to={to} />
        {hurdle}
        <p class="actions">
          <button type="submit" class="button primary">
            {words.button}
          </button>
          <a href={withTo(href(locale, 'recover'))}>{words.forgotten}</a>
        </p>
        <div class="other-way">
          <h2>{words.or}</h2>
          <p class="soft">{words.mailLead}</p>
          <button type="submit" class="button" formaction={href(locale, 'signInByMail')} formnovalidate>
            {words.mailButton}
          </button>
        </div>
      </form>
      <p>
        {words.newHere} <a href={withTo(href(locale, 'signUp'))}>{words.signUp}</a>
      </p>
      <p class="small soft">{words.guest}</p>
    </EntrancePage>
  )
}
