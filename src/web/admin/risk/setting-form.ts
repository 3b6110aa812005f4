import { type FraudSetting, pointsOf, type RuleName, ruleNames, rules } from '../../../domains/fraud/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { readTypedMoney } from '../../../shared/typed-money.ts'

export const thresholdFields = ['stepUpFrom', 'challengeFrom', 'holdFrom'] as const
export const limitFields = ['firstOrderMinor', 'openOrdersMax', 'productUnitsMax', 'couponOrdersMax'] as const
type NumberField = (typeof thresholdFields)[number] | (typeof limitFields)[number]

/** What was typed, by the name of the field; a rule's is its own. */
export type SettingForm = Record<NumberField | RuleName, string>

export function formOf(setting: FraudSetting, locale: Locale): SettingForm {
  return {
    ...(Object.fromEntries([
      ...[...thresholdFields, ...limitFields].map((field) => [field, String(setting[field])]),
      ...ruleNames.map((rule) => [rule, String(pointsOf(rule, setting))]),
    ]) as SettingForm),
    firstOrderMinor: formatMoney(money(setting.firstOrderMinor, shopCurrency), locale),
  }
}

/** The fields that came with a form or an address; one that is missing counts as it stands. */
export function readSettingForm(
  sent: Readonly<Record<string, unknown>>,
  setting: FraudSetting,
  locale: Locale,
): SettingForm {
  const now = formOf(setting, locale)
  return Object.fromEntries(
    Object.entries(now).map(([name, value]) => {
      const typed = sent[name]
      return [name, typeof typed === 'string' ? typed.trim().slice(0, 20) : value]
    }),
  ) as SettingForm
}

/** Of the amount: another currency, or no amount; of the others: no whole number, or thresholds that fall. */
export type SettingFlaws = { firstOrder?: 'other_currency' | 'unreadable'; numbers?: true }
export type ParsedSetting =
  | { ok: true; setting: Omit<FraudSetting, 'version'> }
  | { ok: false; flaws: SettingFlaws }

/** Points that are those of the table are not kept. */
export function parseSetting({ firstOrderMinor: typed, ...form }: SettingForm): ParsedSetting {
  const firstOrder = readTypedMoney(typed, shopCurrency)
  const rest = parseNumbers(form)
  if (typeof firstOrder === 'number' && firstOrder > 0 && rest)
    return { ok: true, setting: { firstOrderMinor: firstOrder, ...rest } }
  return {
    ok: false,
    flaws: {
      ...(firstOrder === 0 && { firstOrder: 'unreadable' }),
      ...(typeof firstOrder === 'string' && { firstOrder }),
      ...(!rest && { numbers: true }),
    },
  }
}

function parseNumbers(
  form: Omit<SettingForm, 'firstOrderMinor'>,
): Omit<FraudSetting, 'version' | 'firstOrderMinor'> | undefined {
  const numbers = Object.fromEntries(
    Object.entries(form).map(([name, text]) => [
      name,
      /^[-−]?\d{1,7}$/.test(text) ? Number(text.replace('−', '-')) : NaN,
    ]),
  ) as Record<keyof typeof form, number>
  if (Object.values(numbers).some(Number.isNaN)) return undefined
  const { stepUpFrom, challengeFrom, holdFrom } = numbers
  const { openOrdersMax, productUnitsMax, couponOrdersMax } = numbers
  const inOrder = 0 < stepUpFrom && stepUpFrom <= challengeFrom && challengeFrom <= holdFrom
  const limits = { openOrdersMax, productUnitsMax, couponOrdersMax }
  if (!inOrder || Object.values(limits).some((limit) => limit < 1)) return undefined
  if (ruleNames.some((rule) => Math.abs(numbers[rule]) > 1000)) return undefined
  const changed = ruleNames.filter((rule) => numbers[rule] !== rules[rule].points)
  const points = Object.fromEntries(changed.map((rule) => [rule, numbers[rule]]))
  return { stepUpFrom, challengeFrom, holdFrom, ...limits, points }
}
