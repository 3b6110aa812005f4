import { type StockSort, stockPerPage, thresholdMax } from '../../../domains/catalog/index.ts'
import { expiringDays } from '../../../domains/keys/index.ts'
import type { ProductId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { listAddress } from '../list/list-address.ts'
import { type ListQuery, listQuery, oneOf, typed } from '../list/list-query.ts'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { StockRow } from './deps.ts'
import { stockWords } from './stock-words.ts'

const filters = { text: typed, level: oneOf(['low', 'out', 'watched']) }
export const stockList = listQuery<StockSort, typeof filters>(['name', 'available', 'threshold'], filters)
type Query = ListQuery<StockSort, { text: string; level: '' | 'low' | 'out' | 'watched' }>

type StockProps = {
  visit: AdminVisit
  query: Query
  found: { rows: readonly StockRow[]; total: number }
  said?: Said | undefined
  refused?: RefusedThreshold | undefined
}

/** What was typed while somebody else was faster, to show it again. */
export type RefusedThreshold = { productId: ProductId; typed: string }

/** Every product with what is left of it, and from when on somebody wants to hear. */
export function StockView({ visit, query, found, said, refused }: StockProps) {
  const { locale } = visit
  const words = stockWords[locale]
  const isNarrow = query.filters.text !== '' || query.filters.level !== ''
  return (
    <AdminPage visit={visit} title={words.title} here="adminKeyStock" said={said}>
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(locale, 'adminKeyStock')}
        label={words.title}
        query={query}
        filters={[
          { name: 'text', label: words.search, hint: words.searchHint, value: query.filters.text },
          {
            name: 'level',
            label: words.level,
            chosen: query.filters.level,
            options: [
              ['', words.levels.all],
              ['low', words.levels.low],
              ['out', words.levels.out],
              ['watched', words.levels.watched],
            ],
          },
        ]}
        columns={stockColumns(visit, listAddress(href(locale, 'adminKeyStock'), query), refused)}
        found={found}
        perPage={stockPerPage}
        empty={<p class="lead">{isNarrow ? words.nothing : words.none}</p>}
      />
    </AdminPage>
  )
}

/** `here`: the list as it stands, to which whoever sets a threshold comes back. */
function stockColumns(
  { locale }: AdminVisit,
  here: string,
  refused: RefusedThreshold | undefined,
): Column<StockRow>[] {
  const words = stockWords[locale]
  const count = (value: number) => formatNumber(value, locale)
  return [
    {
      label: words.product,
      sort: 'name',
      kind: 'head',
      cell: ({ name, slug, status }) => (
        <>
          <a href={`${href(locale, 'adminKeyBatches')}?${new URLSearchParams({ text: slug })}`}>
            {name[locale]}
          </a>{' '}
          {status !== 'active' && <span class="state">{words.notForSale[status]}</span>}
          <br />
          <span class="small soft">{slug}</span>
        </>
      ),
    },
    {
      label: words.free,
      sort: 'available',
      kind: 'figure',
      cell: ({ counts, threshold }) => (
        <span>
          {counts.free === 0 ? (
            <span class="state urgent">{words.out}</span>
          ) : (
            threshold !== null && counts.free <= threshold && <span class="state urgent">{words.low}</span>
          )}{' '}
          {count(counts.free)}
        </span>
      ),
    },
    { label: words.reserved, kind: 'figure', cell: ({ counts }) => count(counts.reserved) },
    { label: words.sold, kind: 'figure', cell: ({ counts }) => count(counts.sold) },
    { label: words.quarantined, kind: 'figure', cell: ({ counts }) => count(counts.quarantined) },
    {
      label: words.expiring(expiringDays),
      kind: 'figure',
      cell: ({ counts }) => count(counts.expiring),
    },
    {
      label: words.threshold,
      sort: 'threshold',
      order: 'numbers',
      cell: ({ productId, threshold, name }) => (
        <form
          class="inline-form"
          method="post"
          action={href(locale, 'adminKeyThreshold', { product: productId })}
        >
          <input type="hidden" name="back" value={here} />
          <input type="hidden" name="seen" value={asTyped(threshold)} />
          <input
            class="short"
            name="threshold"
            value={productId === refused?.productId ? refused.typed : asTyped(threshold)}
            autofocus={productId === refused?.productId}
            inputmode="numeric"
            maxlength={String(thresholdMax).length}
            autocomplete="off"
            aria-label={words.thresholdOf(name[locale])}
          />{' '}
          <button type="submit" class="text-button" aria-label={words.setOf(name[locale])}>
            {words.set}
          </button>
        </form>
      ),
    },
    {
      label: words.act,
      kind: 'act',
      cell: ({ slug, name }) => (
        <a
          href={`${href(locale, 'adminKeyImport')}?${new URLSearchParams({ product: slug })}`}
          aria-label={words.importOf(name[locale])}
        >
          {words.import}
        </a>
      ),
    },
  ]
}

export const asTyped = (threshold: number | null) => (threshold === null ? '' : String(threshold))

export const stockFileHead = [
  ...['product', 'name', 'status', 'free', 'reserved', 'sold', 'quarantined', 'expiring', 'expired'],
  'threshold',
]
