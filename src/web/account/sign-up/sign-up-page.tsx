import type { Child } from 'hono/jsx'
import { passwordMin } from '../../../domains/identity/index.ts'
import { type EmailQuestion, EmailQuestionField } from '../../email-question.tsx'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'
import { EmailInput, PasswordInput, ReturnTo } from '../fields.tsx'

type SignUpProps = {
  visit: Visit
  to: string | null
  email?: string
  errors?: { email?: string; password?: string }
  hurdle?: Child
  question?: EmailQuestion
}

export function SignUpView({ visit, to, email = '', errors = {}, hurdle, question }: SignUpProps) {
  const { locale } = visit
  const words = visit.m.account
  return (
    <EntrancePage visit={visit} title={words.signUp.title} lead={words.signUp.lead}>
      <form class="stack" method="post" action={href(locale, 'signUp')}>
        <EmailInput visit={visit} value={email} error={errors.email} />
        <EmailQuestionField {...{ visit, question }} />
        <PasswordInput visit={visit} error={errors.password} hint={words.passwordHint(passwordMin)} isNew />
        <ReturnTo to={to} />
        {hurdle}
        <p class="small soft">
          <a class="lone-link" href={href(locale, 'privacy')}>
            {words.signUp.terms}
          </a>
        </p>
        <p>
          <button type="submit" class="button primary">
            {words.signUp.button}
          </button>
        </p>
      </form>
      <p>
        {words.signUp.known} <a href={href(locale, 'signIn')}>{words.signIn.button}</a>
      </p>
    </EntrancePage>
  )
}
