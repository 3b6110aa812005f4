import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'

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
