import { customersPerPage } from '../../../domains/orders/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import { type Column, Rows } from '../rows.tsx'
import type { CustomerQuery } from './customer-query.ts'
import { customerWords } from './customer-words.ts'
import type { CustomerRow, MaySee } from './deps.ts'

type CustomersProps = {
  visit: AdminVisit
  query: CustomerQuery
  found: { rows: CustomerRow[]; total: number; isMore: boolean }
  may: MaySee
}

/** Customers: paged through, and taken along by whoever answers for the privacy of all of them. */
export function CustomersView({ visit, query, found, may }: CustomersProps) {
  const { locale } = visit
  const words = customerWords[locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminCustomers">
      <p>{words.lead}</p>
      <SearchForm visit={visit} />
      <ListView
        visit={visit}
        path={href(locale, 'adminCustomers')}
        label={words.title}
        query={query}
        columns={columnsFor(visit, may)}
        found={found}
        perPage={customersPerPage}
        hasFile={may.privacy}
        empty={
          <div class="empty">
            <h2>{words.empty}</h2>
            <p>{words.emptyText}</p>
          </div>
        }
      />
    </AdminPage>
  )
}

type FoundProps = { visit: AdminVisit; text: string; rows: readonly CustomerRow[]; may: MaySee }

/** Who was searched for. The words came by a form and stand in no address. */
export function FoundCustomersView({ visit, text, rows, may }: FoundProps) {
  const { locale } = visit
  const words = customerWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminCustomers"
      from={{ title: words.all, href: href(locale, 'adminCustomers') }}
    >
      <SearchForm visit={visit} text={text} isVain={rows.length === 0} />
      {rows.length > 0 && <Rows label={words.found} rows={rows} columns={columnsFor(visit, may)} />}
    </AdminPage>
  )
}

function SearchForm({
  visit: { locale },
  text,
  isVain = false,
}: {
  visit: AdminVisit
  text?: string
  isVain?: boolean
}) {
  const words = customerWords[locale]
  return (
    <form class="filters" method="post" action={href(locale, 'adminCustomers')}>
      <Input
        id="text"
        name="text"
        label={words.search}
        hint={words.searchHint}
        value={text}
        error={isVain ? words.nothing : undefined}
        autofocus={isVain}
        maxlength={254}
        autocomplete="off"
        required
      />
      <button type="submit" class="button">
        {words.find}
      </button>
    </form>
  )
}

function columnsFor({ locale }: AdminVisit, may: MaySee): Column<CustomerRow>[] {
  const words = customerWords[locale]
  const dayOf = (at: Date | null) => (at ? formatDate(at, locale, 'short') : '–')
  return [
    {
      label: words.email,
      kind: 'head',
      cell: ({ id, email }) => <a href={href(locale, 'adminCustomer', { customer: id })}>{email}</a>,
    },
    { label: words.name, cell: ({ name }) => name ?? '–' },
    { label: words.orders, kind: 'figure', cell: ({ orders }) => formatNumber(orders, locale) },
    { label: words.latest, cell: ({ latestAt }) => dayOf(latestAt) },
    { label: words.since, cell: ({ since }) => dayOf(since) },
    ...(may.orders
      ? [
          {
            label: words.spent,
            kind: 'amount' as const,
            cell: ({ spent }: CustomerRow) => spent && formatMoney(spent, locale),
          },
        ]
      : []),
  ]
}
