import { fileHref, href } from '../../routes.ts'
import { Checkbox } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'
import { WithAuthority } from '../../ui/with-authority.tsx'
import { ObjectSection, RestrictSection } from '../../your-data/decisions.tsx'
import type { YourData } from '../../your-data/deps.ts'
import { type DirectiveForm, DirectiveSection } from '../../your-data/directive.tsx'
import { HeldTable } from '../../your-data/held-table.tsx'
import { AccountPage } from '../account-layout.tsx'

type DataProps = {
  visit: Visit
  data: YourData
  said?: { kind: 'good' | 'bad' | 'plain'; text: string } | undefined
  tried?: { form: DirectiveForm; error: string } | undefined
}

/** What is held and until when, a copy of it, what its owner decides, and the way out. */
export function YourDataView({ visit, data, said, tried }: DataProps) {
  const { locale } = visit
  const words = visit.m.account.data
  const action = href(locale, 'accountDecide')
  return (
    <AccountPage visit={visit} title={words.title} here="accountData" said={said}>
      <p class="lead">{words.lead}</p>
      <HeldTable visit={visit} held={data.held} />
      <section>
        <h2>{words.copyTitle}</h2>
        <p>
          {words.copy} <a href={fileHref('exportSchema')}>{words.schema}</a>
        </p>
        <form method="post" action={href(locale, 'accountExport')}>
          <button type="submit" class="button">
            {words.copyButton}
          </button>
        </form>
      </section>
      <section>
        <h2>{words.correctTitle}</h2>
        <p>{words.correct}</p>
      </section>
      <RestrictSection {...{ visit, data, action }} />
      <ObjectSection {...{ visit, data, action }} />
      <DirectiveSection {...{ visit, directive: data.directive, action, tried }} />
      <section>
        <h2>{words.eraseTitle}</h2>
        <p>{words.erase}</p>
        <form class="stack" method="post" action={href(locale, 'accountErase')}>
          <Checkbox id="confirm" name="confirm" label={words.eraseConfirm} />
          <p>
            <button type="submit" class="button quiet danger">
              {words.eraseButton}
            </button>
          </p>
        </form>
        <p class="soft">
          <WithAuthority text={words.complain} />
        </p>
      </section>
    </AccountPage>
  )
}
