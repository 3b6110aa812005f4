import { currencies } from '../../../shared/currency.ts'
import { Field, Input } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import { batchWords } from './batch-words.ts'
import type { PurchaseField, PurchaseForm } from './purchase-form.ts'

type FieldsProps = {
  visit: Pick<AdminVisit, 'locale'>
  form: PurchaseForm
  wrong: readonly PurchaseField[]
  /** What the last day of sale means here. */
  dayHint: string
}

/** What a batch cost, from whom it came and until when it may be sold. */
export function PurchaseFields({ visit: { locale }, form, wrong, dayHint }: FieldsProps) {
  const words = batchWords[locale]
  const errors: Partial<Record<PurchaseField, string>> = {
    supplier: words.refusals.too_long,
    invoice: words.refusals.too_long,
    cost: words.refusals.cost_wrong,
    expires: words.refusals.expiry_wrong,
  }
  const field = (name: Exclude<PurchaseField, 'currency'>, label: string, hint?: string) => (
    <Input
      id={name}
      name={name}
      label={label}
      hint={hint}
      value={form[name]}
      error={wrong.includes(name) ? errors[name] : undefined}
      autofocus={wrong[0] === name}
      autocomplete="off"
    />
  )
  return (
    <>
      {field('supplier', words.supplier)}
      {field('invoice', words.invoice)}
      {field('cost', words.cost)}
      <Field id="currency" label={words.currency}>
        <select id="currency" name="currency">
          {Object.keys(currencies).map((each) => (
            <option value={each} selected={each === form.currency}>
              {each}
            </option>
          ))}
        </select>
      </Field>
      {field('expires', words.expires, dayHint)}
    </>
  )
}
