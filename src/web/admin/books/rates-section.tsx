import type { KnownRate, UnratedBatch } from '../../../domains/books/index.ts'
import { currencies, shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { currencyName } from '../../ui/currency-name.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field, Input } from '../../ui/field.tsx'
import { Rows } from '../rows.tsx'
import { type RateField, rateWords } from './rate-words.ts'

export type RatesOnDesk = {
  rates: readonly KnownRate[]
  /** Whether the European Central Bank is asked. */
  isAsked: boolean
  unrated: readonly UnratedBatch[]
}

/** What was typed of a rate, and which field is wrong, with the reason. */
export type TypedRate = Record<RateField, string> & { wrong: RateField; text: string }

type RatesProps = RatesOnDesk & { locale: Locale; mayKeep: boolean; typed?: TypedRate | undefined }

/** Exchange rates that the books know, and the act of writing one down. */
export function RatesSection({ locale, rates, isAsked, unrated, mayKeep, typed }: RatesProps) {
  const words = rateWords[locale]
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{isAsked ? words.asked : words.notAsked}</p>
      {rates.length > 0 && (
        <Rows
          label={words.title}
          rows={rates}
          columns={[
            {
              label: words.fields.currency,
              kind: 'head',
              cell: ({ currency }) => `${currencyName(currency, locale)} (${currency})`,
            },
            { label: words.fields.day, cell: ({ day }) => formatDate(noonOf(day), locale) },
            { label: words.source, cell: ({ source }) => words.sources[source] },
            { label: words.fields.rate, kind: 'amount', cell: ({ perEuro }) => number.format(perEuro) },
          ]}
        />
      )}
      {unrated.length > 0 && (
        <>
          <h3>{words.unrated}</h3>
          <p>{words.unratedLead}</p>
          <Rows
            label={words.unrated}
            rows={unrated}
            columns={[
              { label: words.batch, kind: 'head', cell: ({ sourceName }) => sourceName },
              { label: words.fields.currency, cell: ({ currency }) => currency },
              { label: words.bought, cell: ({ day }) => formatDate(noonOf(day), locale) },
            ]}
          />
        </>
      )}
      {mayKeep && <RateForm locale={locale} typed={typed} />}
    </section>
  )
}

function RateForm({ locale, typed }: { locale: Locale; typed: TypedRate | undefined }) {
  const words = rateWords[locale]
  const field = (name: RateField) => ({
    ...{ id: `rate-${name}`, name, label: words.fields[name], hint: words.hints[name] },
    ...{ value: typed?.[name], required: true, autocomplete: 'off' },
    error: typed?.wrong === name ? typed.text : undefined,
    autofocus: typed?.wrong === name,
  })
  return (
    <>
      <h3>{words.note}</h3>
      <form class="stack narrow-form" method="post" action={href(locale, 'adminBooksRates')}>
        <Field
          id="rate-currency"
          label={words.fields.currency}
          error={typed?.wrong === 'currency' ? typed.text : undefined}
        >
          <select id="rate-currency" name="currency" required>
            <option value=""></option>
            {Object.keys(currencies)
              .filter((code) => code !== shopCurrency)
              .map((code) => (
                <option value={code} selected={code === typed?.currency}>
                  {currencyName(code, locale)} ({code})
                </option>
              ))}
          </select>
        </Field>
        <Input {...field('day')} maxlength={10} />
        <Input {...field('rate')} maxlength={15} />
        <p class="actions">
          <button type="submit" class="button">
            {words.button}
          </button>
        </p>
      </form>
    </>
  )
}
