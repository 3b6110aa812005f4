import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { OrderTimeline } from '../order-timeline.tsx'
import { AnswerForm, DraftForm } from './answer-forms.tsx'
import type { OpenedDispute } from './deps.ts'
import { DisputeBadge } from './disputes-page.tsx'
import { EarlierAnswers } from './earlier-answers.tsx'
import { Compelling, EvidenceFields } from './evidence-sections.tsx'
import { disputeReason } from './reason-words.ts'

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
  const { visit, dispute, orderNumber, answer, evidence, choice, mayAnswer, earlier, history } = props
  const { isReview, maySend, error, said } = props
  const { locale, m } = visit
  const words = m.disputeDesk
  const own = answer?.words ?? ''
  const step = mayAnswer && evidence !== null
  return (
    <AdminPage
      visit={visit}
      title={orderNumber ? words.title(orderNumber) : words.untitled}
      here="adminDisputes"
      from={{ title: m.money.disputes.title, href: href(locale, 'adminDisputes') }}
      said={said}
    >
      {!orderNumber && <Notice kind="bad">{words.restricted}</Notice>}
      <Standing {...{ visit, dispute, answer, mayAnswer }} />
      <DisputeFacts {...{ visit, dispute, orderNumber }} />
      {step && !isReview && <DraftForm {...{ visit, dispute, words: own }} />}
      <section>
        <h2>{words.draft}</h2>
        {evidence ? (
          <>
            <p>{answer && !mayAnswer && answer.frozen ? words.sentLead : words.draftLead}</p>
            <EvidenceFields {...{ visit, evidence }} />
            <p class="small soft">
              {evidence.stage === 'appeal' ? words.appealDocumentsText : words.documentsText}
            </p>
          </>
        ) : (
          answer?.state !== 'accepting' && answer?.state !== 'accepted' && <p>{words.noOrder}</p>
        )}
      </section>
      {evidence && <Compelling {...{ visit, evidence, choice }} />}
      {step && isReview && maySend && <AnswerForm {...{ visit, dispute, words: own, error }} />}
      <EarlierAnswers {...{ visit, answers: earlier }} />
      <section>
        <h2>{words.history}</h2>
        <OrderTimeline {...{ visit, history }} />
      </section>
    </AdminPage>
  )
}

/** How far the answer is, where that is not plain from the form. */
function Standing({
  visit,
  dispute,
  answer,
  mayAnswer,
}: Pick<DisputeProps, 'visit' | 'dispute' | 'answer' | 'mayAnswer'>) {
  const words = visit.m.disputeDesk
  if (answer?.state === 'refused') return <Notice kind="bad">{words.refused}</Notice>
  if (answer?.state === 'sending' || answer?.state === 'accepting') return <p>{words.underway}</p>
  if (mayAnswer && dispute.round > 1) return <Notice kind="bad">{words.again[dispute.stage]}</Notice>
  const isElsewhere = dispute.state.endsWith('under_review') && !dispute.submittedAt
  return isElsewhere ? <p>{words.atProvider}</p> : null
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
        [list.reason, disputeReason(dispute.reason, locale)],
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
        [facts.due, dispute.closedAt || dispute.submittedAt ? null : at(dispute.dueAt)],
        [facts.sent, at(dispute.submittedAt)],
        [facts.closed, at(dispute.closedAt)],
        [facts.payment, dispute.providerId && <span class="number">{dispute.providerId}</span>],
      ]}
    />
  )
}
