import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { Timeline } from '../timeline.tsx'
import { AnswerForm, DraftForm } from './answer-forms.tsx'
import type { OpenedDispute } from './deps.ts'
import { DisputeBadge } from './disputes-page.tsx'
import { Compelling, EvidenceFields } from './evidence-sections.tsx'

type DisputeProps = OpenedDispute & {
  visit: AdminVisit
  /** The step at which it is sent: everything stands there as it goes out. */
  isReview: boolean
  maySend: boolean
  error?: string | undefined
  said?: Said | undefined
}

/** One dispute: what the bank wants, what the shop can answer, and the answer itself. */
export function DisputeView(props: DisputeProps) {
  const { visit, dispute, orderNumber, answer, evidence, choice, mayAnswer, history } = props
  const { isReview, maySend, error, said } = props
  const { locale, m } = visit
  const say = m.disputeDesk
  const words = answer?.words ?? ''
  const step = mayAnswer && evidence !== null
  return (
    <AdminPage
      visit={visit}
      title={orderNumber ? say.title(orderNumber) : say.untitled}
      here="adminDisputes"
      from={{ title: m.money.disputes.title, href: href(locale, 'adminDisputes') }}
      said={said}
    >
      {!orderNumber && <Notice kind="bad">{say.restricted}</Notice>}
      <Standing {...{ visit, dispute, answer }} />
      <DisputeFacts {...{ visit, dispute, orderNumber }} />
      {step && !isReview && <DraftForm {...{ visit, id: dispute.id, words }} />}
      <section>
        <h2>{say.draft}</h2>
        {evidence ? (
          <>
            <p>{answer && !mayAnswer && answer.frozen ? say.sentLead : say.draftLead}</p>
            <EvidenceFields {...{ visit, evidence }} />
            <p class="small soft">{say.documentsText}</p>
          </>
        ) : (
          answer?.state !== 'accepting' && answer?.state !== 'accepted' && <p>{say.noOrder}</p>
        )}
      </section>
      {evidence && <Compelling {...{ visit, evidence, choice }} />}
      {step && isReview && maySend && <AnswerForm {...{ visit, id: dispute.id, words, error }} />}
      <section>
        <h2>{say.history}</h2>
        <Timeline
          locale={locale}
          moments={history.map(({ action, at, actor }) => ({
            at,
            what: happened(visit, action),
            who: m.money.orders.who[actor],
          }))}
        />
      </section>
    </AdminPage>
  )
}

/** How far the answer is, where that is not plain from the form. */
function Standing({ visit, dispute, answer }: Pick<DisputeProps, 'visit' | 'dispute' | 'answer'>) {
  const say = visit.m.disputeDesk
  if (answer?.state === 'refused') return <Notice kind="bad">{say.refused}</Notice>
  if (answer?.state === 'sending' || answer?.state === 'accepting') return <p>{say.underway}</p>
  const isElsewhere = dispute.state.endsWith('under_review') && !dispute.submittedAt
  return isElsewhere ? <p>{say.atProvider}</p> : null
}

function DisputeFacts({
  visit,
  dispute,
  orderNumber,
}: Pick<DisputeProps, 'visit' | 'dispute' | 'orderNumber'>) {
  const { locale, m } = visit
  const { facts } = m.disputeDesk
  const list = m.money.disputes
  const at = (time: Date | null) => time && formatDate(time, locale, 'moment')
  return (
    <Facts
      facts={[
        [list.state, <DisputeBadge {...{ visit, dispute }} />],
        [list.amount, formatMoney(money(dispute.amountMinor, dispute.currency), locale)],
        [list.reason, dispute.reason.replaceAll('_', ' ')],
        [facts.code, dispute.networkCode],
        [
          list.order,
          orderNumber && (
            <a class="number" href={href(locale, 'adminOrder', { order: dispute.orderId })}>
              {orderNumber}
            </a>
          ),
        ],
        [facts.opened, at(dispute.openedAt)],
        [facts.due, dispute.closedAt ? null : at(dispute.dueAt)],
        [facts.sent, at(dispute.submittedAt)],
        [facts.closed, at(dispute.closedAt)],
        [facts.payment, dispute.providerId && <span class="number">{dispute.providerId}</span>],
      ]}
    />
  )
}

function happened({ m }: AdminVisit, action: string): string {
  const own: Readonly<Record<string, string>> = m.disputeDesk.happened
  const order: Readonly<Record<string, string>> = m.money.orders.history
  return own[action] ?? order[action] ?? action
}
