import type { Child } from 'hono/jsx'
import { href } from '../../routes.ts'
import { Field } from '../../ui/field.tsx'
import type { TicketProps } from './ticket-page.tsx'

/** Who has it, and in which state it is, without a word to the customer. */
export function WorkSection({ visit, ticket, colleagues, me }: TicketProps) {
  const say = visit.m.tickets.desk
  const action = href(visit.locale, 'adminTicket', { ticket: ticket.id })
  const act = (value: string, label: string): Child => (
    <form method="post" action={action}>
      <button type="submit" class="button" name="act" value={value}>
        {label}
      </button>
    </form>
  )
  return (
    <section>
      <h2>{say.workTitle}</h2>
      <div class="actions">
        {ticket.assignedTo === me ? act('drop', say.drop) : act('take', say.take)}
        {ticket.state === 'open' && act('move:solved', say.solve)}
        {ticket.state !== 'closed' && act('move:closed', say.close)}
        {ticket.state !== 'open' && act('move:open', say.reopen)}
      </div>
      {colleagues.length > 1 && (
        <form class="inline-form" method="post" action={action}>
          <Field id="to" label={say.assignTo}>
            <select id="to" name="to">
              {colleagues.map(({ accountId, name }) => (
                <option value={accountId} selected={accountId === ticket.assignedTo}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <button type="submit" class="button" name="act" value="assign">
            {say.assign}
          </button>
        </form>
      )}
    </section>
  )
}
