import { locales, type Translated } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { currencyName } from '../../ui/currency-name.ts'
import { described, Field, FieldError, Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { MakeErrors, MakeValues } from './make-form.ts'
import { orderDeskWords } from './order-desk-words.ts'

type MakeProps = {
  visit: AdminVisit
  shop: { countries: readonly string[]; currencies: readonly string[] }
  values: MakeValues
  errors: MakeErrors
  /** What the words of the product may have meant. */
  choices: readonly { slug: string; name: Translated }[]
  said?: Said | undefined
}

/** An order that somebody of the staff places for a customer. */
export function MakeOrderView({ visit, shop, values, errors, choices, said }: MakeProps) {
  const { locale, m } = visit
  const { make: words, acts } = orderDeskWords[locale]
  const input = (name: keyof MakeValues) => ({
    ...{ id: name, name, value: values[name], error: errors[name] },
    autocomplete: 'off',
  })
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const countries = shop.countries
    .map((code) => [code, regions.of(code) ?? code] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, locale))
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminOrders"
      from={{ title: m.money.orders.title, href: href(locale, 'adminOrders') }}
      said={said}
    >
      <p>{words.lead}</p>
      <form class="stack narrow-form" method="post" action={href(locale, 'adminNewOrder')}>
        <input type="hidden" name="key" value={values.key} />
        {choices.length > 0 ? (
          <fieldset class="choices">
            <legend class="group-label">{words.which}</legend>
            {choices.map(({ slug, name }) => (
              <label class="choice">
                <input type="radio" name="product" value={slug} required checked={slug === values.product} />
                <span>
                  {name[locale]} <small class="soft">{slug}</small>
                </span>
              </label>
            ))}
          </fieldset>
        ) : (
          <Input
            {...input('product')}
            label={words.product}
            hint={words.productHint}
            maxlength={200}
            required
          />
        )}
        <Input {...input('quantity')} label={words.quantity} inputmode="numeric" maxlength={2} required />
        <Input
          {...input('email')}
          type="email"
          label={words.email}
          hint={words.emailHint}
          maxlength={254}
          required
        />
        <Input {...input('name')} label={words.name} maxlength={200} />
        <Choose
          name="country"
          label={words.country}
          chosen={values.country}
          error={errors.country}
          options={[['', ''], ...countries]}
        />
        <Choose
          name="language"
          label={words.language}
          chosen={values.language}
          options={locales.map((each) => [each, m.tickets.desk.languages[each]] as const)}
        />
        {shop.currencies.length > 1 && (
          <Choose
            name="currency"
            label={words.currency}
            chosen={values.currency}
            options={shop.currencies.map((code) => [code, currencyName(code, locale)] as const)}
          />
        )}
        <fieldset class="choices">
          <legend class="group-label">{words.how}</legend>
          {(['free', 'to_pay'] as const).map((how) => (
            <label class="choice">
              <input type="radio" name="how" value={how} required checked={values.how === how} />
              <span>{how === 'free' ? words.free : words.toPay}</span>
              {how === 'to_pay' && <span class="hint">{words.toPayHint}</span>}
            </label>
          ))}
          {errors.how && <FieldError id="how" error={errors.how} />}
        </fieldset>
        <Input {...input('reason')} label={acts.reason} hint={acts.reasonHint} maxlength={500} required />
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
    </AdminPage>
  )
}

type ChooseProps = {
  name: string
  label: string
  chosen: string
  error?: string | undefined
  options: readonly (readonly [value: string, word: string])[]
}

function Choose({ name, label, chosen, error, options }: ChooseProps) {
  return (
    <Field id={name} label={label} error={error}>
      <select id={name} name={name} required {...described({ id: name, error })}>
        {options.map(([value, word]) => (
          <option value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  )
}
