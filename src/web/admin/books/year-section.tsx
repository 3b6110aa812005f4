import type { YearState } from '../../../domains/books/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { yearWords } from './year-words.ts'

type YearProps = {
  locale: Locale
  state: YearState
  mayKeep: boolean
  /** What was typed instead of the year. */
  refused?: string | undefined
}

/** Where the year is on its way to be closed, and the act that closes it. */
export function YearSection({ locale, state, mayKeep, refused }: YearProps) {
  const words = yearWords[locale]
  const { closed, refusal } = state
  return (
    <section id="closing">
      <h2>{words.title}</h2>
      {closed ? (
        <>
          <p>{words.closed(formatDate(closed.at, locale))}</p>
          <p>
            <code class="breakable">{closed.hash}</code>
          </p>
        </>
      ) : refusal ? (
        <p class="soft">{words.refusals[refusal](saidOf(state, locale))}</p>
      ) : mayKeep ? (
        <CloseForm {...{ locale, state, refused }} />
      ) : (
        <p class="soft">{words.mayNot}</p>
      )}
    </section>
  )
}

function saidOf({ closableFrom, heldUp }: YearState, locale: Locale) {
  const on = (day: string) => formatDate(noonOf(day), locale)
  const held = heldUp.map(({ currency, movements, since }) =>
    yearWords[locale].heldUp(movements, currency, on(since)),
  )
  return { from: on(closableFrom), heldUp: held.join(', ') }
}

function CloseForm({ locale, state, refused }: Omit<YearProps, 'mayKeep'>) {
  const words = yearWords[locale]
  const { year, from, to, entries, debitMinor } = state
  const day = (text: string) => formatDate(noonOf(text), locale)
  const plan = {
    ...{ from: day(from), to: day(to) },
    entries: formatNumber(entries, locale),
    sum: formatMoney(money(debitMinor, shopCurrency), locale),
  }
  return (
    <>
      <p>{words.whatItDoes(plan)}</p>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminBooksYear', { year: String(year) })}
      >
        <Input
          id="confirm"
          name="confirm"
          label={words.confirm}
          hint={words.confirmHint(year)}
          value={refused}
          error={refused === undefined ? undefined : words.wrongYear(year)}
          autofocus={refused !== undefined}
          inputmode="numeric"
          maxlength={4}
          required
          autocomplete="off"
        />
        <p class="actions">
          <button type="submit" class="button primary">
            {words.button(year)}
          </button>
        </p>
      </form>
    </>
  )
}
