import type { Child, PropsWithChildren } from 'hono/jsx'

type FieldProps = {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
}

/** A label with its control, its hint above and its error below it, tied together for screen readers. */
export function Field({ id, label, hint, error, children }: PropsWithChildren<FieldProps>) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && <FieldError id={id} error={error} />}
    </div>
  )
}

type InputProps = FieldProps & {
  name: string
  value?: string | undefined
  type?: 'text' | 'email' | 'date' | 'search' | undefined
  required?: boolean
  autocomplete?: string
  inputmode?: 'numeric' | 'email'
  maxlength?: number
  /** The first field with an error takes the focus when the page comes back. */
  autofocus?: boolean
}

export function Input({ label, hint, error, ...input }: InputProps) {
  return (
    <Field id={input.id} label={label} hint={hint} error={error}>
      <input {...input} type={input.type ?? 'text'} {...described({ id: input.id, hint, error })} />
    </Field>
  )
}

type CheckboxProps = {
  id: string
  name: string
  label: Child
  error?: string | undefined
  autofocus?: boolean
}

/** Never ticked beforehand. */
export function Checkbox({ label, error, ...input }: CheckboxProps) {
  return (
    <div>
      <label class="choice">
        <input {...input} type="checkbox" value="yes" {...described({ id: input.id, error })} />
        <span>{label}</span>
      </label>
      {error && <FieldError id={input.id} error={error} />}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: string }) {
  return (
    <p class="error" id={`${id}-error`}>
      {error}
    </p>
  )
}

/** What the control itself says about its hint and its error. */
export function described(field: { id: string; hint?: string | undefined; error?: string | undefined }) {
  const notes = [field.hint && `${field.id}-hint`, field.error && `${field.id}-error`].filter(Boolean)
  return {
    'aria-describedby': notes.length > 0 ? notes.join(' ') : undefined,
    'aria-invalid': field.error ? ('true' as const) : undefined,
  }
}
