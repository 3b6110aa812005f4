import type { Child } from 'hono/jsx'
import { fileHref, href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'
import { CodeInput, ReturnTo } from '../fields.tsx'

type MailSentProps = {
  visit: Visit
  purpose: 'sign_in' | 'confirm_email'
  email: string
  to: string | null
  wrong?: boolean
  hurdle?: Child
}

/** After asking for a letter: says the same whether the address is known or not, and takes the code. */
export function MailSentView({ visit, purpose, email, to, wrong = false, hurdle }: MailSentProps) {
  const { locale } = visit
  const words = visit.m.account.mailSent
  const lead = purpose === 'sign_in' ? words.lead(email) : words.leadNew(email)
  const again = href(locale, purpose === 'sign_in' ? 'signIn' : 'signUp')
  return (
    <EntrancePage visit={visit} title={words.title} lead={lead}>
      {visit.hasMailbox && (
        <p class="small soft">
          {visit.m.account.demo} <a href={fileHref('devMail')}>{visit.m.mail.open}</a>
        </p>
      )}
      <form class="stack" method="post" action={href(locale, 'signInCode')}>
        <CodeInput
          visit={visit}
          label={visit.m.account.code}
          hint={words.codeHint}
          error={wrong ? words.wrong : undefined}
        />
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="purpose" value={purpose} />
        <ReturnTo to={to} />
        {hurdle}
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
      <p class="small soft">
        {words.nothing} <a href={again}>{words.again}</a>
      </p>
    </EntrancePage>
  )
}
