import { lastWordIn, ticketReference } from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { Message } from '../../tickets/conversation.tsx'
import { BodyField, FilesField } from '../../tickets/ticket-fields.tsx'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { OrderBadge } from '../orders/orders-page.tsx'
import { type Moment, Timeline } from '../timeline.tsx'
import type { TicketOnDesk } from './deps.ts'
import { AnswerDue, DeskBadge } from './inbox-page.tsx'
import { deskIslands, LiveTickets, NewsOfTicket } from './live-page.tsx'
import { MacroSection } from './macro-section.tsx'
import { MergeSection } from './merge-page.tsx'
import { mergeWords } from './merge-words.ts'
import { PresenceLine } from './presence.tsx'
import { ReplyChoice } from './reply-choice.tsx'
import { TagSection } from './tag-section.tsx'
import { WorkSection } from './work-section.tsx'

export type AnswerDraft = {
  act: 'answer' | 'note'
  body: string
  /** What a saved reply in it left open. */
  unfilled?: string | undefined
  /** It comes back because a saved reply was put in: nothing is wrong with it. */
  isFilled?: boolean
  errors: { body?: string | undefined; files?: string | undefined }
}

export type TicketProps = TicketOnDesk & {
  visit: AdminVisit
  me: AccountId
  mayRefund: boolean
  now: Date
  /** What was typed and not sent. */
  draft?: AnswerDraft | undefined
  said?: Said | undefined
}

/** A ticket with all that an answer needs beside it: who, about what, the order, the way of its keys. */
export function TicketView(props: TicketProps) {
  const { visit, ticket, said, live } = props
  const { locale, m } = visit
  const words = m.tickets.desk
  return (
    <AdminPage
      visit={visit}
      title={ticket.title ?? m.tickets.subjects[ticket.subject]}
      here="adminTickets"
      from={{ title: words.title, href: href(locale, 'adminTickets') }}
      said={said}
      islands={deskIslands}
    >
      <LiveTickets visit={visit} change={live.change} ticketId={ticket.id} />
      <PresenceLine visit={visit} present={live.present} ticketId={ticket.id} isTold />
      <div class="ticket-desk">
        <div class="ticket-talk">
          <div class="ticket-talk" id="live-thread" data-live>
            <TicketFacts {...props} />
            <Messages {...props} />
          </div>
          <NewsOfTicket visit={visit} />
          <AnswerSection {...props} />
          <NoteSection {...props} />
        </div>
        <aside class="ticket-beside">
          <div id="live-work" data-live>
            <WorkSection {...props} />
          </div>
          <OrderBeside {...props} />
          <Custody {...props} />
          <MacroSection {...props} />
          <TagSection {...props} />
          <MergeSection {...props} />
        </aside>
      </div>
    </AdminPage>
  )
}

function TicketFacts({ visit, ticket, colleagues, mergedHere, now }: TicketProps) {
  const { locale, m } = visit
  const words = m.tickets.desk
  const nameOf = (id: AccountId | null) => colleagues.find(({ accountId }) => accountId === id)?.name
  return (
    <Facts
      facts={[
        [words.reference, <span class="number">{ticketReference(ticket.id)}</span>],
        [m.tickets.state, <DeskBadge visit={visit} state={ticket.state} />],
        [words.due, ticket.answerDueAt && <AnswerDue {...{ visit, at: ticket.answerDueAt, now }} />],
        // Where it has no line of its own, the subject is the title.
        [m.tickets.about, ticket.title && m.tickets.subjects[ticket.subject]],
        [words.from, ticket.email],
        [words.channel, words.channels[ticket.channel]],
        [words.language, words.languages[ticket.locale]],
        [words.assigned, nameOf(ticket.assignedTo) ?? words.nobody],
        [words.rating, ticket.rating && words.ratings[ticket.rating]],
        [mergeWords[locale].tookIn, mergedHere.map(ticketReference).join(', ')],
        [words.age, formatDate(ticket.openedAt, locale, 'moment')],
      ]}
    />
  )
}

function Messages({ visit, ticket, messages, colleagues }: TicketProps) {
  const { locale, m, shop } = visit
  const words = m.tickets.desk
  const nameOf = (id: AccountId | null) => colleagues.find(({ accountId }) => accountId === id)?.name
  const whoOf = {
    question: words.customer,
    answer: m.tickets.thread.team(shop.name),
    note: words.note,
  }
  return (
    <ol class="messages">
      {messages.map((message) => {
        const name = nameOf(message.staffId)
        return (
          <Message
            visit={visit}
            message={message}
            who={whoOf[message.kind]}
            fileHref={(file) => href(locale, 'adminTicketFile', { ticket: ticket.id, file })}
          >
            {name && <p class="small soft">{words.by(name)}</p>}
            {message.sentFrom && <p class="small soft">{words.sentFrom(message.sentFrom)}</p>}
          </Message>
        )
      })}
    </ol>
  )
}

function AnswerSection(props: TicketProps) {
  const { visit, ticket, messages, draft } = props
  const words = visit.m.tickets.desk
  const mine = draft?.act === 'answer' ? draft : undefined
  return (
    <section>
      <h2>{words.answerTitle}</h2>
      <form
        id="answer"
        class="stack"
        method="post"
        action={href(visit.locale, 'adminTicket', { ticket: ticket.id })}
        enctype="multipart/form-data"
      >
        <input type="hidden" name="read" value={lastWordIn(messages)} />
        <ReplyChoice {...props} />
        <BodyField
          label={words.answer}
          hint={words.answerHint}
          error={mine?.unfilled ?? mine?.errors.body}
          value={mine?.body ?? ''}
        />
        <FilesField visit={visit} error={mine?.errors.files} />
        <p class="actions">
          <button type="submit" class="button primary" name="act" value="waiting" data-send>
            {words.answerAsk}
          </button>
          <button type="submit" class="button" name="act" value="solved">
            {words.answerSolve}
          </button>
        </p>
      </form>
    </section>
  )
}

function NoteSection({ visit, ticket, draft }: TicketProps) {
  const words = visit.m.tickets.desk
  const mine = draft?.act === 'note' ? draft : undefined
  return (
    <section>
      <h2>{words.noteTitle}</h2>
      <form class="stack" method="post" action={href(visit.locale, 'adminTicket', { ticket: ticket.id })}>
        <BodyField
          id="note"
          label={words.noteField}
          hint={words.noteHint}
          error={mine?.errors.body}
          value={mine?.body ?? ''}
          rows={3}
        />
        <p>
          <button type="submit" class="button" name="act" value="note">
            {words.noteButton}
          </button>
        </p>
      </form>
    </section>
  )
}

function OrderBeside({ visit, order, ticket }: TicketProps) {
  const { locale, m } = visit
  const words = m.tickets.desk
  const orders = m.money.orders
  if (!order) {
    return (
      <section>
        <h2>{words.order}</h2>
        <p class="soft">{words.noOrder}</p>
      </section>
    )
  }
  return (
    <section>
      <h2>{words.order}</h2>
      <p>
        <a class="number" href={href(locale, 'adminOrder', { order: order.id })}>
          {order.number}
        </a>{' '}
        <OrderBadge words={orders} state={order.state} heldFor={order.heldFor} />
      </p>
      <ul class="units-beside">
        {order.lines.flatMap((line) =>
          line.units.map((unit) => (
            <li class={unit.id === ticket.unitId ? 'meant' : undefined}>
              {line.name[locale]} <span class="small soft">{orders.units[unit.state.kind]}</span>
            </li>
          )),
        )}
      </ul>
    </section>
  )
}

function Custody({ visit, order, custody }: TicketProps) {
  const { locale, m } = visit
  const words = m.tickets.desk
  if (!order) return null
  const names = new Map(
    order.lines.flatMap((line) => line.units.map((unit) => [unit.id, line.name[locale]] as const)),
  )
  const moments: Moment[] = custody.toReversed().map(({ unitId, kind, at, proof }) => ({
    at,
    what: `${words.kinds[kind] ?? kind} · ${names.get(unitId) ?? ''}`,
    who: proof,
  }))
  return (
    <section>
      <h2>{words.custody}</h2>
      {moments.length === 0 ? (
        <p class="soft">{words.noCustody}</p>
      ) : (
        <Timeline locale={locale} moments={moments} />
      )}
    </section>
  )
}
