import type { Child } from 'hono/jsx'
import type { Cart } from '../../../domains/cart/cart.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { Checkbox, described, Field, Input } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { WaiverQuestions } from '../deps.ts'
import { type CheckoutErrors, type CheckoutValues, checkoutFields } from './checkout-form.ts'
import { CheckoutSummary } from './checkout-summary.tsx'

export type CheckoutProps = {
  visit: Visit
  cart: Cart
  values: CheckoutValues
  errors: CheckoutErrors
  /** What is wrong with the order as a whole: sold out, a new price, a key that does not work there. */
  problems: readonly string[]
  questions: readonly WaiverQuestions[]
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
            <ContactFields {...props} />
            <DeliveryChoice {...props} />
            <BusinessFields {...props} />
          </div>
          <CheckoutSummary visit={props.visit} cart={props.cart} values={props.values} />
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

function ContactFields({ visit, values, errors }: CheckoutProps) {
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

/** The two confirmations appear with the choice that needs them, by CSS alone; the server asks for them in any case. */
function DeliveryChoice({ visit: { m }, values, errors, questions }: CheckoutProps) {
  return (
    <fieldset class="form-part delivery">
      <legend>{m.checkout.delivery}</legend>
      <Choice
        value="sealed"
        chosen={values.delivery}
        label={m.checkout.sealed}
        hint={m.checkout.sealedHint}
      />
      <Choice
        value="at_once"
        chosen={values.delivery}
        label={m.checkout.atOnce}
        hint={m.checkout.atOnceHint}
      />
      <fieldset class="confirmations">
        <legend class="visually-hidden">{m.checkout.confirmations}</legend>
        <Checkbox
          id="express"
          name="express"
          label={sentences(questions, 'express')}
          error={errors.express}
          autofocus={firstWrong(errors) === 'express'}
        />
        <Checkbox
          id="acknowledge"
          name="acknowledge"
          label={sentences(questions, 'acknowledge')}
          error={errors.acknowledge}
          autofocus={firstWrong(errors) === 'acknowledge'}
        />
      </fieldset>
    </fieldset>
  )
}

function Choice(props: { value: 'sealed' | 'at_once'; chosen: string; label: string; hint: string }) {
  const id = `delivery-${props.value}`
  return (
    <label class="choice boxed">
      <input
        type="radio"
        id={id}
        name="delivery"
        value={props.value}
        checked={props.value === props.chosen}
        aria-describedby={`${id}-hint`}
      />
      <strong>{props.label}</strong>
      <span class="hint" id={`${id}-hint`}>
        {props.hint}
      </span>
    </label>
  )
}

function BusinessFields({ visit: { m }, values, errors }: CheckoutProps) {
  const open = Boolean(values.companyName || values.companyAddress)
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
      </div>
    </details>
  )
}

/** Products of different legal nature in one cart: their sentences stand together behind one box. */
function sentences(questions: readonly WaiverQuestions[], name: keyof WaiverQuestions): Child {
  return [...new Set(questions.map((question) => question[name]))].join(' ')
}

function firstWrong(errors: CheckoutErrors) {
  return checkoutFields.find((field) => errors[field])
}

function countryOptions(codes: readonly string[], locale: Locale): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}
