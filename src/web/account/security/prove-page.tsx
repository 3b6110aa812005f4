import type { Child } from 'hono/jsx'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'
import { CodeInput, PasswordInput, ReturnTo } from '../fields.tsx'

type ProveProps = { visit: Visit; to: string; byCode: boolean; wrong?: boolean; hurdle?: Child }

/** Before a dangerous act: the second factor where there is one, else the password. */
export function ProveView({ visit, to, byCode, wrong = false, hurdle }: ProveProps) {
  const { locale } = visit
  const words = visit.m.account.prove
  const error = wrong ? words.wrong : undefined
  return (
    <EntrancePage visit={visit} title={words.title} lead={words.lead}>
      <form class="stack" method="post" action={href(locale, 'accountProve')}>
        {byCode ? (
          <CodeInput visit={visit} label={words.byCode} error={error} digitsOnly={false} />
        ) : (
          <PasswordInput visit={visit} error={error} autofocus />
        )}
        <ReturnTo to={to} />
        {hurdle}
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
      {!byCode && (
        <p class="small soft">
          <a class="lone-link" href={`${href(locale, 'signIn')}?to=${encodeURIComponent(to)}&again=1`}>
            {words.byMail}
          </a>
        </p>
      )}
    </EntrancePage>
  )
}
