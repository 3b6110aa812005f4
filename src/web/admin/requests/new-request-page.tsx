import { requestChannels, requestKinds } from '../../../domains/privacy/index.ts'
import { locales } from '../../../shared/locale.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { described, Field, Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'

export type RequestForm = {
  email: string
  kind: string
  channel: string
  locale: string
  receivedOn: string
  wish: string
}

type NewRequestProps = {
  visit: AdminVisit
  form: RequestForm
  errors: { email?: string; receivedOn?: string }
  now: Date
}

/** A request that came by mail, telephone or post is written down. */
export function NewRequestView({ visit, form, errors, now }: NewRequestProps) {
  const { locale, m } = visit
  const words = m.desk
  const received = { id: 'receivedOn', hint: words.receivedHint, error: errors.receivedOn }
  return (
    <AdminPage
      visit={visit}
      title={words.newTitle}
      here="adminRequests"
      from={{ title: words.title, href: href(locale, 'adminRequests') }}
    >
      <p class="lead">{words.newLead}</p>
      <form class="stack narrow-form" method="post" action={href(locale, 'adminRequests')}>
        <Choice
          name="kind"
          label={words.kind}
          chosen={form.kind}
          options={requestKinds}
          words={words.kinds}
        />
        <Choice
          name="channel"
          label={words.channel}
          chosen={form.channel}
          options={requestChannels}
          words={words.channels}
        />
        <Input
          id="email"
          name="email"
          type="email"
          required
          label={words.email}
          value={form.email}
          error={errors.email}
          autocomplete="off"
          inputmode="email"
          maxlength={254}
          autofocus={Boolean(errors.email)}
        />
        <Choice
          name="locale"
          label={words.language}
          chosen={form.locale}
          options={locales}
          words={words.languages}
        />
        <Field label={words.receivedOn} {...received}>
          <input
            id="receivedOn"
            name="receivedOn"
            type="date"
            required
            max={localDayAfter(now, 0)}
            value={form.receivedOn}
            {...described(received)}
          />
        </Field>
        <Field id="wish" label={words.wish} hint={words.wishHint}>
          <textarea
            id="wish"
            name="wish"
            rows={5}
            maxlength={4000}
            {...described({ id: 'wish', hint: words.wishHint })}
          >
            {form.wish}
          </textarea>
        </Field>
        <p>
          <button type="submit" class="button primary">
            {words.save}
          </button>
        </p>
      </form>
    </AdminPage>
  )
}

type ChoiceProps<T extends string> = {
  name: string
  label: string
  chosen: string
  options: readonly T[]
  words: Record<T, string>
}

function Choice<T extends string>({ name, label, chosen, options, words }: ChoiceProps<T>) {
  return (
    <Field id={name} label={label}>
      <select id={name} name={name}>
        {options.map((option) => (
          <option value={option} selected={option === chosen}>
            {words[option]}
          </option>
        ))}
      </select>
    </Field>
  )
}
