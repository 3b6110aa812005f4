import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type OrderOnPage, parseOrderNumber } from '../../domains/orders/index.ts'
import { foldEmail } from '../../shared/email.ts'
import { parseId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import type { AccountGate, SignedInVisit } from '../account/gate.ts'
import { settleEmail } from '../email-question.tsx'
import { href, pages } from '../routes.ts'
import { isEmail } from '../storefront/checkout/email-address.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../storefront/gate.ts'
import type { orderGate } from '../storefront/orders/order-gate.tsx'
import type { TicketPagesDeps } from './deps.ts'
import { AccountTicketView, GuestTicketView, OrderTicketView } from './new-ticket-pages.tsx'
import {
  emptyForm,
  type FormErrors,
  fileErrorOf,
  findFlaws,
  parseAbout,
  type TicketForm,
  ticketForm,
} from './ticket-form.ts'
import { readUpload } from './uploads.ts'

type Parts = {
  deps: TicketPagesDeps
  gate: StorefrontGate
  account: AccountGate
  orders: ReturnType<typeof orderGate>
  clock: Clock
}

const isWrong = (errors: FormErrors) => Object.keys(errors).length > 0

/** Asking with the number and the address of an order; the answer is the same whether they belong together or not. */
export function guestTicketPages({ deps, gate, account, clock }: Parts): Hono {
  const blank = { form: emptyForm, errors: {}, sent: false }
  return new Hono()
    .get(pages.newTicket, async (c) => {
      const visit = gate.visit(c)
      const signedIn = await account.find(c)
      if (signedIn && !signedIn.session.awaitsFactor)
        return seeOther(c, href(visit.locale, 'accountNewTicket'))
      return privatePage(c, <GuestTicketView {...blank} visit={visit} now={clock.now()} />)
    })
    .post(pages.newTicket, async (c) => {
      const visit = gate.visit(c)
      const given = await readForm(c)
      const typed = ticketForm.parse(given)
      const { email, question } = settleEmail(given, typed.email)
      const form = { ...typed, email }
      const words = visit.m.tickets.form.errors
      const errors = {
        ...(!parseOrderNumber(form.number) && { number: words.number }),
        ...(!isEmail(form.email) && { email: words.email }),
        ...findFlaws(visit, form),
      }
      const again = { visit, form, errors, sent: false, now: clock.now() }
      const { subject, number, body, proof } = form
      if (isWrong(errors) || question || !subject)
        return privatePage(c, <GuestTicketView {...again} question={question} />, 422)
      const tried = { action: 'contact', account: foldEmail(email), proof } as const
      const hurdle = await account.hurdle(c, visit, tried)
      if (hurdle) return privatePage(c, <GuestTicketView {...again} hurdle={hurdle} />, 429)
      await deps.openAsGuest({ subject, number, email, body, locale: visit.locale })
      return privatePage(c, <GuestTicketView {...again} form={emptyForm} sent />)
    })
}

/** Asking about an order by its link. */
export function orderTicketPages({ deps, gate, account, orders, clock }: Parts): Hono {
  const show = (
    c: Context,
    { order, token }: { order: OrderOnPage; token: string },
    given: { form: TicketForm; errors: FormErrors; hurdle?: Child },
    status: 200 | 422 | 429,
  ) => {
    const visit = gate.visit(c, pages.orderTicket.replace(':token', token))
    return privatePage(
      c,
      <OrderTicketView {...{ visit, order, token, now: clock.now(), ...given }} />,
      status,
    )
  }
  return new Hono()
    .get(pages.orderTicket, (c) =>
      orders.open(c, (order, token) => {
        const about = c.req.query('unit') ?? ''
        const form = { ...emptyForm, about, subject: about ? ('key' as const) : undefined }
        return show(c, { order, token }, { form, errors: {} }, 200)
      }),
    )
    .post(pages.orderTicket, (c) =>
      orders.open(c, async (order, token) => {
        const visit = gate.visit(c)
        const { fields, files } = await readUpload(c)
        const form = ticketForm.parse(fields)
        const unitId = form.about === '' ? null : parseId('unt', form.about)
        const isTheirs = order.lines.some(({ units }) => units.some(({ id }) => id === unitId))
        const errors: FormErrors = findFlaws(visit, form)
        if (unitId !== null && !isTheirs) errors.about = visit.m.tickets.form.errors.about
        const { subject, body, proof } = form
        const refuse = (hurdle?: Child) =>
          show(c, { order, token }, { form, errors, hurdle }, hurdle ? 429 : 422)
        if (isWrong(errors) || !subject || unitId === undefined) return refuse()
        const hurdle = await account.hurdle(c, visit, { action: 'contact', account: order.id, proof })
        if (hurdle) return refuse(hurdle)
        const ready = await deps.prepareFiles(files)
        if (!ready.ok) {
          errors.files = fileErrorOf(visit, ready)
          return refuse()
        }
        const asked = { subject, body, unitId, locale: visit.locale }
        const id = await deps.openForOrder(order, asked, ready.files)
        return seeOther(c, `${deps.ticketHref(id, visit.locale)}?news=opened`)
      }),
    )
}

/** Asking from the account, about one of its orders or keys or about nothing in particular. */
export function accountTicketPages({ deps, gate, account, clock }: Parts): Hono {
  async function show(
    c: Context,
    { session }: SignedInVisit,
    given: { form: TicketForm; errors: FormErrors; hurdle?: Child },
    status: 200 | 422 | 429,
  ) {
    const choices = await deps.listAbout(session.account.id)
    const view = { visit: gate.visit(c), choices, now: clock.now(), ...given }
    return privatePage(c, <AccountTicketView {...view} />, status)
  }
  return new Hono()
    .get(pages.accountNewTicket, (c) =>
      account.open(c, (signedIn) => {
        const form = { ...emptyForm, about: c.req.query('about') ?? '' }
        return show(c, signedIn, { form, errors: {} }, 200)
      }),
    )
    .post(pages.accountNewTicket, (c) =>
      account.open(c, async (signedIn) => {
        const visit = gate.visit(c)
        const { fields, files } = await readUpload(c)
        const form = ticketForm.parse(fields)
        const about = parseAbout(form.about)
        const errors: FormErrors = findFlaws(visit, form)
        if (about === undefined) errors.about = visit.m.tickets.form.errors.about
        const { subject, body, proof } = form
        const refuse = (hurdle?: Child) => show(c, signedIn, { form, errors, hurdle }, hurdle ? 429 : 422)
        if (isWrong(errors) || !subject || about === undefined) return refuse()
        const owner = signedIn.session.account
        const hurdle = await account.hurdle(c, visit, { action: 'contact', account: owner.id, proof })
        if (hurdle) return refuse(hurdle)
        const ready = await deps.prepareFiles(files)
        if (!ready.ok) {
          errors.files = fileErrorOf(visit, ready)
          return refuse()
        }
        const asked = { subject, body, about, locale: visit.locale }
        const id = await deps.openForAccount(owner, asked, ready.files)
        if (!id) {
          errors.about = visit.m.tickets.form.errors.about
          return refuse()
        }
        return seeOther(c, `${href(visit.locale, 'accountTicket', { ticket: id })}?news=opened`)
      }),
    )
}
