import type { Child, PropsWithChildren } from 'hono/jsx'
import {
  type Thread,
  type Ticket,
  type TicketFile,
  type TicketMessage,
  ticketReference,
} from '../../domains/tickets/index.ts'
import { AccountPage } from '../account/account-layout.tsx'
import { href } from '../routes.ts'
import { formatDate } from '../ui/dates.ts'
import { Notice } from '../ui/notice.tsx'
import { formatNumber } from '../ui/numbers.ts'
import type { Visit } from '../ui/visit.ts'
import { NarrowPage } from './new-ticket-pages.tsx'
import { BodyField, FilesField, SendButton } from './ticket-fields.tsx'

/** Where the parts of a conversation lead: by its link, or in the account. */
export type ThreadHrefs = { post: string; rate: string; file(id: TicketFile['id']): string }

export type AnswerForm = { body: string; errors: { body?: string; files?: string } }

export type ThreadProps = {
  visit: Visit
  thread: Thread
  hrefs: ThreadHrefs
  form: AnswerForm
  news?: 'opened' | 'sent' | 'rated' | undefined
  hurdle?: Child
}

/** A conversation for whoever holds its link. */
export function LinkThreadView(props: ThreadProps) {
  return (
    <NarrowPage visit={props.visit} title={titleOf(props)}>
      <Conversation {...props} />
    </NarrowPage>
  )
}

/** The same in the account. */
export function AccountThreadView(props: ThreadProps) {
  return (
    <AccountPage visit={props.visit} title={titleOf(props)} here="accountTickets">
      <Conversation {...props} />
    </AccountPage>
  )
}

const titleOf = ({ visit, thread: { ticket } }: ThreadProps) =>
  ticket.title ?? visit.m.tickets.subjects[ticket.subject]

function Conversation({ visit, thread, hrefs, form, news, hurdle }: ThreadProps) {
  const { m, shop } = visit
  const words = m.tickets.thread
  const { ticket, messages } = thread
  const isOver = ticket.state === 'solved' || ticket.state === 'closed'
  const closes = ticket.state === 'waiting' || ticket.state === 'solved'
  return (
    <>
      {news && <Notice kind="good">{words.news[news]}</Notice>}
      <p class="ticket-head">
        <span class="number">{ticketReference(ticket.id)}</span> <TicketBadge visit={visit} ticket={ticket} />
      </p>
      <p>{standingOf(visit, ticket)}</p>
      <ol class="messages">
        {messages.map((message) => (
          <Message
            visit={visit}
            message={message}
            fileHref={hrefs.file}
            who={message.kind === 'answer' ? words.team(shop.name) : words.you}
          >
            {message.sentFrom && <p class="small soft">{words.sentFrom(message.sentFrom)}</p>}
          </Message>
        ))}
      </ol>
      {isOver && ticket.firstAnsweredAt && !ticket.rating && (
        <div class="rating">
          <p>{m.tickets.rating.title}</p>
          <RatingForm visit={visit} action={hrefs.rate} />
        </div>
      )}
      <section class="stack" aria-labelledby="answer">
        <h2 id="answer">{words[askedFor[ticket.state]]}</h2>
        <form class="stack" method="post" action={hrefs.post} enctype="multipart/form-data">
          <BodyField
            label={words.message}
            hint={m.tickets.form.bodyHint}
            error={form.errors.body}
            value={form.body}
            rows={5}
          />
          <FilesField visit={visit} error={form.errors.files} />
          {hurdle}
          <SendButton label={words.send} />
        </form>
        {closes && <p class="small soft">{words.closing}</p>}
      </section>
    </>
  )
}

/** What a customer is asked to write. */
const askedFor = { open: 'more', waiting: 'answer', solved: 'again', closed: 'again' } as const

/** Whose turn it is, and until when. */
function standingOf({ m, locale }: Visit, { state, answerDueAt, closedAt }: Ticket): string {
  const words = m.tickets.thread
  if (answerDueAt) return words.promised(formatDate(answerDueAt, locale, 'dateTimeInZone'))
  if (closedAt) return words.closed(formatDate(closedAt, locale))
  return state === 'solved' ? words.solved : words.waiting
}

export function TicketBadge({ visit, ticket }: { visit: Pick<Visit, 'm'>; ticket: Pick<Ticket, 'state'> }) {
  // Brass is where it is the customer's turn.
  const kind = { open: 'state', waiting: 'state sealed', solved: 'state open', closed: 'state' }
  return <span class={kind[ticket.state]}>{visit.m.tickets.states[ticket.state]}</span>
}

type MessageProps = {
  visit: Pick<Visit, 'm' | 'locale'>
  message: TicketMessage
  who: string
  fileHref: ThreadHrefs['file']
}

/** One message; its words stand as they were written, and nothing in them is a link or a mark. */
export function Message({ visit, message, who, fileHref, children }: PropsWithChildren<MessageProps>) {
  const { locale } = visit
  return (
    <li class={`message ${message.kind}`} id={message.id}>
      <p class="message-head">
        <strong>{who}</strong>
        <time datetime={message.at.toISOString()}>{formatDate(message.at, locale, 'dateTime')}</time>
      </p>
      {children}
      <div class="message-body">{message.body}</div>
      {message.files.length > 0 && <Files visit={visit} files={message.files} fileHref={fileHref} />}
    </li>
  )
}

type FilesProps = {
  visit: Pick<Visit, 'm' | 'locale'>
  files: readonly TicketFile[]
  fileHref: ThreadHrefs['file']
}

function Files({ visit: { m, locale }, files, fileHref }: FilesProps) {
  const words = m.tickets.thread
  return (
    <ul class="message-files" aria-label={words.files}>
      {files.map(({ id, name, sizeBytes }) => (
        <li>
          <a href={fileHref(id)} download={name}>
            {name}
          </a>{' '}
          <span class="small soft">
            {words.kilobytes(formatNumber(Math.max(1, Math.round(sizeBytes / 1024)), locale))}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Two buttons of one form: pressed, it is said. A link in a letter leads to such a form and says nothing by itself. */
export function RatingForm({
  visit,
  action,
  chosen,
}: {
  visit: Pick<Visit, 'm'>
  action: string
  chosen?: 'good' | 'bad'
}) {
  const words = visit.m.tickets.rating
  return (
    <form method="post" action={action}>
      <p class="actions">
        {(['good', 'bad'] as const).map((rating) => (
          <button
            type="submit"
            class={rating === chosen ? 'button primary' : 'button'}
            name="rating"
            value={rating}
          >
            {words[rating]}
          </button>
        ))}
      </p>
    </form>
  )
}

type RatingProps = { visit: Visit; thread: Thread; token: string; chosen?: 'good' | 'bad'; rated: boolean }

/** Where a letter leads with one click; the second one counts, because programs open links before people do. */
export function RatingView({ visit, thread: { ticket }, token, chosen, rated }: RatingProps) {
  const { locale, m } = visit
  const words = m.tickets.rating
  const back = href(locale, 'ticket', { token })
  const thanks = ticket.rating === 'bad' ? words.thanksBad : words.thanks
  return (
    <NarrowPage visit={visit} title={words.title}>
      {rated && <Notice kind="good">{thanks}</Notice>}
      {!rated && ticket.firstAnsweredAt && (
        <>
          <p>{words.lead(ticketReference(ticket.id))}</p>
          <RatingForm
            visit={visit}
            action={href(locale, 'ticketRating', { token })}
            {...(chosen && { chosen })}
          />
        </>
      )}
      {!ticket.firstAnsweredAt && <p>{words.none}</p>}
      <p>
        <a href={back}>{words.back}</a>
      </p>
    </NarrowPage>
  )
}

export function LostTicketView({ visit }: { visit: Visit }) {
  const { locale, m } = visit
  return (
    <NarrowPage visit={visit} title={m.tickets.lost.title}>
      <p class="lead">{m.tickets.lost.text}</p>
      <p class="actions">
        <a class="button primary" href={href(locale, 'newTicket')}>
          {m.tickets.ask}
        </a>
        <a href={href(locale, 'accountTickets')}>{m.tickets.title}</a>
      </p>
    </NarrowPage>
  )
}
