import { randomUUID } from 'node:crypto'
import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import type { OrderMoney, RefundInList } from '../../../domains/payments/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { currencyInWords } from '../../ui/currency-name.ts'
import { formatDate } from '../../ui/dates.ts'
import { described, Field, Input } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { unitsOf } from './units.ts'

type Props = { visit: AdminVisit; order: OrderWithoutPayment; money: OrderMoney }

/** What went back so far, and what of it a human has to send again. */
export function Refunds({
  visit,
  order,
  money,
  mayRefund,
  form,
}: Props & { mayRefund: boolean; form: RefundFormState }) {
  const words = visit.m.money.refunds
  const open = money.refunds.filter(({ isOpen }) => isOpen)
  return (
    <section>
      <h2>{words.title}</h2>
      {money.refunds.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Rows label={words.title} rows={money.refunds} columns={columnsFor(visit)} />
      )}
      {mayRefund && open.map((refund) => <OpenRefund {...{ visit, order, refund, form }} />)}
    </section>
  )
}

function columnsFor({ locale, m }: AdminVisit): Column<RefundInList>[] {
  const words = m.money.refunds
  return [
    { label: words.at, kind: 'head', cell: ({ at }) => formatDate(at, locale, 'short') },
    {
      label: words.reason,
      cell: ({ reason, note }) => (
        <span>
          {words.reasons[reason as keyof typeof words.reasons] ?? reason}
          {note && <span class="small soft"> · {note}</span>}
        </span>
      ),
    },
    {
      label: words.state,
      cell: ({ state, isOpen }) => (
        <span class={isOpen ? 'state urgent' : state === 'succeeded' ? 'state open' : 'state sealed'}>
          {words.states[state]}
        </span>
      ),
    },
    {
      label: words.amount,
      kind: 'amount',
      cell: ({ amount, settled }) => (
        <>
          {formatMoney(amount, locale)}
          {settled && settled.currency !== amount.currency && (
            <small class="soft"> {words.settled(formatMoney(settled, locale))}</small>
          )}
        </>
      ),
    },
  ]
}

type OpenProps = Omit<Props, 'money'> & { refund: RefundInList; form: RefundFormState }

function OpenRefund({ visit, order, refund, form }: OpenProps) {
  const words = visit.m.money.refunds
  const typed = form.refund === refund.id ? form : undefined
  return (
    <form class="stack narrow-form" method="post" action={actionOf(visit, order)}>
      <p>
        <strong>{formatMoney(refund.amount, visit.locale)}</strong>: {words.openText}
      </p>
      <input type="hidden" name="refund" value={refund.id} />
      <input type="hidden" name="key" value={`again:${refund.id}`} />
      <Input
        id={`note-${refund.id}`}
        name="note"
        label={words.note}
        value={typed?.note}
        error={typed?.errors.note}
        required
        maxlength={500}
        autocomplete="off"
      />
      <p class="actions">
        <button type="submit" class="button" name="kind" value="again">
          {words.again}
        </button>
        <button type="submit" class="button quiet" name="kind" value="outside">
          {words.outside}
        </button>
      </p>
    </form>
  )
}

/**
 * What was typed, when it comes back with something wrong; `key` makes pressing twice one refund. `refund`: the open one that it
 * is about, where it is no new one.
 */
export type RefundFormState = {
  refund: string | null
  key: string
  units: readonly string[]
  gesture: string
  note: string
  errors: { what?: string; note?: string }
}

export function emptyRefund(): RefundFormState {
  return { refund: null, key: randomUUID(), units: [], gesture: '', note: '', errors: {} }
}

/** Money back by the team: of keys, which then return or are revoked, or as a gesture. */
export function RefundForm({ visit, order, money, form: sent }: Props & { form: RefundFormState }) {
  const words = visit.m.money.refunds
  const form = sent.refund === null ? sent : emptyRefund()
  if (money.taken.minor === 0) return null
  const refundable = unitsOf(order.lines).filter(({ unit }) => !settled.includes(unit.state.kind))
  return (
    <section>
      <h2>{words.newTitle}</h2>
      {money.isDisputed ? (
        <p>{words.disputed}</p>
      ) : money.left.minor === 0 ? (
        <p class="soft">{words.nothingLeft}</p>
      ) : (
        <form class="stack narrow-form" method="post" action={actionOf(visit, order)}>
          <p>{words.newLead}</p>
          <input type="hidden" name="key" value={form.key} />
          {refundable.length > 0 && (
            <fieldset>
              <legend>{words.unitsTitle}</legend>
              {refundable.map((row) => (
                <label class="choice">
                  <input
                    type="checkbox"
                    name="unit"
                    value={row.unit.id}
                    checked={form.units.includes(row.unit.id)}
                  />
                  <span>
                    {row.line.name[visit.locale]}, {formatMoney(row.unit.gross, visit.locale)} (
                    {visit.m.money.orders.units[row.unit.state.kind]})
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          <p>{words.orGesture}</p>
          <Input
            id="gesture"
            name="gesture"
            label={words.gesture(currencyInWords(money.left.currency, visit.locale))}
            hint={words.gestureHint(formatMoney(money.left, visit.locale))}
            value={form.gesture}
            inputmode="numeric"
            autocomplete="off"
            error={form.errors.what}
          />
          <Field id="note" label={words.note} hint={words.noteHint} error={form.errors.note}>
            <textarea
              id="note"
              name="note"
              rows={3}
              required
              maxlength={500}
              {...described({ id: 'note', hint: words.noteHint, error: form.errors.note })}
            >
              {form.note}
            </textarea>
          </Field>
          <p>
            <button type="submit" class="button primary" name="kind" value="new">
              {words.button}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}

const settled = ['refunding', 'refunded', 'released']

const actionOf = ({ locale }: AdminVisit, { id }: OrderWithoutPayment) =>
  href(locale, 'adminOrderRefunds', { order: id })
