import { z } from 'zod'
import type { SettingName } from '../../../domains/settings/index.ts'

export const groups = {
  seller: [
    'SELLER_NAME',
    'SELLER_ADDRESS',
    'SELLER_EMAIL',
    'SELLER_PHONE',
    'SELLER_REGISTRATION',
    'SELLER_DIRECTOR',
    'SELLER_HOST',
    'SELLER_MEDIATOR',
  ],
  taxes: ['SELLER_COUNTRY', 'SELLER_VAT_NUMBER', 'VAT_SCHEME', 'FINANCIAL_YEAR_END'],
  shop: ['CURRENCIES'],
} as const satisfies Record<string, readonly SettingName[]>
export type GroupName = keyof typeof groups
export const groupNames = Object.keys(groups) as GroupName[]

/** Written in lines here, with semicolons between where it is kept. */
export const inLines: readonly SettingName[] = ['SELLER_ADDRESS', 'SELLER_HOST', 'SELLER_MEDIATOR']

export const settingsForm = z.object({
  group: z.enum(groupNames as [GroupName, ...GroupName[]]),
  version: z.coerce.number().int().min(0).catch(-1),
})

const line = z.string().catch('')

/** What was typed of a group, as it is kept; null where nothing was, and nothing of what the environment says. */
export function readGroup(
  sent: Record<string, unknown>,
  group: GroupName,
  given: readonly SettingName[],
): Partial<Record<SettingName, string | null>> {
  const own = groups[group].filter((setting) => !given.some((each) => each === setting))
  return Object.fromEntries(
    own.map((setting) => {
      const typed = line.parse(sent[setting])
      const kept = inLines.includes(setting) ? joinLines(typed) : typed.replace(/\s+/g, ' ').trim()
      return [setting, kept || null]
    }),
  )
}

export function joinLines(typed: string): string {
  return typed
    .split(/[\r\n;]+/)
    .map((each) => each.trim())
    .filter(Boolean)
    .join('; ')
}

export function splitLines(kept: string): string {
  return kept.split(/\s*;\s*/).join('\n')
}
