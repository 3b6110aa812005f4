import type { EarlierAnswer } from '../../../domains/payments/index.ts'
import { formatDate } from '../../ui/dates.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { EvidenceFields } from './evidence-sections.tsx'

type Props = { visit: AdminVisit; answers: readonly EarlierAnswer[] }

/** What the bank was told when it asked before. */
export function EarlierAnswers({ visit, answers }: Props) {
  const words = visit.m.disputeDesk
  if (answers.length === 0) return null
  return (
    <section>
      <h2>{words.earlier}</h2>
      {answers.map(({ stage, state, decidedAt, evidence }) => (
        <details class="disclosure">
          <summary>
            {words.stages[stage]} · {words.answers[state]}
            {decidedAt && <> · {formatDate(decidedAt, visit.locale, 'moment')}</>}
          </summary>
          {evidence && <EvidenceFields {...{ visit, evidence }} />}
        </details>
      ))}
    </section>
  )
}
