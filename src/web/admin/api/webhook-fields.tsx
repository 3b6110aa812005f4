import { type EndpointFlaw, eventTypes } from '../../../domains/webhooks/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { described, FieldError, Input } from '../../ui/field.tsx'
import type { WebhookField, WebhookForm } from './webhook-form.ts'
import { webhookWords } from './webhook-words.ts'

type FieldsProps = {
  locale: Locale
  form: Pick<WebhookForm, 'name' | 'url' | 'event'>
  wrong: readonly WebhookField[]
  flaw?: EndpointFlaw | undefined
}

export function WebhookFields({ locale, form, wrong, flaw }: FieldsProps) {
  const words = webhookWords[locale]
  const errorOf = (field: WebhookField) =>
    wrong.includes(field) ? (field === 'url' ? words.wrong[flaw ?? 'no_url'] : words.wrong[field]) : undefined
  const input = (field: 'name' | 'url', hint: string) => (
    <Input
      id={field}
      name={field}
      label={words.fields[field]}
      hint={hint}
      value={form[field]}
      error={errorOf(field)}
      maxlength={field === 'name' ? 80 : 2000}
      required
      autocomplete="off"
      autofocus={wrong[0] === field}
    />
  )
  return (
    <>
      {input('name', words.fields.nameHint)}
      {input('url', words.fields.urlHint)}
      <fieldset class="choices" {...described({ id: 'events', error: errorOf('events') })}>
        <legend class="group-label">{words.fields.events}</legend>
        {eventTypes.map((type) => (
          <label class="choice">
            <input type="checkbox" name="event" value={type} checked={form.event.includes(type)} />
            <span>{words.events[type]}</span>
            <span class="hint">{type}</span>
          </label>
        ))}
        {wrong.includes('events') && <FieldError id="events" error={words.wrong.events} />}
      </fieldset>
    </>
  )
}
