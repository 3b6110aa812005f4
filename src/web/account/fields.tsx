import { described, Field } from '../ui/field.tsx'
import type { Visit } from '../ui/visit.ts'

type FieldProps = { visit: Visit; error?: string | undefined; value?: string; autofocus?: boolean }

export function EmailInput({
  visit,
  error,
  value = '',
  autofocus = false,
  id = 'email',
  label,
}: FieldProps & { id?: string; label?: string }) {
  return (
    <Field id={id} label={label ?? visit.m.account.email} error={error}>
      <input
        id={id}
        name="email"
        type="email"
        required
        value={value}
        maxlength={254}
        autocomplete="username"
        inputmode="email"
        autocapitalize="none"
        spellcheck={false}
        autofocus={autofocus || Boolean(error)}
        {...described({ id, error })}
      />
    </Field>
  )
}

type PasswordProps = FieldProps & {
  id?: string
  name?: string
  label?: string
  hint?: string
  isNew?: boolean
}

/** Never comes back filled in, takes what a password manager pastes, and has no upper limit that a person meets. */
export function PasswordInput(props: PasswordProps) {
  const { visit, error, hint, isNew = false, autofocus = false } = props
  const { id = 'password', name = 'password', label = visit.m.account.password } = props
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        name={name}
        type="password"
        required
        autocomplete={isNew ? 'new-password' : 'current-password'}
        autofocus={autofocus || Boolean(error)}
        {...described({ id, hint, error })}
      />
    </Field>
  )
}

type CodeProps = FieldProps & { label: string; hint?: string; digitsOnly?: boolean }

export function CodeInput({ label, hint, error, autofocus = true, digitsOnly = true }: CodeProps) {
  return (
    <Field id="code" label={label} hint={hint} error={error}>
      <input
        id="code"
        class="code"
        name="code"
        required
        maxlength={20}
        autocomplete="one-time-code"
        inputmode={digitsOnly ? 'numeric' : 'text'}
        autocapitalize="none"
        spellcheck={false}
        autofocus={autofocus}
        {...described({ id: 'code', hint, error })}
      />
    </Field>
  )
}

/** Where the visitor was heading, carried through the form. */
export function ReturnTo({ to }: { to: string | null }) {
  return to ? <input type="hidden" name="to" value={to} /> : null
}
