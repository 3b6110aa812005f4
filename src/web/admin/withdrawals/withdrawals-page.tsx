import {
  type Answer,
  referenceOfWithdrawal,
  type WithdrawalInList,
  withdrawalsPerPage,
} from '../../../domains/withdrawal/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { withdrawalDeskWords } from './withdrawal-words.ts'

type ListProps = {
  visit: AdminVisit
  query: { show: 'open' | 'all'; page: number }
  found: { rows: WithdrawalInList[]; total: number }
}

/** Statements of withdrawal, and what each needs. Nobody is named here. */
export function WithdrawalsView({ visit, query, found }: ListProps) {
  const words = withdrawalDeskWords[visit.locale]
  const here = href(visit.locale, 'adminWithdrawals')
  return (
    <AdminPage visit={visit} title={words.title} here="adminWithdrawals">
      <p>{words.lead}</p>
      <p class="actions">
        {(['open', 'all'] as const).map((show) => (
          <a
            class="button"
            href={show === 'open' ? here : `${here}?show=all`}
            aria-current={query.show === show ? 'page' : undefined}
          >
            {words.show[show]}
          </a>
        ))}
      </p>
      {found.total === 0 ? (
        <p class="lead">{query.show === 'open' ? words.noneOpen : words.none}</p>
      ) : (
        <Rows label={words.title} rows={found.rows} columns={columnsFor(visit)} />
      )}
      <Pagination
        m={visit.m}
        page={query.page}
        pageCount={Math.ceil(found.total / withdrawalsPerPage)}
        hrefOf={(page) => `${here}?show=${query.show}&page=${page}`}
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
    { label: words.made, cell: ({ madeAt }) => formatDate(madeAt, locale, 'moment') },
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
