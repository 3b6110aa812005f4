import type { CompanyNaming } from '../../domains/invoicing/index.ts'
import { described, Field, Input } from '../ui/field.tsx'
import { countryName } from '../ui/vat-words.ts'
import type { Visit } from '../ui/visit.ts'
import { type CompanyErrors, type CompanyValues, valuesOf } from './company-form.ts'
import { companyWords } from './company-words.ts'

type FieldsProps = {
  visit: Visit
  naming: CompanyNaming
  typed?: { values: CompanyValues; errors: CompanyErrors } | undefined
}

/** The particulars of a company, for its buyer and for the staff. */
export function CompanyFields({ visit: { m, locale }, naming, typed }: FieldsProps) {
  const words = companyWords[locale]
  const { values, errors } = typed ?? { values: valuesOf(naming.company), errors: {} }
  const firstWrong = (['name', 'address', 'vatNumber'] as const).find((field) => errors[field])
  const address = { id: 'company-address', hint: words.addressHint, error: errors.address }
  return (
    <>
      <Input
        id="company-name"
        name="name"
        required
        label={m.checkout.companyName}
        value={values.name}
        error={errors.name}
        autocomplete="organization"
        maxlength={120}
        autofocus={firstWrong === 'name'}
      />
      <Field label={m.checkout.companyAddress} {...address}>
        <textarea
          id="company-address"
          name="address"
          rows={4}
          required
          autocomplete="street-address"
          autofocus={firstWrong === 'address'}
          {...described(address)}
        >
          {values.address}
        </textarea>
      </Field>
      <Input
        id="company-vat"
        name="vat_number"
        label={words.number}
        hint={
          naming.numberDue
            ? words.numberDue(naming.numberDue)
            : words.numberHint(countryName(naming.country, locale))
        }
        value={values.vatNumber}
        error={errors.vatNumber}
        maxlength={30}
        autofocus={firstWrong === 'vatNumber'}
      />
    </>
  )
}
