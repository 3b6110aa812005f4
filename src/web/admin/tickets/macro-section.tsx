import { createHash } from 'node:crypto'
import { lastWordIn, type Macro } from '../../../domains/tickets/index.ts'
import { href } from '../../routes.ts'
import { macroWords } from '../replies/macro-words.ts'
import type { MacroOnTicket } from './deps.ts'
import type { TicketProps } from './ticket-page.tsx'

/** What one press does, with what the customer would read; what moves a key or money leads to where that is done. */
export function MacroSection(props: TicketProps) {
  const { visit, macros } = props
  const words = macroWords[visit.locale]
  if (macros.length === 0) return null
  return (
    <section>
      <h2>{words.section}</h2>
      <p class="small soft">{words.sectionLead}</p>
      <ul class="macros">
        {macros.map((macro) => (
          <li>
            <details class="disclosure">
              <summary>{macro.name}</summary>
              <p class="small soft">
                {words.does[macro.act ?? 'nothing']} · {words.fields.next.toLowerCase()}{' '}
                {words.next[macro.next]}
              </p>
              <p class="small soft">{words.see}</p>
              <blockquote class="message-body">{macro.text}</blockquote>
            </details>
            <MacroForm {...props} macro={macro} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** By which what is sent is known to be what was shown. */
export function textMark(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

function MacroForm(props: TicketProps & { macro: MacroOnTicket }) {
  const { visit, ticket, messages, macro } = props
  const words = macroWords[visit.locale]
  const action = href(visit.locale, 'adminTicket', { ticket: ticket.id })
  const isLed = macro.act === 'replace' || macro.act === 'refund'
  return (
    <form class="actions" method="post" action={action}>
      <input type="hidden" name="read" value={lastWordIn(messages)} />
      <input type="hidden" name="shown" value={textMark(macro.text)} />
      {isLed && <Way {...props} act={macro.act} />}
      <button
        type="submit"
        class="button"
        name="act"
        value={isLed ? `fill:${macro.replyId}` : `macro:${macro.id}`}
        // Below what was typed as an answer, which goes along.
        {...(isLed && { form: 'answer', formaction: `${action}#body`, formnovalidate: true })}
        aria-label={`${isLed ? words.write : words.run}: ${macro.name}`}
      >
        {isLed ? words.write : words.run}
      </button>
    </form>
  )
}

/** To the page on which it is done, with its own permission, reason and proof. */
function Way({ visit, order, complaintId, mayRefund, act }: TicketProps & { act: Macro['act'] }) {
  const { locale } = visit
  const words = macroWords[locale]
  if (act === 'replace') {
    if (!complaintId) return <p class="small soft">{words.notPossible.replace}</p>
    return <a href={href(locale, 'adminReplacement', { complaint: complaintId })}>{words.goTo.replace}</a>
  }
  if (!order || !mayRefund) return <p class="small soft">{words.notPossible.refund}</p>
  return <a href={href(locale, 'adminOrder', { order: order.id })}>{words.goTo.refund}</a>
}
