import type { DeskPrice, PriceMoment, ProductOnDesk } from '../../../domains/catalog/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { currencyName } from '../../ui/currency-name.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { fullName } from '../../ui/full-name.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { type PriceField, seenOf, type WrongPrice } from './price-form.ts'
import { priceWords } from './price-words.ts'

export type PricesProps = {
  visit: AdminVisit
  product: ProductOnDesk
  prices: readonly DeskPrice[]
  moments: readonly PriceMoment[]
  fields: readonly PriceField[]
  wrong?: readonly WrongPrice[]
  said?: Said | undefined
}

/** What a product is asked for, and everything that was ever asked. */
export function ProductPricesView(props: PricesProps) {
  const { visit, product, fields, moments, said } = props
  const { locale } = visit
  const words = priceWords[locale]
  const place = { product: product.id }
  const [when, currency, price, regular] = words.head
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminProducts"
      from={{ title: fullName(product, locale), href: href(locale, 'adminProduct', place) }}
      said={said}
    >
      <p>{words.lead}</p>
      <form class="stack asked-prices" method="post" action={href(locale, 'adminProductPrices', place)}>
        {fields.map((field) => (
          <OnePrice {...props} field={field} />
        ))}
        <p class="actions">
          <button type="submit" class="button primary">
            {words.save}
          </button>
        </p>
      </form>
      <section aria-labelledby="price-history">
        <h2 id="price-history">{words.history}</h2>
        <p>{words.historyLead}</p>
        {moments.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Rows
            label={words.history}
            rows={moments}
            columns={[
              { label: when, kind: 'head', cell: ({ at }) => formatDate(at, locale, 'moment') },
              { label: currency, cell: (moment) => moment.price.currency },
              {
                label: regular,
                kind: 'figure',
                cell: ({ regularPrice }) => regularPrice && formatMoney(regularPrice, locale),
              },
              { label: price, kind: 'amount', cell: (moment) => formatMoney(moment.price, locale) },
            ]}
          />
        )}
      </section>
    </AdminPage>
  )
}

function OnePrice({ visit: { locale }, prices, field, wrong = [] }: PricesProps & { field: PriceField }) {
  const words = priceWords[locale]
  const { currency } = field
  const now = prices.find(({ price }) => price.currency === currency)
  const errorOf = (what: WrongPrice['what']) =>
    wrong.some((each) => each.currency === currency && each.what === what)
      ? { price: words.wrongPrice, regular: words.wrongRegular }[what]
      : undefined
  const isStale = field.seen !== seenOf(now)
  return (
    <fieldset>
      <legend>{currencyName(currency, locale)}</legend>
      <input type="hidden" name={`seen-${currency}`} value={seenOf(now)} />
      {isStale && (
        <p class="notice-line">{now ? words.nowIs(formatMoney(now.price, locale)) : words.nowNone}</p>
      )}
      <div class="price-pair">
        <Input
          id={`price-${currency}`}
          name={`price-${currency}`}
          label={words.price(currency)}
          hint={currency === 'EUR' ? undefined : words.emptyHint}
          value={field.price}
          error={errorOf('price')}
          autocomplete="off"
        />
        <Input
          id={`regular-${currency}`}
          name={`regular-${currency}`}
          label={words.regular(currency)}
          hint={words.regularHint}
          value={field.regular}
          error={errorOf('regular')}
          autocomplete="off"
        />
      </div>
      {now && (
        <p class="soft small">
          {now.saleUntil
            ? words.nowInSale(formatMoney(now.now, locale), formatDate(now.saleUntil, locale, 'moment'))
            : words.now(formatMoney(now.now, locale))}
          {now.reducedFrom && ` ${words.reducedFrom(formatMoney(now.reducedFrom, locale))}`}
        </p>
      )}
    </fieldset>
  )
}
