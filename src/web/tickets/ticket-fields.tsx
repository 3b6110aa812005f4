import type { Child } from 'hono/jsx'
import { bodyMax, ticketSubjects } from '../../domains/tickets/index.ts'
import { href } from '../routes.ts'
import { knowledgeWords } from '../storefront/knowledge/knowledge-words.ts'
import { described, Field } from '../ui/field.tsx'
import type { Visit } from '../ui/visit.ts'
import type { FormErrors, TicketForm } from './ticket-form.ts'

type FieldProps = { visit: Pick<Visit, 'm'>; form: TicketForm; errors: FormErrors }

export function SubjectField({ visit, form, errors }: FieldProps) {
  const { form: words, subjects } = visit.m.tickets
  return (
    <Field id="subject" label={words.subject} error={errors.subject}>
      <select
        id="subject"
        name="subject"
        required
        autofocus={Boolean(errors.subject)}
        {...described({ id: 'subject', error: errors.subject })}
      >
        <option value="">{words.choose}</option>
        {ticketSubjects.map((subject) => (
          <option value={subject} selected={subject === form.subject}>
            {subjects[subject]}
          </option>
        ))}
      </select>
    </Field>
  )
}

type BodyProps = {
  label: string
  hint?: string
  error?: string | undefined
  value?: string
  id?: string
  rows?: number
}

export function BodyField({ label, hint, error, value = '', id = 'body', rows = 7 }: BodyProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        name="body"
        required
        rows={rows}
        maxlength={bodyMax}
        autofocus={Boolean(error)}
        {...described({ id, hint, error })}
      >
        {value}
      </textarea>
    </Field>
  )
}

/** What is written already on such questions: all of it, and with scripts what suits the words that are typed. */
export function HelpHints({ visit }: { visit: Visit }) {
  const { locale, assets } = visit
  const words = knowledgeWords[locale]
  return (
    <aside class="help-hints" data-help={href(locale, 'suggestHelp')} data-for="body" aria-live="polite">
      <p>
        {words.perhaps} <a href={href(locale, 'help')}>{words.back}</a>
      </p>
      <ul class="articles" />
      <script type="module" src={assets.url('help.js')} />
    </aside>
  )
}

export function FilesField({ visit, error }: { visit: Pick<Visit, 'm'>; error?: string | undefined }) {
  const words = visit.m.tickets.form
  const accepted = 'image/png,image/jpeg,image/webp,application/pdf,text/plain'
  return (
    <Field id="files" label={words.files} hint={words.filesHint} error={error}>
      <input
        id="files"
        name="files"
        type="file"
        multiple
        accept={accepted}
        autofocus={Boolean(error)}
        {...described({ id: 'files', hint: words.filesHint, error })}
      />
    </Field>
  )
}

export function SendButton({ label, children }: { label: string; children?: Child }) {
  return (
    <p class="actions">
      <button type="submit" class="button primary">
        {label}
      </button>
      {children}
    </p>
  )
}
