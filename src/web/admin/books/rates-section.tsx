import type { KnownRate, UnratedBatch, Waiting } from '../../../domains/books/index.ts'
import { currencies, shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { currencyName } from '../../ui/currency-name.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field, Input } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { Rows } from '../rows.tsx'
import { type RateField, rateWords } from './rate-words.ts'

export type RatesOnDesk = {
  rates: readonly KnownRate[]
  /** Whether the European Central Bank is asked. */
  isAsked: boolean
  unrated: readonly UnratedBatch[]
  /** What moved on the provider's balance and waits for its rate. */
  waiting: readonly Waiting[]
}

/** What was typed of a rate, and which field is wrong, with the reason. */
export type TypedRate = Record<RateField, string> & { wrong: RateField; text: string }

type RatesProps = RatesOnDesk & { locale: Locale; mayKeep: boolean; typed?: TypedRate | undefined }

/** Exchange rates that the books know, and the act of writing one down. */
export function RatesSection({ locale, rates, isAsked, unrated, waiting, mayKeep, typed }: RatesProps) {
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
      <WaitingMovements locale={locale} waiting={waiting} />
      {mayKeep && <RateForm locale={locale} typed={typed} />}
    </section>
  )
}

function WaitingMovements({ locale, waiting }: Pick<RatesProps, 'locale' | 'waiting'>) {
  const words = rateWords[locale]
  if (waiting.length === 0) return null
  return (
    <>
      <h3>{words.waiting}</h3>
      <p>{words.waitingLead}</p>
      <Rows
        label={words.waiting}
        rows={waiting}
        columns={[
          {
            label: words.moved,
            kind: 'head',
            cell: ({ day, isOverdue }) => (
              <>
                {formatDate(noonOf(day), locale)}
                {isOverdue && (
                  <>
                    {' '}
                    <strong>{words.overdue}</strong>
                  </>
                )}
              </>
            ),
          },
          {
            label: words.movements,
            kind: 'figure',
            cell: ({ movements }) => formatNumber(movements, locale),
          },
          {
            label: words.amount,
            kind: 'amount',
            cell: ({ amountMinor, currency }) => formatMoney(money(amountMinor, currency), locale),
          },
        ]}
      />
    </>
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
