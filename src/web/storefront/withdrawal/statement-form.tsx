import type { Child } from 'hono/jsx'
import { Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import { withdrawalWords } from './withdrawal-words.ts'

export type Values = { name: string; number: string; email: string }
export type Errors = Partial<Values & { form: string }>

type FormProps = {
  visit: Visit
  action: string
  values: Values
  errors: Errors
  /** The number is known where the order is. */
  fixedNumber?: boolean
  children?: Child
}

/** The first step: only what the law lets a shop ask for, and never why. */
export function StatementForm({ visit, action, values, errors, fixedNumber, children }: FormProps) {
  const words = withdrawalWords[visit.locale]
  const first = (['name', 'number', 'email'] as const).find((name) => errors[name])
  return (
    <form class="stack" method="post" action={action}>
      {errors.form && <Notice kind="bad">{errors.form}</Notice>}
      <Input
        id="name"
        name="name"
        required
        label={words.name}
        error={errors.name}
        value={values.name}
        autocomplete="name"
        maxlength={200}
        autofocus={first === 'name'}
      />
      {!fixedNumber && (
        <Input
          id="number"
          name="number"
          required
          label={words.number}
          hint={words.numberHint}
          error={errors.number}
          value={values.number}
          autocomplete="off"
          maxlength={40}
          autofocus={first === 'number'}
        />
      )}
      <Input
        id="email"
        name="email"
        type="email"
        required
        label={words.email}
        hint={words.emailHint}
        error={errors.email}
        value={values.email}
        autocomplete="email"
        inputmode="email"
        maxlength={254}
        autofocus={first === 'email'}
      />
      {children}
      <p>
        <button type="submit" class="button primary">
          {words.next}
        </button>
      </p>
    </form>
  )
}
