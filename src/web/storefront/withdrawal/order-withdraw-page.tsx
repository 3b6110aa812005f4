import type { OrderOnPage, UnitOnPage } from '../../../domains/orders/index.ts'
import type { UnitId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import { type Errors, StatementForm, type Values } from './statement-form.tsx'
import { withdrawalWords } from './withdrawal-words.ts'

type OrderWithdrawProps = {
  visit: Visit
  token: string
  order: OrderOnPage
  isOver: boolean
  values: Values
  errors: Errors
  chosen: readonly UnitId[]
}

/** The first step for whoever holds the order's link: everything is filled in, and some of its keys may be named. */
export function OrderWithdrawView(props: OrderWithdrawProps) {
  const { visit, token, order, isOver, values, errors, chosen } = props
  const { locale } = visit
  const words = withdrawalWords[locale]
  const keys = keysToGiveBack(order, visit)
  const lastDay = formatDate(order.withdrawUntil, locale)
  return (
    <Layout visit={visit} head={{ title: words.ofOrder(order.number), noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{words.ofOrder(order.number)}</h1>
        <p class="lead">{isOver ? words.over(lastDay) : words.until(lastDay)}</p>
        {!isOver && <p>{keys.length === 0 && order.paidAt ? words.nothingSealed : words.untilNote}</p>}
        <StatementForm
          {...{ visit, values, errors }}
          fixedNumber
          action={href(locale, 'orderWithdraw', { token })}
        >
          {keys.length > 1 && (
            <fieldset class="stack">
              <legend class="group-label">{words.keysLegend}</legend>
              <p class="hint">{words.keysHint}</p>
              {keys.map(({ id, label }) => (
                <label class="choice">
                  <input
                    id={`give-${id}`}
                    type="checkbox"
                    name="unit"
                    value={id}
                    checked={chosen.includes(id)}
                  />
                  <span>{label}</span>
                </label>
              ))}
            </fieldset>
          )}
        </StatementForm>
        <p>
          <a href={href(locale, 'order', { token })}>{words.back}</a>
        </p>
      </div>
    </Layout>
  )
}

const sealedStates: readonly UnitOnPage['state']['kind'][] = [
  'sealed',
  'opening',
  'given',
  'missing',
  'backordered',
  'withheld',
]

/** The keys of a paid order that nobody has seen, by what they are called. */
export function keysToGiveBack(order: OrderOnPage, { locale }: Visit): { id: UnitId; label: string }[] {
  if (!order.paidAt) return []
  return order.lines.flatMap((line) =>
    line.units.flatMap(({ id, state }, index) =>
      sealedStates.includes(state.kind)
        ? [{ id, label: withdrawalWords[locale].key(line.name[locale], index + 1, line.units.length) }]
        : [],
    ),
  )
}
