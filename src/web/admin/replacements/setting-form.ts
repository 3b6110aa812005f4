import { z } from 'zod'
import type { ReplacementSetting } from '../../../domains/replacement/index.ts'

const between = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

/** The numbers of the rules as the form sends them, within what the database takes. */
export const settingForm = z.object({
  seen: between(1, 99_999),
  warrantyDays: between(1, 3650),
  mailboxMax: between(0, 999),
  mailboxDays: between(1, 3650),
  unitMax: between(0, 99),
  sickShareBasisPoints: between(1, 10_000),
  sickKeysMin: between(1, 9999),
}) satisfies z.ZodType<Omit<ReplacementSetting, 'version'> & { seen: number }>

/** What was sent, as it was typed: to show it again. */
export const typedForm = z.record(z.string(), z.string().max(40).catch('')).catch({})

export const settingNumbers = settingForm.omit({ seen: true }).keyof().options
export type SettingNumber = (typeof settingNumbers)[number]
