import { type Category, type Sale, saleStates, salesPerPage } from '../../../domains/catalog/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { described, Field, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import { ReasonedAct } from '../reasoned-act.tsx'
import type { Column } from '../rows.tsx'
import type { SaleListQuery } from './promotion-query.ts'
import type { SaleField, SaleForm } from './sale-form.ts'
import { saleWords } from './sale-words.ts'

type SalesProps = {
  visit: AdminVisit
  query: SaleListQuery
  sales: { rows: readonly Sale[]; total: number }
  categories: readonly Category[]
  form: SaleForm
  wrong: readonly SaleField[]
  said?: Said
}

export function SalesView(props: SalesProps) {
  const { visit, query, sales, said } = props
  const words = saleWords[visit.locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminSales" said={said}>
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(visit.locale, 'adminSales')}
        label={words.title}
        query={query}
        filters={[
          { name: 'text', label: words.name, value: query.filters.text },
          {
            name: 'state',
            label: words.head[4],
            chosen: query.filters.state,
            options: [['', words.all], ...saleStates.map((each) => [each, words.states[each]] as const)],
          },
        ]}
        columns={columnsFor(visit)}
        found={sales}
        perPage={salesPerPage}
        empty={<p>{Object.values(query.filters).some(Boolean) ? words.noneSuch : words.none}</p>}
      />
      <NewSaleForm {...props} />
    </AdminPage>
  )
}

function columnsFor(visit: AdminVisit): Column<Sale>[] {
  const { locale } = visit
  const words = saleWords[locale]
  const [name, what, off, when, state, act] = words.head
  const time = (at: Date) => formatDate(at, locale, 'moment')
  return [
    { label: name, kind: 'head', sort: 'name', cell: (sale) => sale.name },
    {
      label: what,
      cell: (sale) => sale.category?.[locale] ?? words.count(sale.products.length),
    },
    {
      label: off,
      cell: ({ terms }) =>
        'percent' in terms ? words.off(terms.percent) : words.fixed(formatMoney(terms.price, locale)),
    },
    { label: when, sort: 'starts', cell: ({ startsAt, endsAt }) => words.span(time(startsAt), time(endsAt)) },
    { label: state, cell: (sale) => words.states[sale.state] },
    {
      label: act,
      kind: 'act',
      cell: (sale) =>
        sale.state !== 'over' && (
          <ReasonedAct
            visit={visit}
            id={sale.id}
            action={href(locale, 'adminSale', { sale: sale.id })}
            title={words.endTitle}
            about={sale.name}
            buttons={[['end', words.end]]}
          />
        ),
    },
  ]
}

function NewSaleForm({ visit, categories, form, wrong }: SalesProps) {
  const { locale } = visit
  const words = saleWords[locale]
  const errorOf = (field: SaleField) => {
    // Beside the one of the two that was typed.
    if (wrong.includes('reduces') && field === (form.price === '' ? 'percent' : 'price'))
      return words.wrong.reduces
    return wrong.includes(field) && field in words.wrong
      ? words.wrong[field as keyof typeof words.wrong]
      : undefined
  }
  const input = (field: 'name' | 'percent' | 'price', hint?: string) => (
    <Input
      id={field}
      name={field}
      label={words[field]}
      hint={hint}
      value={form[field]}
      error={errorOf(field)}
      autocomplete="off"
      autofocus={wrong[0] === field}
    />
  )
  return (
    <section aria-labelledby="new-sale">
      <h2 id="new-sale">{words.newTitle}</h2>
      {wrong.length > 0 && <Notice kind="bad">{words.wrongTitle}</Notice>}
      <form class="stack narrow-form" method="post" action={href(locale, 'adminSales')}>
        {input('name', words.nameHint)}
        <Field id="category" label={words.category}>
          <select id="category" name="category">
            <option value="">{words.byProducts}</option>
            {categories.map(({ slug, name }) => (
              <option value={slug} selected={slug === form.category}>
                {name[locale]}
              </option>
            ))}
          </select>
        </Field>
        <Slugs
          label={words.products}
          hint={words.productsHint}
          value={form.products}
          error={errorOf('products')}
        />
        {input('percent')}
        {input('price', words.priceHint)}
        <CurrencyOf label={words.currency} value={form.currency} visit={visit} />
        {(['from', 'until'] as const).map((field) => (
          <Moment
            id={field}
            label={words[field]}
            hint={field === 'until' ? words.untilHint : undefined}
            value={form[field]}
            error={errorOf(field)}
            required
          />
        ))}
        <p>
          <button type="submit" class="button primary">
            {words.save}
          </button>
        </p>
      </form>
    </section>
  )
}

/** In which an amount is; nothing to choose where the shop asks prices in one currency alone. */
export function CurrencyOf(props: { label: string; value: string; visit: AdminVisit }) {
  const { currencies } = props.visit.shop
  if (currencies.length < 2) return null
  return (
    <Field id="currency" label={props.label}>
      <select id="currency" name="currency">
        {currencies.map((each) => (
          <option value={each} selected={each === props.value}>
            {each}
          </option>
        ))}
      </select>
    </Field>
  )
}

type Described = { label: string; hint?: string | undefined; error?: string | undefined; value: string }

/** Products by the last part of their addresses. */
export function Slugs({ value, ...field }: Described) {
  return (
    <Field id="products" {...field}>
      <textarea id="products" name="products" rows={4} {...described({ id: 'products', ...field })}>
        {value}
      </textarea>
    </Field>
  )
}

type MomentProps = Described & { id: string; name?: string; required: boolean }

/** A time of the shop's own clock. */
export function Moment({ id, name = id, value, required, ...field }: MomentProps) {
  return (
    <Field id={id} {...field}>
      <input
        id={id}
        name={name}
        type="datetime-local"
        required={required}
        value={value}
        {...described({ id, ...field })}
      />
    </Field>
  )
}
