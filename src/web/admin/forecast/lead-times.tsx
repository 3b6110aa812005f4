import type { ForecastSetting } from '../../../domains/reports/index.ts'
import { href } from '../../routes.ts'
import { Field, Input } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { forecastWords } from './forecast-words.ts'
import { seenOf } from './seen-times.ts'

/** What was typed and refused, to show it again: it is no time, or somebody else was faster. */
export type RefusedTimes = {
  form: 'all' | 'supplier'
  typed: Readonly<Record<string, string>>
  isWrong: boolean
}

type LeadTimesProps = {
  visit: AdminVisit
  suppliers: readonly string[]
  setting: ForecastSetting
  refused?: RefusedTimes | undefined
}

const number = { inputmode: 'numeric', autocomplete: 'off', maxlength: 3 } as const

/** How long keys take to come, of all suppliers and of one. */
export function LeadTimes({ visit: { locale }, suppliers, setting, refused }: LeadTimesProps) {
  const words = forecastWords[locale]
  const action = href(locale, 'adminLeadTimes')
  const [all, one] = (['all', 'supplier'] as const).map((form) =>
    refused?.form === form ? refused : undefined,
  )
  return (
    <section aria-labelledby="lead-times">
      <h2 id="lead-times">{words.setting}</h2>
      <p>{words.settingLead}</p>
      <form class="stack narrow-form" method="post" action={action}>
        <input type="hidden" name="seen" value={seenOf(setting)} />
        <Input
          id="lead"
          name="lead"
          label={words.leadDays}
          hint={words.leadHint}
          value={all?.typed.lead ?? String(setting.leadDays)}
          error={all?.isWrong ? words.wrong : undefined}
          autofocus={Boolean(all)}
          {...number}
        />
        <Input
          id="cover"
          name="cover"
          label={words.coverDays}
          hint={words.coverHint}
          value={all?.typed.cover ?? String(setting.coverDays)}
          {...number}
        />
        <p class="actions">
          <button type="submit" class="button" name="act" value="all">
            {words.save}
          </button>
        </p>
      </form>
      <h3>{words.suppliers}</h3>
      {setting.leads.size === 0 ? (
        <p class="soft">{words.likeOthers}</p>
      ) : (
        <Facts facts={[...setting.leads].map(([supplier, days]) => [supplier, words.days(days)] as const)} />
      )}
      {suppliers.length > 0 && (
        <form class="stack narrow-form" method="post" action={action}>
          <input type="hidden" name="seen" value={seenOf(setting)} />
          <Field id="supplier" label={words.supplier}>
            <select id="supplier" name="supplier">
              {suppliers.map((supplier) => (
                <option value={supplier} selected={supplier === one?.typed.supplier}>
                  {supplier}
                </option>
              ))}
            </select>
          </Field>
          <Input
            id="days"
            name="days"
            label={words.supplierDays}
            hint={words.supplierHint}
            value={one?.typed.days ?? ''}
            error={one?.isWrong ? words.wrong : undefined}
            autofocus={Boolean(one)}
            {...number}
          />
          <p class="actions">
            <button type="submit" class="button" name="act" value="supplier">
              {words.save}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}
