import {
  type Answer,
  referenceOfWithdrawal,
  type WithdrawalInList,
  withdrawalsPerPage,
} from '../../../domains/withdrawal/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import { withdrawalDeskWords } from './withdrawal-words.ts'
import type { WithdrawalsQuery } from './withdrawals-query.ts'

type ListProps = {
  visit: AdminVisit
  query: WithdrawalsQuery
  found: { rows: WithdrawalInList[]; total: number }
}

/** Statements of withdrawal, and what each needs. Nobody is named here. */
export function WithdrawalsView({ visit, query, found }: ListProps) {
  const words = withdrawalDeskWords[visit.locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminWithdrawals">
      <p>{words.lead}</p>
      <ListView
        {...{ visit, query, found }}
        path={href(visit.locale, 'adminWithdrawals')}
        label={words.title}
        perPage={withdrawalsPerPage}
        columns={columnsFor(visit)}
        filters={[
          {
            name: 'show',
            label: words.needs,
            chosen: query.filters.show,
            options: [
              ['', words.show.open],
              ['all', words.show.all],
            ],
          },
        ]}
        empty={<p class="lead">{query.filters.show === 'all' ? words.none : words.noneOpen}</p>}
      />
    </AdminPage>
  )
}

function columnsFor({ locale }: AdminVisit): Column<WithdrawalInList>[] {
  const words = withdrawalDeskWords[locale]
  return [
    {
      label: words.order,
      kind: 'head',
      cell: ({ id, orderNumber }) => (
        <>
          <a class="number" href={href(locale, 'adminWithdrawal', { withdrawal: id })}>
            {referenceOfWithdrawal(id)}
          </a>
          <br />
          <span class="small soft">{orderNumber}</span>
        </>
      ),
    },
    { label: words.made, sort: 'made', cell: ({ madeAt }) => formatDate(madeAt, locale, 'moment') },
    {
      label: words.needs,
      cell: ({ needs }) =>
        needs.length === 0
          ? words.nothing
          : needs.map((need) => <span class="state urgent">{words.needed[need]}</span>),
    },
    {
      label: words.came,
      cell: ({ answers }) =>
        countedAnswers(answers)
          .map(([answer, count]) => words.times(count, words.answers[answer]))
          .join(', ') || '–',
    },
  ]
}

function countedAnswers(answers: readonly Answer[]): [Answer, number][] {
  const counts = new Map<Answer, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return [...counts]
}
