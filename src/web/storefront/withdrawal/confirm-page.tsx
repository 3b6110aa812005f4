import type { Child } from 'hono/jsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { Values } from './statement-form.tsx'
import { withdrawalWords } from './withdrawal-words.ts'

type ConfirmProps = {
  visit: Visit
  values: Values
  /** The keys that were named, by what they are called; none for the whole order. */
  keys: readonly { id: string; label: string }[]
  /** Drawn now: pressing twice makes one statement. */
  formKey: string
  /** Where the statement goes, and where it is changed. */
  actions: { confirm: string; change: string }
  looksOdd: boolean
  hurdle?: Child
}

/** The second step: the whole statement once more, and one button that sends it. */
export function ConfirmView({ visit, values, keys, formKey, actions, looksOdd, hurdle }: ConfirmProps) {
  const { locale } = visit
  const words = withdrawalWords[locale]
  return (
    <Layout visit={visit} head={{ title: words.confirmTitle, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{words.confirmTitle}</h1>
        <p class="lead">{words.confirmLead}</p>
        {looksOdd && <Notice>{words.odd}</Notice>}
        <form class="stack" method="post" action={actions.confirm}>
          <blockquote>
            <p>{words.statement(values.number)}</p>
            {keys.length > 0 && (
              <>
                <p>{words.onlyThese}</p>
                <ul class="bullets">
                  {keys.map(({ label }) => (
                    <li>{label}</li>
                  ))}
                </ul>
              </>
            )}
            <dl class="facts">
              <div>
                <dt>{words.name}</dt>
                <dd>{values.name}</dd>
              </div>
              <div>
                <dt>{words.email}</dt>
                <dd>{values.email}</dd>
              </div>
            </dl>
          </blockquote>
          <input type="hidden" name="name" value={values.name} />
          <input type="hidden" name="number" value={values.number} />
          <input type="hidden" name="email" value={values.email} />
          <input type="hidden" name="key" value={formKey} />
          {keys.map(({ id }) => (
            <input type="hidden" name="unit" value={id} />
          ))}
          {hurdle}
          <p class="actions">
            <button type="submit" class="button primary">
              {words.confirm}
            </button>
            <button type="submit" class="button" formaction={actions.change} name="step" value="change">
              {words.change}
            </button>
          </p>
        </form>
      </div>
    </Layout>
  )
}
