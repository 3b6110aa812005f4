import type { Child } from 'hono/jsx'
import { lastWordIn } from '../../../domains/tickets/index.ts'
import { href } from '../../routes.ts'
import { Field } from '../../ui/field.tsx'
import type { TicketProps } from './ticket-page.tsx'

/** Who has it, and in which state it is, without a word to the customer. */
export function WorkSection({ visit, ticket, messages, colleagues, me }: TicketProps) {
  const words = visit.m.tickets.desk
  const action = href(visit.locale, 'adminTicket', { ticket: ticket.id })
  const act = (value: string, label: string): Child => (
    <form method="post" action={action}>
      <input type="hidden" name="read" value={lastWordIn(messages)} />
      <input type="hidden" name="seen" value={ticket.assignedTo ?? ''} />
      <button type="submit" class="button" name="act" value={value}>
        {label}
      </button>
    </form>
  )
  return (
    <section>
      <h2>{words.workTitle}</h2>
      <div class="actions">
        {ticket.assignedTo === me ? act('drop', words.drop) : act('take', words.take)}
        {ticket.state === 'open' && act('move:solved', words.solve)}
        {ticket.state !== 'closed' && act('move:closed', words.close)}
        {ticket.state !== 'open' && act('move:open', words.reopen)}
      </div>
      {colleagues.length > 1 && (
        <form class="inline-form" method="post" action={action}>
          <input type="hidden" name="seen" value={ticket.assignedTo ?? ''} />
          <Field id="to" label={words.assignTo}>
            <select id="to" name="to">
              {colleagues.map(({ accountId, name }) => (
                <option value={accountId} selected={accountId === ticket.assignedTo}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <button type="submit" class="button" name="act" value="assign">
            {words.assign}
          </button>
        </form>
      )}
    </section>
  )
}
