import { type FraudSetting, pointsOf, type RuleName, ruleNames, rules } from '../../../domains/fraud/index.ts'

export const thresholdFields = ['stepUpFrom', 'challengeFrom', 'holdFrom'] as const
export const limitFields = ['firstOrderMinor', 'openOrdersMax', 'productUnitsMax', 'couponOrdersMax'] as const
type NumberField = (typeof thresholdFields)[number] | (typeof limitFields)[number]

/** What was typed, by the name of the field; a rule's is its own. */
export type SettingForm = Record<NumberField | RuleName, string>

export function formOf(setting: FraudSetting): SettingForm {
  return Object.fromEntries([
    ...[...thresholdFields, ...limitFields].map((field) => [field, String(setting[field])]),
    ...ruleNames.map((rule) => [rule, String(pointsOf(rule, setting))]),
  ]) as SettingForm
}

/** The fields that came with a form or an address; one that is missing counts as it stands. */
export function readSettingForm(sent: Readonly<Record<string, unknown>>, setting: FraudSetting): SettingForm {
  const now = formOf(setting)
  return Object.fromEntries(
    Object.entries(now).map(([name, value]) => {
      const typed = sent[name]
      return [name, typeof typed === 'string' ? typed.trim().slice(0, 12) : value]
    }),
  ) as SettingForm
}

/** Undefined when a number cannot be used. Points that are those of the table are not kept. */
export function parseSetting(form: SettingForm): Omit<FraudSetting, 'version'> | undefined {
  const numbers = Object.fromEntries(
    Object.entries(form).map(([name, text]) => [
      name,
      /^[-−]?\d{1,7}$/.test(text) ? Number(text.replace('−', '-')) : NaN,
    ]),
  ) as Record<keyof SettingForm, number>
  if (Object.values(numbers).some(Number.isNaN)) return undefined
  const { stepUpFrom, challengeFrom, holdFrom } = numbers
  const { firstOrderMinor, openOrdersMax, productUnitsMax, couponOrdersMax } = numbers
  const inOrder = 0 < stepUpFrom && stepUpFrom <= challengeFrom && challengeFrom <= holdFrom
  const limits = { firstOrderMinor, openOrdersMax, productUnitsMax, couponOrdersMax }
  if (!inOrder || Object.values(limits).some((limit) => limit < 1)) return undefined
  if (ruleNames.some((rule) => Math.abs(numbers[rule]) > 1000)) return undefined
  const changed = ruleNames.filter((rule) => numbers[rule] !== rules[rule].points)
  const points = Object.fromEntries(changed.map((rule) => [rule, numbers[rule]]))
  return { stepUpFrom, challengeFrom, holdFrom, ...limits, points }
}
