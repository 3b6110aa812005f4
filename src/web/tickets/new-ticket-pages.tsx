import type { Child, PropsWithChildren } from 'hono/jsx'
import type { OrderOnPage } from '../../domains/orders/index.ts'
import { answerMillis } from '../../domains/tickets/index.ts'
import { after } from '../../shared/time.ts'
import { AccountPage } from '../account/account-layout.tsx'
import { type EmailQuestion, EmailQuestionField } from '../email-question.tsx'
import { href } from '../routes.ts'
import { formatDate } from '../ui/dates.ts'
import { described, Field, Input } from '../ui/field.tsx'
import { Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Visit } from '../ui/visit.ts'
import type { AboutChoices } from './deps.ts'
import { BodyField, FilesField, HelpHints, SendButton, SubjectField } from './ticket-fields.tsx'
import type { FormErrors, TicketForm } from './ticket-form.ts'

type FormProps = {
  visit: Visit
  now: Date
  form: TicketForm
  errors: FormErrors
  hurdle?: Child
}

/** For whoever has no account: about an order that its number and its address name. */
export function GuestTicketView(props: FormProps & { sent: boolean; question?: EmailQuestion | null }) {
  const { visit, form, errors, hurdle, sent, question } = props
  const { locale, m, shop } = visit
  const words = m.tickets.form
  const signIn = (text: string) => (
    <a href={`${href(locale, 'signIn')}?to=${encodeURIComponent(href(locale, 'accountNewTicket'))}`}>
      {text}
    </a>
  )
  return (
    <NarrowPage visit={visit} title={sent ? words.sentTitle : words.title}>
      {sent ? (
        <Notice kind="good">{words.sent}</Notice>
      ) : (
        <form class="stack" method="post" action={href(locale, 'newTicket')}>
          <p>{words.guestLead(signIn)}</p>
          <Input
            id="number"
            name="number"
            required
            label={words.number}
            hint={words.numberHint}
            error={errors.number}
            value={form.number}
            autocomplete="off"
            maxlength={40}
            autofocus={Boolean(errors.number)}
          />
          <Input
            id="email"
            name="email"
            type="email"
            required
            label={words.email}
            error={errors.email}
            value={form.email}
            autocomplete="email"
            inputmode="email"
            maxlength={254}
            autofocus={!errors.number && Boolean(errors.email)}
          />
          <EmailQuestionField {...{ visit, question }} />
          <SubjectField {...{ visit, form, errors }} />
          <BodyField label={words.body} hint={words.bodyHint} error={errors.body} value={form.body} />
          <HelpHints visit={visit} />
          <p class="small soft">{words.guestFiles}</p>
          {hurdle}
          <AnswerPromise {...props} />
          <SendButton label={words.send} />
        </form>
      )}
      <p class="soft">
        {words.otherwise} <a href={`mailto:${shop.seller.email}`}>{shop.seller.email}</a>
      </p>
    </NarrowPage>
  )
}

/** For whoever holds the link of an order. */
export function OrderTicketView(props: FormProps & { order: OrderOnPage; token: string }) {
  const { visit, order, token, form, errors, hurdle } = props
  const { locale, m } = visit
  const words = m.tickets.form
  const units = order.lines.flatMap((line) =>
    line.units.map((unit, index) => ({
      id: unit.id,
      name: line.units.length > 1 ? `${line.name[locale]} (${index + 1})` : line.name[locale],
    })),
  )
  return (
    <NarrowPage visit={visit} title={words.title}>
      <form
        class="stack"
        method="post"
        action={href(locale, 'orderTicket', { token })}
        enctype="multipart/form-data"
      >
        <p>{words.orderLead(<span class="whole">{order.number}</span>)}</p>
        <SubjectField {...{ visit, form, errors }} />
        <AboutField label={words.whichKey} error={errors.about}>
          <option value="">{words.nothing}</option>
          {units.map(({ id, name }) => (
            <option value={id} selected={form.about === id}>
              {name}
            </option>
          ))}
        </AboutField>
        <BodyField label={words.body} hint={words.bodyHint} error={errors.body} value={form.body} />
        <HelpHints visit={visit} />
        <FilesField visit={visit} error={errors.files} />
        {hurdle}
        <AnswerPromise {...props} />
        <SendButton label={words.send}>
          <a href={href(locale, 'order', { token })}>{m.order.title(order.number)}</a>
        </SendButton>
      </form>
    </NarrowPage>
  )
}

/** For whoever is signed in: their orders and keys are to be chosen from. */
export function AccountTicketView(props: FormProps & { choices: AboutChoices }) {
  const { visit, choices, form, errors, hurdle } = props
  const { locale, m } = visit
  const words = m.tickets.form
  return (
    <AccountPage visit={visit} title={words.title} here="accountTickets">
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'accountNewTicket')}
        enctype="multipart/form-data"
      >
        <SubjectField {...{ visit, form, errors }} />
        <AboutField label={words.which} error={errors.about}>
          <option value="">{words.nothing}</option>
          <Choices
            label={words.keys}
            chosen={form.about}
            options={choices.keys.map(({ orderId, unitId, name, boughtAt }) => [
              `${orderId}.${unitId}`,
              `${name[locale]}, ${formatDate(boughtAt, locale, 'short')}`,
            ])}
          />
          <Choices
            label={words.orders}
            chosen={form.about}
            options={choices.orders.map(({ orderId, number, placedAt }) => [
              orderId,
              `${number}, ${formatDate(placedAt, locale, 'short')}`,
            ])}
          />
        </AboutField>
        <BodyField label={words.body} hint={words.bodyHint} error={errors.body} value={form.body} />
        <HelpHints visit={visit} />
        <FilesField visit={visit} error={errors.files} />
        {hurdle}
        <AnswerPromise {...props} />
        <SendButton label={words.send} />
      </form>
    </AccountPage>
  )
}

function AboutField({
  label,
  error,
  children,
}: PropsWithChildren<{ label: string; error?: string | undefined }>) {
  return (
    <Field id="about" label={label} error={error}>
      <select id="about" name="about" {...described({ id: 'about', error })}>
        {children}
      </select>
    </Field>
  )
}

type ChoicesProps = { label: string; chosen: string; options: readonly (readonly [string, string])[] }

function Choices({ label, chosen, options }: ChoicesProps) {
  if (options.length === 0) return null
  return (
    <optgroup label={label}>
      {options.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </optgroup>
  )
}

function AnswerPromise({ visit, now }: FormProps) {
  const by = formatDate(after(now, answerMillis), visit.locale, 'dateTimeInZone')
  return <p class="ticket-promise">{visit.m.tickets.form.promise(by)}</p>
}

export function NarrowPage({ visit, title, children }: PropsWithChildren<{ visit: Visit; title: string }>) {
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  )
}
