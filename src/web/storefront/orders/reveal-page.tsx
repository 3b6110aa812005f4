import type { OrderLineOnPage, OrderOnPage } from '../../../domains/orders/index.ts'
import type { UnitId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { Checkbox } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Seal } from '../../ui/seal.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { WaiverQuestions } from '../deps.ts'

export type RevealProps = {
  visit: Visit
  token: string
  order: OrderOnPage
  unitIds: readonly UnitId[]
  questions: readonly WaiverQuestions[]
  error?: string | undefined
}

/** The two questions of the law before a seal is opened. Refusing is as easy: one link back. */
export function RevealView({ visit, token, order, unitIds, questions, error }: RevealProps) {
  const { m, locale } = visit
  const many = unitIds.length > 1
  const asked = (name: keyof WaiverQuestions) => [...new Set(questions.map((each) => each[name]))].join(' ')
  return (
    <Layout visit={visit} head={{ title: m.reveal.title, noindex: true }}>
      <div class="wrap narrow">
        <form class="reveal" method="post" action={href(locale, 'orderReveal', { token })}>
          <Seal />
          <h1>{many ? m.reveal.titleMany(unitIds.length) : m.reveal.title}</h1>
          <p>{m.reveal.lead}</p>
          {error && <Notice kind="bad">{error}</Notice>}
          <div>
            <h2 class="group-label">{m.reveal.what}</h2>
            <ul class="reveal-list">
              {linesWith(order, unitIds).map(({ line, count }) => (
                <li>
                  {count > 1 && `${m.order.quantity(count)} `}
                  {line.name[locale]}, {line.platform.name}
                </li>
              ))}
            </ul>
          </div>
          <fieldset class="stack">
            <legend class="group-label">{m.reveal.questions}</legend>
            <Checkbox id="express" name="express" label={asked('express')} autofocus={Boolean(error)} />
            <Checkbox id="acknowledge" name="acknowledge" label={asked('acknowledge')} />
          </fieldset>
          {unitIds.map((id) => (
            <input type="hidden" name="unit" value={id} />
          ))}
          <p class="small soft">{m.reveal.receipt}</p>
          <p class="actions">
            <button type="submit" class="button primary">
              {many ? m.reveal.buttonMany : m.reveal.button}
            </button>
            <a class="button" href={href(locale, 'order', { token })}>
              {m.reveal.back}
            </a>
          </p>
        </form>
      </div>
    </Layout>
  )
}

function linesWith(
  order: OrderOnPage,
  unitIds: readonly UnitId[],
): { line: OrderLineOnPage; count: number }[] {
  return order.lines
    .map((line) => ({ line, count: line.units.filter(({ id }) => unitIds.includes(id)).length }))
    .filter(({ count }) => count > 0)
}
