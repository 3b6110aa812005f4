import type { Child } from 'hono/jsx'
import type { PricedCart, TaxedCart } from '../../../domains/checkout/index.ts'
import { prefixOf } from '../../../domains/tax/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { type EmailQuestion, EmailQuestionField } from '../../email-question.tsx'
import { href } from '../../routes.ts'
import { Checkbox, described, Field, Input } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { countryName, vatWords } from '../../ui/vat-words.ts'
import type { Visit } from '../../ui/visit.ts'
import type { WaiverQuestions } from '../deps.ts'
import { type CheckoutErrors, type CheckoutValues, checkoutFields, firstWrong } from './checkout-form.ts'
import { CheckoutSummary } from './checkout-summary.tsx'
import { DeliveryChoice } from './delivery-choice.tsx'

export type CheckoutProps = {
  visit: Visit
  cart: PricedCart
  values: CheckoutValues
  errors: CheckoutErrors
  /** What is wrong with the order as a whole: sold out, a new price, a key that does not work there. */
  problems: readonly string[]
  questions: readonly WaiverQuestions[]
  /** With the VAT of the country that was chosen; null while none is. */
  taxed: TaxedCart | null
  /** Where the buyer's network is, when they have to say once more where they live. */
  askedFrom?: string
  giftQuestions: readonly WaiverQuestions[]
  hasTooManyToGive: boolean
  now: Date
  /** Whether the address is a slip. */
  question?: EmailQuestion | null
  /** A sum or a wait, after many tries of a VAT number. */
  hurdle?: Child
}

export function CheckoutView(props: CheckoutProps) {
  const { locale, m } = props.visit
  return (
    <Layout visit={props.visit} head={{ title: m.checkout.title, noindex: true }}>
      <div class="wrap">
        <h1 class="page-title">{m.checkout.title}</h1>
        <form class="with-summary" method="post" action={href(locale, 'checkout')}>
          <div class="stack-wide">
            <Problems {...props} />
            <Checked {...props} />
            <ContactFields {...props} />
            <DeliveryChoice {...props} />
            <BusinessFields {...props} />
          </div>
          <CheckoutSummary visit={props.visit} cart={props.cart} taxed={props.taxed} values={props.values} />
        </form>
      </div>
    </Layout>
  )
}

function Problems({ visit: { m }, errors, problems }: CheckoutProps) {
  const wrong = checkoutFields.filter((field) => errors[field])
  if (wrong.length === 0 && problems.length === 0) return null
  return (
    <Notice kind="bad" focus={wrong.length === 0}>
      <h2>{m.checkout.errorTitle}</h2>
      <ul>
        {problems.map((problem) => (
          <li>{problem}</li>
        ))}
        {wrong.map((field) => (
          <li>
            <a href={`#${field}`}>{errors[field]}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What the register said of the VAT number, before anything is ordered. */
function Checked({ visit, values, errors, problems }: CheckoutProps) {
  const { shownCheck } = values
  if (!shownCheck) return null
  const isNews = Object.keys(errors).length === 0 && problems.length === 0
  return (
    <Notice kind={shownCheck === 'valid' ? 'good' : 'plain'} focus={isNews}>
      {vatWords[visit.locale].checked[shownCheck]}
    </Notice>
  )
}

function ContactFields({ visit, values, errors, askedFrom, question }: CheckoutProps) {
  const { locale, m, shop } = visit
  const country = { id: 'country', hint: m.checkout.countryHint, error: errors.country }
  return (
    <fieldset class="form-part">
      <legend>{m.checkout.contact}</legend>
      <Input
        id="email"
        name="email"
        type="email"
        label={m.checkout.email}
        hint={m.checkout.emailHint}
        error={errors.email}
        value={values.email}
        autocomplete="email"
        inputmode="email"
        maxlength={254}
        required
        autofocus={firstWrong(errors) === 'email'}
      />
      <EmailQuestionField {...{ visit, question }} />
      <Field {...country} label={m.checkout.country}>
        <select
          id="country"
          name="country"
          required
          autocomplete="country"
          autofocus={firstWrong(errors) === 'country'}
          {...described(country)}
        >
          <option value="">{m.checkout.countryChoose}</option>
          {countryOptions(shop.countries, locale).map(({ code, name }) => (
            <option value={code} selected={code === values.country}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      {values.askedCountry !== '' && values.askedCountry === values.country && (
        <ConfirmCountry {...{ visit, values, errors }} {...(askedFrom && { askedFrom })} />
      )}
      <Input
        id="name"
        name="name"
        label={m.checkout.name}
        hint={m.checkout.nameHint}
        error={errors.name}
        value={values.name}
        autocomplete="name"
        autofocus={firstWrong(errors) === 'name'}
      />
    </fieldset>
  )
}

type ConfirmProps = Pick<CheckoutProps, 'visit' | 'values' | 'errors' | 'askedFrom'>

function ConfirmCountry({ visit: { locale }, values, errors, askedFrom }: ConfirmProps) {
  const say = vatWords[locale].confirm
  const declared = countryName(values.country, locale)
  return (
    <div class="stack">
      {askedFrom && <Notice>{say.title(countryName(askedFrom, locale), declared)}</Notice>}
      <input type="hidden" name="asked_country" value={values.country} />
      <Checkbox
        id="confirmedCountry"
        name="confirmed_country"
        label={say.box(declared)}
        error={errors.confirmedCountry}
        autofocus={firstWrong(errors) === 'confirmedCountry'}
      />
    </div>
  )
}

function BusinessFields({ visit: { m, locale, shop }, values, errors, hurdle }: CheckoutProps) {
  const open = Boolean(values.companyName || values.companyAddress || values.vatNumber)
  const say = vatWords[locale]
  return (
    <details class="disclosure form-part" open={open}>
      <summary>{m.checkout.business}</summary>
      <div class="stack">
        <Input
          id="companyName"
          name="company_name"
          label={m.checkout.companyName}
          error={errors.companyName}
          value={values.companyName}
          autocomplete="organization"
          autofocus={firstWrong(errors) === 'companyName'}
        />
        <Field id="companyAddress" label={m.checkout.companyAddress} error={errors.companyAddress}>
          <textarea
            id="companyAddress"
            name="company_address"
            rows={3}
            autocomplete="street-address"
            {...described({ id: 'companyAddress', error: errors.companyAddress })}
          >
            {values.companyAddress}
          </textarea>
        </Field>
        <Input
          id="vatNumber"
          name="vat_number"
          label={say.number}
          hint={say.numberHint(exampleNumber(values.country, shop.seller.country))}
          error={errors.vatNumber}
          value={values.vatNumber}
          maxlength={30}
          autofocus={firstWrong(errors) === 'vatNumber'}
        />
        {hurdle}
        {values.shownCheck && <input type="hidden" name="vat_check" value={values.shownCheck} />}
        <button type="submit" class="button" name="act" value="rework" formnovalidate>
          {say.check}
        </button>
      </div>
    </details>
  )
}

/** Of the country that was chosen, where its numbers are nine digits; else of a neighbour. */
function exampleNumber(country: string, seller: string): string {
  const nine = ['DE', 'EE', 'GR', 'PT']
  const chosen = nine.includes(country) ? country : seller === 'DE' ? 'PT' : 'DE'
  return `${prefixOf(chosen)}123456789`
}

function countryOptions(codes: readonly string[], locale: Locale): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}
