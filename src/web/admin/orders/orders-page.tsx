import { type OrderInList, ordersPerPage } from '../../../domains/orders/index.ts'
import { supportedCountries } from '../../../domains/tax/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { currencyName } from '../../ui/currency-name.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { keyWords } from '../keys/key-words.ts'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import { orderDeskWords } from './order-desk-words.ts'
import { customersIn, heldReasons, type OrderQuery, shownStates } from './order-query.ts'

type OrdersProps = {
  visit: AdminVisit
  query: OrderQuery
  found: { orders: OrderInList[]; total: number; isMore: boolean }
  /** What may be done from here. */
  may: { make: boolean; customers: boolean; keys: boolean }
  /** In which a shop asks prices. */
  currencies: readonly string[]
  /** What was searched for in vain; it never stands in the address. */
  sought?: string
  said?: Said | undefined
}

/** Orders: searched through, narrowed, ordered, paged and taken along. */
export function OrdersView({ visit, query, found, may, currencies, sought, said }: OrdersProps) {
  const { locale, m } = visit
  const words = m.money.orders
  const { make } = orderDeskWords[locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminOrders" said={said}>
      <SearchForm {...{ visit, sought, may }} />
      {sought && may.keys && !sought.includes('@') && <ByEndOfKey {...{ visit, sought }} />}
      {may.make && (
        <p class="actions">
          <a href={href(locale, 'adminNewOrder')}>{make.link}</a>
        </p>
      )}
      <Narrowed {...{ visit, query, may }} />
      <ListView
        visit={visit}
        path={href(locale, 'adminOrders')}
        label={words.title}
        query={query}
        filters={filtersFor(visit, query, currencies)}
        columns={columnsFor(visit)}
        found={{ ...found, rows: found.orders }}
        perPage={ordersPerPage}
        empty={<Nothing {...{ visit, query }} />}
      />
    </AdminPage>
  )
}

type SearchProps = Pick<OrdersProps, 'visit' | 'may'> & { sought: string | undefined }

/** Posted, so that neither a mailbox nor a key stands in an address. */
function SearchForm({ visit, sought, may }: SearchProps) {
  const words = visit.m.money.orders
  return (
    <form class="filters" method="post" action={href(visit.locale, 'adminOrders')}>
      <Input
        id="text"
        name="text"
        label={words.search}
        hint={may.keys ? words.searchHintKeys : words.searchHint}
        value={sought}
        error={sought === undefined ? undefined : words.nothing}
        autofocus={sought !== undefined}
        autocomplete="off"
        maxlength={4096}
        required
      />
      <button type="submit" class="button">
        {words.find}
      </button>
    </form>
  )
}

/** Whoever was told the last signs of a key goes on where keys are looked up, which is counted and written down. */
function ByEndOfKey({ visit: { locale }, sought }: { visit: AdminVisit; sought: string }) {
  return (
    <form method="post" action={href(locale, 'adminKeySearch')}>
      <input type="hidden" name="text" value={sought} />
      <button type="submit" class="button">
        {keyWords[locale].byEnd}
      </button>
    </form>
  )
}

/** What narrows the list and has no field: it is said in words. */
function Narrowed({
  visit: { locale },
  query: { filters },
  may,
}: Pick<OrdersProps, 'visit' | 'query' | 'may'>) {
  const { list } = orderDeskWords[locale]
  const customers = customersIn(filters.customer)
  return (
    <>
      {filters.owed && <p class="soft">{list.owed}</p>}
      {customers.length > 0 && (
        <p class="soft">
          {list.ofCustomer}{' '}
          {may.customers &&
            customers.map((customer) => (
              <>
                <a href={href(locale, 'adminCustomer', { customer })}>{list.openCustomer}</a>{' '}
              </>
            ))}
        </p>
      )}
    </>
  )
}

function filtersFor(
  { locale, m }: AdminVisit,
  { filters }: OrderQuery,
  currencies: readonly string[],
): Filter[] {
  const { list } = orderDeskWords[locale]
  const { states, held, state, number } = m.money.orders
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const countries = supportedCountries
    .map((code) => [code, regions.of(code) ?? code] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, locale))
  const all = ['', list.any] as const
  return [
    ...(filters.text ? [{ name: 'text', label: number, value: filters.text }] : []),
    {
      name: 'state',
      label: state,
      chosen: filters.state,
      options: [all, ...shownStates.map((each) => [each, states[each]] as const)],
    },
    {
      name: 'held',
      label: list.held,
      chosen: filters.held,
      options: [
        all,
        ...heldReasons.map((each) => [each, each === 'any' ? list.heldAny : held[each]] as const),
      ],
    },
    { name: 'from', label: list.from, value: filters.from, type: 'date' },
    { name: 'until', label: list.until, value: filters.until, type: 'date' },
    {
      name: 'country',
      label: list.country,
      chosen: filters.country,
      options: [['', list.anyOther], ...countries],
    },
    ...(currencies.length > 1
      ? [
          {
            name: 'currency',
            label: list.currency,
            chosen: filters.currency,
            options: [all, ...currencyOptions(currencies, locale)],
          },
        ]
      : []),
    { name: 'product', label: list.product, value: filters.product },
    ...(['customer', 'owed'] as const).flatMap((name) =>
      filters[name] ? [{ name, hidden: filters[name] }] : [],
    ),
  ]
}

const currencyOptions = (currencies: readonly string[], locale: Locale) =>
  currencies.map((code) => [code, currencyName(code, locale)] as const)

function Nothing({ visit, query }: Pick<OrdersProps, 'visit' | 'query'>) {
  const words = visit.m.money.orders
  if (Object.values(query.filters).some(Boolean))
    return <p class="lead">{orderDeskWords[visit.locale].list.nothing}</p>
  return (
    <div class="empty">
      <h2>{words.empty}</h2>
      <p>{words.emptyText}</p>
    </div>
  )
}

function columnsFor({ locale, m }: AdminVisit): Column<OrderInList>[] {
  const { columns } = orderDeskWords[locale].list
  return [
    {
      label: columns.number,
      kind: 'head',
      sort: 'number',
      cell: ({ id, number }) => (
        <a class="number" href={href(locale, 'adminOrder', { order: id })}>
          {number}
        </a>
      ),
    },
    { label: columns.placed, sort: 'placed', cell: ({ placedAt }) => formatDate(placedAt, locale, 'short') },
    { label: columns.paid, cell: ({ paidAt }) => (paidAt ? formatDate(paidAt, locale, 'short') : '–') },
    { label: columns.state, cell: (order) => <OrderBadge words={m.money.orders} {...order} /> },
    { label: columns.country, cell: ({ country }) => country },
    { label: columns.total, kind: 'amount', sort: 'total', cell: ({ gross }) => formatMoney(gross, locale) },
  ]
}

type BadgeProps = Pick<OrderInList, 'state' | 'heldFor'> & { words: AdminVisit['m']['money']['orders'] }

/** The state of an order; what is doubted stands out. */
export function OrderBadge({ words, state, heldFor }: BadgeProps) {
  if (heldFor) return <span class="state urgent">{words.held[heldFor]}</span>
  const isDone = state === 'fulfilled' || state === 'refunded'
  return <span class={isDone ? 'state open' : 'state sealed'}>{words.states[state]}</span>
}
