import { type Complaint, findMessage, isOpen } from '../../../domains/replacement/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { ActForm } from '../act-form.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { replacementDeskWords } from './replacement-words.ts'

type PageProps = {
  visit: AdminVisit
  opened: { complaint: Complaint; orderNumber: string | null }
  said?: Said | undefined
  /** The note that was refused. */
  typed?: string | undefined
}

/** One complaint: what was said, what was looked at, and the two ways to end it. No key is on it. */
export function ComplaintDeskView({ visit, opened, said, typed }: PageProps) {
  const { locale } = visit
  const words = replacementDeskWords[locale]
  const { complaint, orderNumber } = opened
  const { facts, reasons, platform, message } = complaint
  const action = href(locale, 'adminReplacement', { complaint: complaint.id })
  const list = { title: words.title, href: href(locale, 'adminReplacements') }
  return (
    <AdminPage
      visit={visit}
      title={`${words.problems[complaint.problem]}${orderNumber ? `, ${orderNumber}` : ''}`}
      here="adminReplacements"
      from={list}
      said={said}
    >
      <section>
        <Facts
          facts={[
            [words.said, findMessage(platform, message)?.text[locale] ?? message],
            [words.words, complaint.words],
            [words.made, formatDate(complaint.madeAt, locale, 'moment')],
            [words.state, words.states[complaint.state]],
            [words.why, reasons.map((reason) => words.reasons[reason]).join('\n') || words.nothingAgainst],
            [words.note, complaint.note],
          ]}
        />
        <p>
          <a href={href(locale, 'adminOrder', { order: complaint.orderId })}>{words.openOrder}</a>
          {complaint.ticketId && (
            <>
              {' · '}
              <a href={href(locale, 'adminTicket', { ticket: complaint.ticketId })}>{words.openTicket}</a>
            </>
          )}
        </p>
      </section>
      <section>
        <h2>{words.facts}</h2>
        <Facts
          facts={[
            [words.daysSinceDelivery, String(facts.daysSinceDelivery)],
            [words.replacedOfUnit, String(facts.replacedOfUnit)],
            [words.replacedOfMailbox, String(facts.replacedOfMailbox)],
            [words.batch, words.batchRecord(facts.batch.failed, facts.batch.opened)],
            [words.key, complaint.keyId],
          ]}
        />
      </section>
      {isOpen(complaint) && (
        <>
          <section>
            <h2>{words.replace}</h2>
            <p>{words.replaceHint}</p>
            <form method="post" action={action}>
              <p class="actions">
                <button type="submit" class="button primary" name="act" value="replace">
                  {words.replaceButton}
                </button>
              </p>
            </form>
          </section>
          <section>
            <h2>{words.close}</h2>
            <p>{words.refundHint}</p>
            <ActForm
              action={action}
              act="close"
              value={typed}
              error={typed === undefined ? undefined : said?.text}
              button={words.closeButton}
              label={words.note}
              hint={words.closeHint}
            />
          </section>
        </>
      )}
    </AdminPage>
  )
}
