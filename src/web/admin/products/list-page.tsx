import { type ProductInList, productStates, productsPerPage } from '../../../domains/catalog/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { fullName } from '../../ui/full-name.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { ListView } from '../list/list-view.tsx'
import { BulkForm, bulkFormId } from './bulk-form.tsx'
import type { Shelves } from './deps.ts'
import type { ProductListQuery } from './list-query.ts'
import { productListWords } from './list-words.ts'

type ProductsProps = {
  visit: AdminVisit
  query: ProductListQuery
  found: { rows: readonly ProductInList[]; total: number }
  shelves: Shelves
  said?: Said | undefined
}

export function ProductsView({ visit, query, found, shelves, said }: ProductsProps) {
  const { locale, m } = visit
  const words = productListWords[locale]
  const isNarrow = Object.values(query.filters).some(Boolean)
  return (
    <AdminPage visit={visit} title={m.admin.menu.products} here="adminProducts" said={said}>
      <p>{words.lead}</p>
      <p class="actions">
        <a class="button primary" href={href(locale, 'adminNewProduct')}>
          {words.newOne}
        </a>
        <a class="button" href={href(locale, 'adminProductImports')}>
          {words.importing}
        </a>
      </p>
      <ListView
        visit={visit}
        path={href(locale, 'adminProducts')}
        label={m.admin.menu.products}
        query={query}
        filters={filtersOf({ visit, query, shelves })}
        columns={columnsOf(visit)}
        found={found}
        perPage={productsPerPage}
        empty={<p>{isNarrow ? words.nothing : words.empty}</p>}
      />
      {found.rows.length > 0 && <BulkForm {...{ visit, shelves, query, found }} />}
    </AdminPage>
  )
}

function columnsOf({ locale }: AdminVisit) {
  const { head, states, choose } = productListWords[locale]
  return [
    {
      label: head.product,
      kind: 'head' as const,
      sort: 'name',
      cell: (product: ProductInList) => (
        <>
          <a href={href(locale, 'adminProduct', { product: product.id })}>{fullName(product, locale)}</a>
          <span class="small soft of-product">
            {product.platform} · {product.region[locale]}
          </span>
        </>
      ),
    },
    { label: head.category, cell: ({ category }: ProductInList) => category[locale] },
    {
      label: head.state,
      sort: 'state',
      order: 'states' as const,
      cell: ({ status }: ProductInList) => <span class="one-line">{states[status]}</span>,
    },
    {
      label: head.stock,
      kind: 'figure' as const,
      sort: 'stock',
      cell: ({ available }: ProductInList) => formatNumber(available, locale),
    },
    {
      label: head.changed,
      sort: 'changed',
      cell: ({ updatedAt }: ProductInList) => (
        <time datetime={updatedAt.toISOString()}>{formatDate(updatedAt, locale)}</time>
      ),
    },
    {
      label: head.price,
      kind: 'amount' as const,
      sort: 'price',
      cell: ({ price, listPrice }: ProductInList) => (
        <>
          {price.minor < listPrice.minor && (
            <>
              <span class="soft">{formatMoney(listPrice, locale)} →</span>{' '}
            </>
          )}
          {formatMoney(price, locale)}
        </>
      ),
    },
    {
      label: head.choose,
      kind: 'act' as const,
      cell: (product: ProductInList) => (
        <input
          class="pick"
          type="checkbox"
          name="chosen"
          form={bulkFormId}
          value={`${product.id}.${product.version}`}
          aria-label={choose(fullName(product, locale))}
        />
      ),
    },
  ]
}

function filtersOf({ visit: { locale }, query, shelves }: Omit<ProductsProps, 'found' | 'said'>): Filter[] {
  const { filters: labels, states, stock, all, textHint } = productListWords[locale]
  const { text, state, category, platform, stock: inStock, from, until } = query.filters
  const any = ['', all] as const
  return [
    { name: 'text', label: labels.text, value: text, hint: textHint },
    {
      name: 'state',
      label: labels.state,
      chosen: state,
      options: [any, ...productStates.map((each) => [each, states[each]] as const)],
    },
    {
      name: 'category',
      label: labels.category,
      chosen: category,
      options: [any, ...shelves.categories.map(({ slug, name }) => [slug, name[locale]] as const)],
    },
    {
      name: 'platform',
      label: labels.platform,
      chosen: platform,
      options: [any, ...shelves.platforms.map(({ code, name }) => [code, name] as const)],
    },
    {
      name: 'stock',
      label: labels.stock,
      chosen: inStock,
      options: [any, ['in', stock.in], ['out', stock.out]],
    },
    { name: 'from', label: labels.from, value: from },
    { name: 'until', label: labels.until, value: until },
  ]
}
