import { href } from '../../routes.ts'
import { Field } from '../../ui/field.tsx'
import { replyWords } from '../replies/reply-words.ts'
import type { TicketProps } from './ticket-page.tsx'

/** A saved reply for the answer below it: the page comes back with it, and with scripts it is put in at once. */
export function ReplyChoice({ visit, ticket, replies }: TicketProps) {
  const { locale, assets } = visit
  const words = replyWords[locale]
  const here = href(locale, 'adminTicket', { ticket: ticket.id })
  if (replies.length === 0) return null
  return (
    <div
      class="reply-choice"
      data-replies={href(locale, 'adminTicketReply', { ticket: ticket.id, reply: 'rpl' })}
      data-for="body"
    >
      <div class="inline-form">
        <Field id="reply" label={words.choose} hint={words.chooseHint}>
          <select id="reply" name="reply">
            <option value="">{words.choosing}</option>
            {replies.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
        </Field>
        <button
          type="submit"
          class="button"
          name="act"
          value="fill"
          formaction={`${here}#body`}
          formnovalidate
        >
          {words.fill}
        </button>
      </div>
      <p class="small urgent" role="status" data-unfilled />
      <script type="module" src={assets.url('replies.js')} />
    </div>
  )
}
