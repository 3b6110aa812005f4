import type { Platform, Region } from '../../../domains/catalog/index.ts'
import { href } from '../../routes.ts'
import { ChangedLines } from '../../ui/changed-lines.tsx'
import { described, Field, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { type PlaceField, type PlaceForm, platformFields, regionFields, seenOf } from './place-form.ts'
import { placeWords } from './place-words.ts'

type PlacesProps = {
  visit: AdminVisit
  platforms: readonly Platform[]
  regions: readonly Region[]
  said?: Said | undefined
}

export function PlacesView({ visit, platforms, regions, said }: PlacesProps) {
  const { locale, m } = visit
  const words = placeWords[locale]
  const [platform, leads] = words.head.platform
  const [region, countries] = words.head.region
  return (
    <AdminPage visit={visit} title={m.admin.menu.places} here="adminPlaces" said={said}>
      <p>{words.lead}</p>
      <section aria-labelledby="platforms">
        <h2 id="platforms">{words.platforms}</h2>
        <Rows
          label={words.platforms}
          rows={platforms}
          columns={[
            {
              label: platform,
              kind: 'head',
              cell: ({ code, name }) => (
                <a href={href(locale, 'adminPlatform', { platform: code })}>{name}</a>
              ),
            },
            { label: leads, cell: ({ activationUrl }) => <span class="breakable">{activationUrl}</span> },
          ]}
        />
        <p>
          <a class="button" href={href(locale, 'adminPlatform', { platform: 'new' })}>
            {words.newPlatform}
          </a>
        </p>
      </section>
      <section aria-labelledby="regions">
        <h2 id="regions">{words.regions}</h2>
        <Rows
          label={words.regions}
          rows={regions}
          columns={[
            {
              label: region,
              kind: 'head',
              cell: ({ code, name }) => (
                <a href={href(locale, 'adminRegion', { region: code })}>{name[locale]}</a>
              ),
            },
            {
              label: countries,
              cell: (each) => (each.countries ? words.countries(each.countries.length) : words.worldwide),
            },
          ]}
        />
        <p>
          <a class="button" href={href(locale, 'adminRegion', { region: 'new' })}>
            {words.newRegion}
          </a>
        </p>
      </section>
    </AdminPage>
  )
}

export type PlaceProps = {
  visit: AdminVisit
  kind: 'platform' | 'region'
  /** None for a new one. */
  place: { title: string; form: PlaceForm } | undefined
  action: string
  form: PlaceForm
  wrong?: readonly PlaceField[] | undefined
  meanwhile?: { before: string[]; after: string[] } | undefined
  said?: Said | undefined
}

export function PlaceView(props: PlaceProps) {
  const { visit, kind, place, action, form, wrong = [], meanwhile, said } = props
  const { locale, m } = visit
  const words = placeWords[locale]
  const fields = kind === 'platform' ? platformFields : regionFields
  return (
    <AdminPage
      visit={visit}
      title={place?.title ?? (kind === 'platform' ? words.newPlatform : words.newRegion)}
      here="adminPlaces"
      from={{ title: m.admin.menu.places, href: href(locale, 'adminPlaces') }}
      said={said}
    >
      {meanwhile && <ChangedLines {...meanwhile} otherwise={words.unchanged} />}
      <form class="stack narrow-form place-form" method="post" action={action}>
        {wrong.length > 0 && <Notice kind="bad">{words.wrongTitle}</Notice>}
        {place && <input type="hidden" name="seen" value={seenOf(place.form)} />}
        {!place && <OneField visit={visit} field="code" form={form} wrong={wrong} />}
        {fields.map((field) => (
          <OneField visit={visit} field={field} form={form} wrong={wrong} />
        ))}
        <p>
          <button type="submit" class="button primary">
            {words.save}
          </button>
        </p>
      </form>
    </AdminPage>
  )
}

type OneProps = { visit: AdminVisit; field: PlaceField; form: PlaceForm; wrong: readonly PlaceField[] }

function OneField({ visit: { locale }, field, form, wrong }: OneProps) {
  const words = placeWords[locale]
  const texts = {
    hint: words.hints[field],
    error: wrong.includes(field) ? words.wrong[field] : undefined,
  }
  const common = { id: field, name: field }
  if (field !== 'guideEn' && field !== 'guideFr' && field !== 'countries')
    return (
      <Input
        {...{ ...common, ...texts }}
        label={words.fields[field]}
        value={form[field]}
        autocomplete="off"
        autofocus={wrong[0] === field}
      />
    )
  return (
    <Field id={field} label={words.fields[field]} {...texts}>
      <textarea {...common} rows={field === 'countries' ? 3 : 6} {...described({ id: field, ...texts })}>
        {form[field]}
      </textarea>
    </Field>
  )
}
