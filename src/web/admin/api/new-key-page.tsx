import { lifeDays, scopes } from '../../../domains/api-keys/index.ts'
import type { Secret } from '../../../shared/secret.ts'
import { href } from '../../routes.ts'
import { described, Field, FieldError, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import type { ApiKeyField, ApiKeyForm } from './key-form.ts'
import { apiKeyWords } from './key-words.ts'

type NewKeyProps = { visit: AdminVisit; form: ApiKeyForm; wrong: readonly ApiKeyField[] }

export function NewApiKeyView({ visit, form, wrong }: NewKeyProps) {
  const { locale } = visit
  const words = apiKeyWords[locale]
  const errorOf = (field: ApiKeyField) => (wrong.includes(field) ? words.wrong[field] : undefined)
  return (
    <AdminPage
      visit={visit}
      title={words.newTitle}
      here="adminApiKeys"
      from={{ title: words.title, href: href(locale, 'adminApiKeys') }}
    >
      {wrong.length > 0 && <Notice kind="bad">{words.wrong.title}</Notice>}
      <form class="stack narrow-form" method="post" action={href(locale, 'adminNewApiKey')}>
        <Input
          id="name"
          name="name"
          label={words.fields.name}
          hint={words.fields.nameHint}
          value={form.name}
          error={errorOf('name')}
          maxlength={80}
          required
          autocomplete="off"
          autofocus={wrong[0] === 'name'}
        />
        <fieldset class="choices" {...described({ id: 'scopes', hint: 'hint', error: errorOf('scopes') })}>
          <legend class="group-label">{words.fields.scopes}</legend>
          <p class="small soft" id="scopes-hint">
            {words.fields.scopesHint}
          </p>
          {scopes.map((scope) => (
            <label class="choice">
              <input type="checkbox" name="scope" value={scope} checked={form.scope.includes(scope)} />
              <span>{words.scopes[scope]}</span>
              <span class="hint">{scope}</span>
            </label>
          ))}
          {wrong.includes('scopes') && <FieldError id="scopes" error={words.wrong.scopes} />}
        </fieldset>
        <Field id="life" label={words.fields.life} error={errorOf('life')}>
          <select id="life" name="life">
            {lifeDays.map((count) => (
              <option value={String(count)} selected={form.life === String(count)}>
                {words.days(count)}
              </option>
            ))}
          </select>
        </Field>
        <p class="actions">
          <button type="submit" class="button primary">
            {words.make}
          </button>
        </p>
      </form>
    </AdminPage>
  )
}

/** The one page on which a key stands. */
export function MadeApiKeyView({ visit, token }: { visit: AdminVisit; token: Secret<string> }) {
  const { locale } = visit
  const words = apiKeyWords[locale]
  return (
    <AdminPage visit={visit} title={words.madeTitle} here="adminApiKeys">
      <ShownOnce text={words.made} secret={token} />
      <p class="actions">
        <a class="button primary" href={href(locale, 'adminApiKeys')}>
          {words.copied}
        </a>
      </p>
    </AdminPage>
  )
}

export function ShownOnce({ text, secret }: { text: string; secret: Secret<string> }) {
  return (
    <div class="shown-once">
      <p>{text}</p>
      <p>
        <code>{secret.expose()}</code>
      </p>
    </div>
  )
}
