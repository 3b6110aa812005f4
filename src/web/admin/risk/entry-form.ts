import { z } from 'zod'
import { listKinds, type NewEntry, spellValue } from '../../../domains/fraud/index.ts'
import { after, days } from '../../../shared/time.ts'

const line = z.string().trim().max(500).catch('')

/** What was typed, as it was typed. */
export const entryForm = z.object({
  list: z.enum(['block', 'allow']).catch('block'),
  kind: z.enum(listKinds).catch('email'),
  value: line,
  reason: line,
  days: line,
})
export type EntryForm = z.infer<typeof entryForm>

/** Undefined when something of it cannot be used. */
export function parseEntry(form: EntryForm, now: Date): NewEntry | undefined {
  const value = spellValue(form.kind, form.value)
  const count = /^\d{1,3}$/.test(form.days) ? Number(form.days) : 0
  if (!value || form.reason.length < 3 || count < 1 || count > 730) return undefined
  return { list: form.list, kind: form.kind, value, reason: form.reason, endsAt: after(now, days(count)) }
}
