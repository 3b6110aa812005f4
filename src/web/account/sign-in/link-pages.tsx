import type { Child } from 'hono/jsx'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'
import { PasswordInput } from '../fields.tsx'

/** Opened elsewhere than where it was asked for: asks before the link is used, so that scanners of mail use up nothing. */
export function ConfirmLinkView({ visit, email, action }: { visit: Visit; email: string; action: string }) {
  const words = visit.m.account.link
  return (
    <EntrancePage visit={visit} title={words.title} lead={words.lead(email)}>
      <form class="stack" method="post" action={action}>
        <p>{words.care}</p>
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
    </EntrancePage>
  )
}

type ConfirmAddressProps = { visit: Visit; email: string; action: string; wrong?: boolean; hurdle?: Child }

/** An address is confirmed in another browser by whoever knows the password of the sign-up: it may be a stranger's. */
export function ConfirmAddressView({ visit, email, action, wrong, hurdle }: ConfirmAddressProps) {
  const words = visit.m.account.confirm
  return (
    <EntrancePage visit={visit} title={words.title} lead={words.lead(email)}>
      <form class="stack" method="post" action={action}>
        <PasswordInput visit={visit} error={wrong ? words.wrong : undefined} autofocus />
        {hurdle}
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
      <p>
        {words.care} <a href={href(visit.locale, 'signUp')}>{words.own}</a>
      </p>
    </EntrancePage>
  )
}

export function BrokenLinkView({ visit }: { visit: Visit }) {
  const words = visit.m.account.link
  return (
    <EntrancePage visit={visit} title={words.brokenTitle} lead={words.broken}>
      <p>
        <a class="button primary" href={href(visit.locale, 'signIn')}>
          {words.back}
        </a>
      </p>
    </EntrancePage>
  )
}
