import { href } from '../../routes.ts'
import { Field, Input } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'
import { AccountPage } from '../account-layout.tsx'

export type ProfileValues = { name: string; language: string; country: string }
type ProfileProps = { visit: Visit; values: ProfileValues; error?: string; saved?: boolean }

export function ProfileView({ visit, values, error, saved = false }: ProfileProps) {
  const { locale, shop } = visit
  const words = visit.m.account.profile
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const countries = shop.countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
  const said = saved ? ({ kind: 'good', text: words.saved } as const) : undefined
  return (
    <AccountPage visit={visit} title={words.title} here="accountProfile" said={said}>
      <form class="stack narrow-form" method="post" action={href(locale, 'accountProfile')}>
        <Input
          id="name"
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={error}
          value={values.name}
          autocomplete="name"
          maxlength={200}
          autofocus={Boolean(error)}
        />
        <Field id="language" label={words.language}>
          <select id="language" name="language">
            {(['en', 'fr'] as const).map((each) => (
              <option value={each} selected={values.language === each} lang={each}>
                {words.languages[each]}
              </option>
            ))}
          </select>
        </Field>
        <Field id="country" label={words.country}>
          <select id="country" name="country" autocomplete="country">
            <option value="">{words.noCountry}</option>
            {countries.map(({ code, name }) => (
              <option value={code} selected={values.country === code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
    </AccountPage>
  )
}
