import { countriesOf } from '../../../domains/tax/index.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { described, Field, FieldError } from '../../ui/field.tsx'
import { countryName } from '../../ui/vat-words.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { VatOnDesk } from './deps.ts'
import { vatDeskWords } from './vat-desk-words.ts'
import { EvidenceFacts, NumberFacts } from './vat-facts.tsx'

type PageProps = VatOnDesk & {
  visit: AdminVisit
  orderId: OrderId
  mayDecide: boolean
  said?: Said | undefined
  /** What was typed, and why it was not taken. */
  refused?: { country: string; reason: string; text: string } | undefined
}

/** The evidence of one order, and the decision about it. */
export function ConflictView(props: PageProps) {
  const { visit, orderId, number, evidence, check, toAsk, mayDecide, said } = props
  const { locale } = visit
  const words = vatDeskWords[locale]
  const isUndecided = evidence?.conflict === 'open' || evidence?.conflict === 'answered'
  return (
    <AdminPage
      visit={visit}
      title={`${words.title}, ${number}`}
      here="adminVat"
      from={{ title: words.title, href: href(locale, 'adminVat') }}
      said={said}
    >
      <section>
        <h2>{words.evidence}</h2>
        {evidence ? <EvidenceFacts evidence={evidence} locale={locale} /> : <p>{words.unknown}</p>}
        <p>
          <a href={href(locale, 'adminOrder', { order: orderId })}>{words.openOrder}</a>
        </p>
      </section>
      {check && (
        <section>
          <h2>{words.number}</h2>
          <NumberFacts check={check} locale={locale} />
        </section>
      )}
      {toAsk && mayDecide && (
        <section>
          <h2>{words.ask.title}</h2>
          <p>{words.ask.text(toAsk)}</p>
          <form class="actions" method="post" action={href(locale, 'adminVatNumber', { order: orderId })}>
            <button type="submit" class="button">
              {words.ask.button}
            </button>
          </form>
        </section>
      )}
      {evidence && isUndecided && mayDecide && <DecisionForm {...props} countries={countriesOf(evidence)} />}
    </AdminPage>
  )
}

function DecisionForm(props: PageProps & { countries: readonly string[] }) {
  const { visit, orderId, countries, check, refused } = props
  const { locale } = visit
  const words = vatDeskWords[locale]
  const reason = { id: 'reason', hint: words.decideHint, error: refused?.text }
  return (
    <section>
      <h2>{words.decide}</h2>
      {check?.returnedAt && <p>{words.wentBack(formatDate(check.returnedAt, locale))}</p>}
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminVatOrder', { order: orderId })}
      >
        <Field id="country" label={words.country}>
          <select id="country" name="country" required>
            <option value=""></option>
            {countries.map((code) => (
              <option value={code} selected={code === refused?.country}>
                {countryName(code, locale)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="reason" label={words.reason} hint={words.decideHint}>
          <textarea
            id="reason"
            name="reason"
            rows={3}
            maxlength={500}
            required
            autofocus={refused !== undefined}
            {...described(reason)}
          >
            {refused?.reason ?? ''}
          </textarea>
        </Field>
        {refused && <FieldError id="reason" error={refused.text} />}
        <p class="actions">
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
    </section>
  )
}
