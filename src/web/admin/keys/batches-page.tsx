import { type BatchSort, batchesPerPage } from '../../../domains/keys/index.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { type ListQuery, listQuery, oneOf, typed } from '../list/list-query.ts'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import { batchWords } from './batch-words.ts'
import type { BatchRow } from './deps.ts'

const filters = { text: typed, state: oneOf(['in', 'out']) }
export const batchList = listQuery<BatchSort, typeof filters>(
  ['-imported', 'supplier', 'expires', 'cost', 'keys'],
  filters,
)
type Query = ListQuery<BatchSort, { text: string; state: '' | 'in' | 'out' }>

type BatchesProps = {
  visit: AdminVisit
  query: Query
  found: { rows: readonly BatchRow[]; total: number }
  said?: Said | undefined
}

/** Every batch, with what became of its keys. */
export function BatchesView({ visit, query, found, said }: BatchesProps) {
  const { locale } = visit
  const words = batchWords[locale]
  const isNarrow = query.filters.text !== '' || query.filters.state !== ''
  return (
    <AdminPage visit={visit} title={words.title} here="adminKeyBatches" said={said}>
      <p>{words.lead}</p>
      <p class="actions">
        <a class="button primary" href={href(locale, 'adminKeyImport')}>
          {words.toImport}
        </a>
        <a href={href(locale, 'adminBatchHealth')}>{words.toHealth}</a>
      </p>
      <ListView
        visit={visit}
        path={href(locale, 'adminKeyBatches')}
        label={words.title}
        query={query}
        filters={[
          { name: 'text', label: words.search, hint: words.searchHint, value: query.filters.text },
          {
            name: 'state',
            label: words.state,
            chosen: query.filters.state,
            options: [
              ['', words.states.all],
              ['in', words.states.in],
              ['out', words.states.out],
            ],
          },
        ]}
        columns={batchColumns(visit)}
        found={found}
        perPage={batchesPerPage}
        empty={
          isNarrow ? (
            <p class="lead">{words.nothing}</p>
          ) : (
            <div class="empty">
              <h2>{words.none}</h2>
              <p>{words.noneLead}</p>
            </div>
          )
        }
      />
    </AdminPage>
  )
}

function batchColumns({ locale }: AdminVisit): Column<BatchRow>[] {
  const words = batchWords[locale]
  const count = (value: number) => formatNumber(value, locale)
  return [
    {
      label: words.batch,
      kind: 'head',
      cell: ({ id, sourceName, product, isOut, isDemo }) => (
        <>
          <a href={href(locale, 'adminKeyBatch', { batch: id })}>{product?.name[locale] ?? words.unknown}</a>{' '}
          {isOut && <span class="state urgent">{words.out}</span>}
          {isDemo && <span class="state sealed">{words.demo}</span>}
          <br />
          <span class="small soft">{sourceName}</span>
        </>
      ),
    },
    {
      label: words.supplier,
      sort: 'supplier',
      order: 'words',
      cell: ({ supplier }) => supplier ?? words.unknown,
    },
    {
      label: words.imported,
      sort: 'imported',
      cell: ({ importedAt }) => formatDate(importedAt, locale, 'short'),
    },
    { label: words.keys, sort: 'keys', kind: 'figure', cell: ({ keys }) => count(keys) },
    { label: words.free, kind: 'figure', cell: ({ free }) => count(free) },
    { label: words.sold, kind: 'figure', cell: ({ sold, reserved }) => count(sold + reserved) },
    {
      label: words.bad,
      kind: 'figure',
      cell: ({ bad, expired, quarantined }) => count(bad + expired + quarantined),
    },
    {
      label: words.expires,
      sort: 'expires',
      order: 'due',
      cell: ({ expiresOn }) => (expiresOn ? formatDate(noonOf(expiresOn), locale, 'short') : words.never),
    },
    {
      label: words.cost,
      sort: 'cost',
      kind: 'amount',
      cell: ({ unitCostMinor, currency }) =>
        unitCostMinor === null || currency === null
          ? words.unknown
          : formatMoney(money(unitCostMinor, currency), locale),
    },
  ]
}

export const batchFileHead = [
  ...[
    'batch',
    'product',
    'file',
    'supplier',
    'invoice',
    'imported_at',
    'last_day_of_sale',
    'unit_cost',
    'currency',
  ],
  ...['keys', 'unsold', 'reserved', 'sold', 'quarantined', 'expired', 'bad', 'taken_out'],
]
