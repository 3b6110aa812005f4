import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type OrderOnPage, parseOrderNumber } from '../../../domains/orders/index.ts'
import { foldEmail } from '../../../shared/email.ts'
import { parseId, type UnitId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { attemptGate } from '../../attempts.tsx'
import { href, pages } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { isEmail } from '../checkout/email-address.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, publicPage, readForm, type StorefrontGate } from '../gate.ts'
import { orderGate } from '../orders/order-gate.tsx'
import { ConfirmView } from './confirm-page.tsx'
import { keysToGiveBack, OrderWithdrawView } from './order-withdraw-page.tsx'
import { ReceivedView } from './received-page.tsx'
import type { Errors, Values } from './statement-form.tsx'
import { WithdrawView } from './withdraw-page.tsx'
import { withdrawalWords } from './withdrawal-words.ts'

const line = (length: number) => z.string().trim().max(length).catch('')
const form = z.object({
  name: line(200),
  // As the order's letters print it, where it is one of our numbers; anything else stays as it was written.
  number: line(40).transform((written) => parseOrderNumber(written) ?? written),
  email: line(254),
  unit: z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]),
  step: line(20),
  key: line(80),
  proof: z.string().max(8000).optional().catch(undefined),
})
type Form = z.infer<typeof form>
type OfOrder = { order: OrderOnPage; token: string; visit: Visit }

const nothing: Values = { name: '', number: '', email: '' }

/** Withdrawing in two steps, for anybody; with an order's link, or an account, the form is filled in. */
export function withdrawalPages(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  const attempts = attemptGate(deps.limits, { behindProxy: deps.shop.behindProxy, clock: deps.clock })
  const orders = orderGate(deps, gate)
  const actions = { confirm: href(locale, 'withdrawConfirm'), change: href(locale, 'withdraw') }
  const actionsOf = (token: string) => ({
    confirm: href(locale, 'orderWithdrawConfirm', { token }),
    change: href(locale, 'orderWithdraw', { token }),
  })

  async function ask(c: Context, values: Values = nothing, errors: Errors = {}): Promise<Response> {
    const visit = gate.visit(c, pages.withdraw)
    const session = gate.readCookie(c, 'session')
    const own = session ? await deps.ordersToWithdraw(session) : { orders: [], buyer: null }
    const known = values === nothing && own.buyer ? { ...nothing, ...own.buyer } : values
    const page = (
      <WithdrawView {...{ visit, errors, orders: own.orders }} values={known} dates={deps.documentDates} />
    )
    if (Object.keys(errors).length > 0) return privatePage(c, page, 422)
    return session || values !== nothing ? privatePage(c, page) : publicPage(c, page)
  }

  async function askOfOrder(
    c: Context,
    { order, token, visit }: OfOrder,
    sent?: { values: Form; errors: Errors },
  ): Promise<Response> {
    const email = order.emailRefused ? '' : order.email
    const values = sent?.values ?? { name: order.name ?? '', number: order.number, email }
    const chosen = unitsOf(sent?.values)
    const errors = sent?.errors ?? {}
    const isOver = deps.isWithdrawalOver(order)
    const page = <OrderWithdrawView {...{ visit, token, order, isOver, errors, chosen, values }} />
    return privatePage(c, page, Object.keys(errors).length > 0 ? 422 : 200)
  }

  /** What was sent about an order that its link opened, with the keys it names as far as they can still be given back. */
  async function readOfOrder(c: Context, { order, visit }: OfOrder) {
    const values = { ...form.parse(await readForm(c)), number: order.number }
    const keys = named(keysToGiveBack(order, visit), values)
    const errors = errorsIn(values, visit)
    // Without this a statement about some keys would become one about the whole order.
    if (values.unit.length > 0 && keys.length === 0)
      errors.form = withdrawalWords[visit.locale].errors.keysGone
    return { values, keys, errors }
  }

  function openOrder(c: Context, answer: (of: OfOrder) => Response | Promise<Response>): Promise<Response> {
    return orders.open(c, (order, token) =>
      answer({ order, token, visit: gate.visit(c, pages.orderWithdraw.replace(':token', token)) }),
    )
  }

  async function hurdleFor(c: Context, visit: Visit, { email, proof }: Form) {
    return attempts.hurdle(c, visit, { action: 'withdrawal', account: foldEmail(email), proof })
  }

  return new Hono()
    .get(pages.withdraw, (c) => ask(c))
    .post(pages.withdraw, async (c) => {
      const values = form.parse(await readForm(c))
      const visit = gate.visit(c, pages.withdraw)
      const errors = errorsIn(values, visit)
      if (values.step === 'change' || Object.keys(errors).length > 0) return ask(c, values, errors)
      return privatePage(c, <ConfirmView {...confirmation(visit, values)} actions={actions} keys={[]} />)
    })
    .post(pages.withdrawConfirm, async (c) => {
      const values = form.parse(await readForm(c))
      const visit = gate.visit(c, pages.withdraw)
      const errors = { ...errorsIn(values, visit), ...oldFormIn(values, visit) }
      if (Object.keys(errors).length > 0) return ask(c, values, errors)
      const hurdle = await hurdleFor(c, visit, values)
      if (hurdle) {
        const again = { ...confirmation(visit, values), formKey: values.key, hurdle }
        return privatePage(c, <ConfirmView {...again} actions={actions} keys={[]} />, 429)
      }
      const received = await deps.withdraw(statementOf(values), null)
      return privatePage(c, <ReceivedView {...{ visit, received }} answered={null} back={null} />)
    })
    .get(pages.orderWithdraw, (c) => openOrder(c, (of) => askOfOrder(c, of)))
    .post(pages.orderWithdraw, (c) =>
      openOrder(c, async (of) => {
        const { token, visit } = of
        const { values, keys, errors } = await readOfOrder(c, of)
        if (values.step === 'change' || Object.keys(errors).length > 0)
          return askOfOrder(c, of, { values, errors })
        return privatePage(
          c,
          <ConfirmView {...confirmation(visit, values)} actions={actionsOf(token)} keys={keys} />,
        )
      }),
    )
    .post(pages.orderWithdrawConfirm, (c) =>
      openOrder(c, async (of) => {
        const { order, token, visit } = of
        const { values, keys, errors: wrong } = await readOfOrder(c, of)
        const errors = { ...oldFormIn(values, visit), ...wrong }
        if (Object.keys(errors).length > 0) return askOfOrder(c, of, { values, errors })
        const hurdle = await hurdleFor(c, visit, values)
        if (hurdle) {
          const again = { ...confirmation(visit, values), formKey: values.key, hurdle, keys }
          return privatePage(c, <ConfirmView {...again} actions={actionsOf(token)} />, 429)
        }
        const unitIds = unitsOf(values)
        const received = await deps.withdraw(statementOf(values), {
          token,
          unitIds: unitIds.length > 0 ? unitIds : null,
        })
        const answered = received.answers.flatMap(({ unitId, answer }) => {
          const held = order.lines.find(({ units }) => units.some(({ id }) => id === unitId))
          return held ? [{ name: held.name, answer }] : []
        })
        const back = href(locale, 'order', { token })
        return privatePage(c, <ReceivedView {...{ visit, received, answered, back }} />)
      }),
    )

  function statementOf({ name, number, email, key }: Form) {
    return { formKey: key, name, orderNumber: number, email, locale }
  }
}

const confirmation = (visit: Visit, values: Form) => ({
  visit,
  values,
  formKey: randomUUID(),
  looksOdd: !parseOrderNumber(values.number),
})

/** Anything that names an order is taken: nobody who has lost the number is turned away. */
function errorsIn(values: Values, { locale }: Visit): Errors {
  const { errors } = withdrawalWords[locale]
  return {
    ...(values.name === '' && { name: errors.name }),
    ...(values.number === '' && { number: errors.number }),
    ...(!isEmail(values.email) && { email: errors.email }),
  }
}

/** Every second step carries a key; a statement without one did not come from there. */
function oldFormIn({ key }: Form, { locale }: Visit): Errors {
  return key ? {} : { form: withdrawalWords[locale].errors.form }
}

function unitsOf(values: Pick<Form, 'unit'> | undefined): UnitId[] {
  return (values?.unit ?? []).flatMap((text) => parseId('unt', text) ?? [])
}

function named<Key extends { id: UnitId }>(keys: readonly Key[], values: Form): Key[] {
  const unitIds = unitsOf(values)
  return keys.filter(({ id }) => unitIds.includes(id))
}
