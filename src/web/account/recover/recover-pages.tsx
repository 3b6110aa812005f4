import type { Child } from 'hono/jsx'
import { passwordMin } from '../../../domains/identity/index.ts'
import { fileHref, href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'
import { EmailInput, PasswordInput } from '../fields.tsx'

type RecoverProps = { visit: Visit; email?: string; emailError?: string | undefined; hurdle?: Child }

export function RecoverView({ visit, email = '', emailError, hurdle }: RecoverProps) {
  const words = visit.m.account.recover
  return (
    <EntrancePage visit={visit} title={words.title} lead={words.lead}>
      <form class="stack" method="post" action={href(visit.locale, 'recover')}>
        <EmailInput visit={visit} value={email} error={emailError} />
        {hurdle}
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
    </EntrancePage>
  )
}

export function RecoverSentView({ visit, email }: { visit: Visit; email: string }) {
  const words = visit.m.account.recover
  return (
    <EntrancePage visit={visit} title={words.sentTitle} lead={words.sent(email)}>
      {visit.hasMailbox && (
        <p class="small soft">
          {visit.m.account.demo} <a href={fileHref('devMail')}>{visit.m.mail.open}</a>
        </p>
      )}
    </EntrancePage>
  )
}

type ChooseProps = { visit: Visit; email: string; action: string; error?: string | undefined }

/** Opened by the letter's link. Nothing is used up before the form is sent. */
export function ChoosePasswordView({ visit, email, action, error }: ChooseProps) {
  const words = visit.m.account
  return (
    <EntrancePage visit={visit} title={words.recover.title} lead={words.recover.chooseLead(email)}>
      <form class="stack" method="post" action={action}>
        <input type="hidden" name="email" value={email} autocomplete="username" />
        <PasswordInput
          visit={visit}
          label={words.newPassword}
          hint={words.passwordHint(passwordMin)}
          error={error}
          isNew
        />
        <p>
          <button type="submit" class="button primary">
            {words.recover.chooseButton}
          </button>
        </p>
      </form>
    </EntrancePage>
  )
}
