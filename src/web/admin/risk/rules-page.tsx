import { type DryRun, type FraudSetting, type RuleName, ruleNames } from '../../../domains/fraud/index.ts'
import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { limitFields, type SettingFlaws, type SettingForm, thresholdFields } from './setting-form.ts'
import { riskWords } from './words/index.ts'

type RulesProps = {
  visit: AdminVisit
  setting: FraudSetting
  hits: Record<RuleName, number>
  form: SettingForm
  flaws: SettingFlaws
  maySave: boolean
  tried?: DryRun | undefined
  said?: Said | undefined
}

/** The table of rules with its points, thresholds and limits; tried out on past payments before it counts. */
export function RulesView(props: RulesProps) {
  const { visit, setting, flaws, maySave, tried, said } = props
  const { locale } = visit
  const words = riskWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={words.rulesTitle}
      here="adminRisk"
      from={{ title: words.title, href: href(locale, 'adminRisk') }}
      said={said}
    >
      <p>{words.rulesLead}</p>
      {flaws.numbers && <Notice kind="bad">{words.wrong}</Notice>}
      {tried && <Tried {...{ visit, tried }} />}
      <form class="stack" method="post" action={href(locale, 'adminRiskRules')}>
        <input type="hidden" name="seen" value={String(setting.version)} />
        <RuleRows {...props} />
        <h2>{words.thresholdsTitle}</h2>
        <div class="narrow-form stack">
          {thresholdFields.map((field) => (
            <Amount {...props} field={field} label={words.thresholds[field]} />
          ))}
        </div>
        <h2>{words.limitsTitle}</h2>
        <div class="narrow-form stack">
          {limitFields.map((field) => (
            <Amount
              {...props}
              field={field}
              label={words.limits[field]}
              {...(field === 'firstOrderMinor' && {
                error: flaws.firstOrder && words.amountFlaws[flaws.firstOrder],
              })}
            />
          ))}
        </div>
        <p class="actions">
          <button type="submit" class="button" formmethod="get" name="act" value="try">
            {words.tryOut}
          </button>
          {maySave && (
            <button type="submit" class="button primary">
              {words.save}
            </button>
          )}
        </p>
        {!maySave && <p class="soft">{words.onlyOwners}</p>}
      </form>
    </AdminPage>
  )
}

function RuleRows({ visit: { locale }, form, hits }: RulesProps) {
  const words = riskWords[locale]
  return (
    <Rows
      label={words.rulesTitle}
      rows={ruleNames}
      columns={[
        { label: words.rule, kind: 'head', cell: (rule) => words.rules[rule][0] },
        { label: words.why, cell: (rule) => words.rules[rule][1] || '–' },
        { label: words.hits, cell: (rule) => hits[rule] },
        {
          label: words.points,
          kind: 'amount',
          cell: (rule) => (
            <input
              class="short"
              type="text"
              inputmode="numeric"
              name={rule}
              value={form[rule]}
              aria-label={`${words.points}: ${words.rules[rule][0]}`}
            />
          ),
        },
      ]}
    />
  )
}

type AmountProps = {
  form: SettingForm
  field: (typeof thresholdFields | typeof limitFields)[number]
  label: readonly [string, string]
  error?: string | undefined
}

function Amount({ form, field, label: [label, hint], error }: AmountProps) {
  return (
    <Input
      id={field}
      name={field}
      label={label}
      hint={hint}
      value={form[field]}
      error={error}
      {...(field !== 'firstOrderMinor' && { inputmode: 'numeric' })}
      autofocus={error !== undefined}
      autocomplete="off"
    />
  )
}

function Tried({ visit: { locale }, tried }: { visit: AdminVisit; tried: DryRun }) {
  const words = riskWords[locale]
  const { looked, held, changed, changedCount } = tried
  if (looked === 0) return <Notice kind="good">{words.triedNone}</Notice>
  return (
    <section aria-live="polite">
      <h2>{words.tryOut}</h2>
      <p>
        {words.tried(looked)} {words.triedHeld(held.before, held.after)} {words.triedChanged(changedCount)}
      </p>
      {changed.length > 0 && (
        <Rows
          label={words.tryOut}
          rows={changed}
          columns={[
            {
              label: words.order,
              kind: 'head',
              cell: ({ orderId, order }) =>
                order ? (
                  <a class="number" href={href(locale, 'adminOrder', { order: orderId })}>
                    {order.number}
                  </a>
                ) : (
                  words.hidden
                ),
            },
            { label: words.before, cell: ({ before }) => words.actions[before] },
            { label: words.after, cell: ({ after }) => words.actions[after] },
            { label: words.points, kind: 'amount', cell: ({ score }) => score },
          ]}
        />
      )}
    </section>
  )
}
