import { Input } from '../ui/field.tsx'

type ActFormProps = {
  action: string
  /** What the button does, as the route reads it. */
  act: string
  button: string
  primary?: boolean
  /** The one field, `note` unless it is said. */
  name?: string
  id?: string
  label: string
  hint: string
  maxlength?: number
  /** What was typed, where it was refused. */
  value?: string | undefined
  error?: string | undefined
  /** The list as it stands, to which whoever acts comes back. */
  back?: string
}

/** An act that wants one thing written down, mostly why. */
export function ActForm({ action, act, button, primary, back, ...field }: ActFormProps) {
  const { name = 'note', id = name, label, hint, maxlength = 500, value, error } = field
  return (
    <form class="stack" method="post" action={action}>
      {back && <input type="hidden" name="back" value={back} />}
      <Input
        {...{ id, name, label, hint, maxlength, value, error }}
        autofocus={Boolean(error)}
        required
        autocomplete="off"
      />
      <p class="actions">
        <button type="submit" class={primary ? 'button primary' : 'button'} name="act" value={act}>
          {button}
        </button>
      </p>
    </form>
  )
}
