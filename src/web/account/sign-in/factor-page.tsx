import type { Child } from 'hono/jsx'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EntrancePage } from '../account-layout.tsx'
import { CodeInput, ReturnTo } from '../fields.tsx'

type FactorProps = { visit: Visit; to: string; wrong?: boolean; hurdle?: Child }

export function FactorView({ visit, to, wrong = false, hurdle }: FactorProps) {
  const words = visit.m.account.factor
  return (
    <EntrancePage visit={visit} title={words.title} lead={words.lead}>
      <form class="stack" method="post" action={href(visit.locale, 'secondFactor')}>
        <CodeInput
          visit={visit}
          label={words.label}
          hint={words.hint}
          error={wrong ? words.wrong : undefined}
          digitsOnly={false}
        />
        <ReturnTo to={to} />
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
