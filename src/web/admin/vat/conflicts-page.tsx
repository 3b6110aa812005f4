import {
  type CrossBorderSales,
  conflictsPerPage,
  isBelowThreshold,
  thresholdMinor,
  thresholdWarningMinor,
  type VatScheme,
} from '../../../domains/tax/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { countryName } from '../../ui/vat-words.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { ConflictListQuery } from './conflicts-query.ts'
import type { ConflictInList } from './deps.ts'
import { vatDeskWords } from './vat-desk-words.ts'

type ListProps = {
  visit: AdminVisit
  query: ConflictListQuery
  found: { rows: ConflictInList[]; total: number }
  threshold: { scheme: VatScheme; sales: CrossBorderSales }
}

/** Orders whose evidence contradicts itself, and how near the threshold is. Nobody is named here. */
export function ConflictsView({ visit, query, found, threshold }: ListProps) {
  const words = vatDeskWords[visit.locale]
  const { show } = query.filters
  return (
    <AdminPage visit={visit} title={words.title} here="adminVat">
      {threshold.scheme === 'threshold' && <Threshold visit={visit} sales={threshold.sales} />}
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(visit.locale, 'adminVat')}
        label={words.title}
        query={query}
        filters={[
          {
            name: 'show',
            label: words.state,
            chosen: show,
            options: [
              ['', words.show.undecided],
              ...(['open', 'answered', 'decided'] as const).map((each) => [each, words.show[each]] as const),
            ],
          },
        ]}
        columns={columnsFor(visit)}
        found={found}
        perPage={conflictsPerPage}
        empty={<p class="lead">{show === '' ? words.noneUndecided : words.none}</p>}
      />
    </AdminPage>
  )
}

function Threshold({ visit: { locale }, sales }: { visit: AdminVisit; sales: CrossBorderSales }) {
  const words = vatDeskWords[locale]
  const euros = (minor: number) => formatMoney(money(minor, shopCurrency), locale)
  const reach = reachOf(sales)
  return (
    <section>
      <h2>{words.thresholdTitle}</h2>
      <Facts
        facts={[
          [words.thisYear, euros(sales.thisYearMinor)],
          [words.lastYear, euros(sales.lastYearMinor)],
          [words.threshold, euros(thresholdMinor)],
        ]}
      />
      {reach === 'far' ? (
        <p class="small soft">{words.thresholdText.far}</p>
      ) : (
        <Notice kind={reach === 'past' ? 'bad' : 'plain'}>{words.thresholdText[reach]}</Notice>
      )}
    </section>
  )
}

export function reachOf(sales: CrossBorderSales): 'far' | 'near' | 'past' {
  if (!isBelowThreshold(sales, 0)) return 'past'
  return sales.thisYearMinor >= thresholdWarningMinor ? 'near' : 'far'
}

function columnsFor({ locale }: AdminVisit): Column<ConflictInList>[] {
  const words = vatDeskWords[locale]
  const named = (code: string | null) => (code === null ? '–' : countryName(code, locale))
  return [
    {
      label: words.order,
      kind: 'head',
      cell: ({ orderId, number }) => (
        <a class="number" href={href(locale, 'adminVatOrder', { order: orderId })}>
          {number}
        </a>
      ),
    },
    {
      label: words.found,
      sort: 'found',
      cell: ({ foundAt }) => foundAt && formatDate(foundAt, locale, 'moment'),
    },
    { label: words.declared, cell: ({ declared }) => named(declared) },
    { label: words.network, cell: ({ network }) => named(network) },
    { label: words.card, cell: ({ card }) => named(card) },
    { label: words.answered, cell: ({ answered }) => named(answered) },
    {
      label: words.state,
      cell: ({ conflict, decided }) =>
        conflict && (
          <span class={conflict === 'decided' ? 'state' : 'state urgent'}>
            {decided ? named(decided.country) : words.states[conflict]}
          </span>
        ),
    },
  ]
}
