import type { KeptSettings, SettingChange, SettingName } from '../../../domains/settings/index.ts'
import { vatSchemes } from '../../../domains/tax/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { described, Field, Input } from '../../ui/field.tsx'
import { countryName } from '../../ui/vat-words.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { type GroupName, groupNames, groups, inLines, splitLines } from './setting-form.ts'
import { settingWords } from './setting-words.ts'

export type SettingsProps = {
  visit: AdminVisit
  kept: KeptSettings
  version: number
  given: readonly SettingName[]
  changes: readonly SettingChange[]
  /** Names of the staff by their accounts; whoever left is an id. */
  names: ReadonlyMap<string, string>
  /** What was typed and refused, and why. */
  typed?: {
    group: GroupName
    values: Partial<Record<SettingName, string | null>>
    wrong: readonly SettingName[]
  }
  said?: Said | undefined
}

export function SettingsView(props: SettingsProps) {
  const { visit, changes, said } = props
  const words = settingWords[visit.locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminSettings" said={said}>
      <p class="lead">{words.lead}</p>
      {groupNames.map((group) => (
        <Group {...props} group={group} />
      ))}
      <section aria-labelledby="changes">
        <h2 id="changes">{words.history.title}</h2>
        {changes.length === 0 ? (
          <p class="soft">{words.history.none}</p>
        ) : (
          <Rows label={words.history.title} rows={changes} columns={columnsFor(props)} />
        )}
      </section>
    </AdminPage>
  )
}

function Group({ group, ...props }: SettingsProps & { group: GroupName }) {
  const { visit, version, given } = props
  const words = settingWords[visit.locale]
  const isOpen = groups[group].some((setting) => !given.includes(setting))
  return (
    <section aria-labelledby={group}>
      <h2 id={group}>{words.groups[group]}</h2>
      <p class="soft">{words.leads[group]}</p>
      <form class="stack narrow-form" method="post" action={href(visit.locale, 'adminSettings')}>
        <input type="hidden" name="group" value={group} />
        <input type="hidden" name="version" value={String(version)} />
        {groups[group].map((setting) => (
          <Setting {...props} setting={setting} group={group} />
        ))}
        {isOpen && (
          <p class="actions">
            <button type="submit" class="button">
              {words.save}
            </button>
          </p>
        )}
      </form>
    </section>
  )
}

type SettingProps = SettingsProps & { setting: SettingName; group: GroupName }

function Setting({ visit, kept, given, typed, setting, group }: SettingProps) {
  const words = settingWords[visit.locale]
  const label = words.labels[setting]
  if (given.includes(setting))
    return (
      <div class="field">
        <p class="field-label">{label}</p>
        <p class="hint">{words.given(setting)}</p>
      </div>
    )
  const isTyped = typed?.group === group
  const value = (isTyped ? typed.values[setting] : kept[setting]) ?? ''
  const isWrong = isTyped && typed.wrong.includes(setting)
  const field = {
    id: setting,
    label,
    hint: words.hints[setting],
    error: isWrong ? words.wrong : undefined,
    autofocus: isTyped && typed.wrong[0] === setting,
  }
  const options = optionsOf(setting, visit)
  if (options) {
    // What holds while nobody chose: known of the shop as it runs, unless somebody has chosen meanwhile.
    const [, holds] = options.find(([each]) => !kept[setting] && each === usualOf(setting, visit)) ?? []
    return <Choice {...field} value={value} options={options} usual={words.usual(holds)} />
  }
  if (inLines.includes(setting)) return <Lines {...field} value={splitLines(value)} />
  return <Input {...field} name={setting} value={value} maxlength={500} autocomplete="off" />
}

type FieldProps = {
  id: SettingName
  label: string
  hint: string | undefined
  error: string | undefined
  autofocus: boolean
  value: string
}

function Lines({ id, label, hint, error, autofocus, value }: FieldProps) {
  return (
    <Field {...{ id, label, hint, error }}>
      <textarea {...{ id, name: id, autofocus }} rows={3} maxlength={500} {...described({ id, hint, error })}>
        {value}
      </textarea>
    </Field>
  )
}

type Options = readonly (readonly [value: string, word: string])[]

function Choice({
  id,
  label,
  hint,
  error,
  value,
  options,
  usual,
}: FieldProps & { options: Options; usual: string }) {
  return (
    <Field {...{ id, label, hint, error }}>
      <select id={id} name={id} {...described({ id, hint, error })}>
        <option value="">{usual}</option>
        {options.map(([each, word]) => (
          <option value={each} selected={each === value}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  )
}

function optionsOf(setting: SettingName, { locale, shop }: AdminVisit): Options | undefined {
  if (setting === 'VAT_SCHEME') {
    return vatSchemes.map((scheme) => [scheme, settingWords[locale].schemes[scheme]] as const)
  }
  if (setting !== 'SELLER_COUNTRY') return undefined
  return shop.countries
    .map((code) => [code, countryName(code, locale)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, locale))
}

function usualOf(setting: SettingName, { shop }: AdminVisit): string {
  return setting === 'VAT_SCHEME' ? shop.vatScheme : shop.seller.country
}

function columnsFor({ visit: { locale }, names }: SettingsProps): Column<SettingChange>[] {
  const { history, labels } = settingWords[locale]
  return [
    { label: history.setting, kind: 'head', cell: ({ setting }) => labels[setting] },
    { label: history.value, cell: ({ value }) => value ?? <span class="soft">{history.gone}</span> },
    { label: history.by, cell: ({ by }) => names.get(by) ?? <span class="mono-id">{by}</span> },
    { label: history.at, cell: ({ at }) => formatDate(at, locale, 'dateTime') },
  ]
}
