import { z } from 'zod'
import { bodyMax, type PrepareOutcome, ticketSubjects } from '../../domains/tickets/index.ts'
import { parseId } from '../../shared/ids.ts'
import { formatNumber } from '../ui/numbers.ts'
import type { Visit } from '../ui/visit.ts'
import type { AboutOrder } from './deps.ts'

const line = z.string().trim().max(300).catch('')
/** As it was written, but for the ends of lines and what steers a terminal. */
const writing = z
  .string()
  .catch('')
  .transform((text) =>
    text
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .trim(),
  )

export const ticketForm = z.object({
  number: line,
  email: line,
  subject: z.enum(ticketSubjects).optional().catch(undefined),
  about: line,
  body: writing,
  proof: z.string().max(8000).optional().catch(undefined),
})
export type TicketForm = z.infer<typeof ticketForm>

export const emptyForm: TicketForm = {
  number: '',
  email: '',
  subject: undefined,
  about: '',
  body: '',
  proof: undefined,
}

export type FormErrors = Partial<Record<'number' | 'email' | 'subject' | 'about' | 'body' | 'files', string>>

/** What is wrong with the writing, the same on every form. */
export function findFlaws(visit: Visit, { subject, body }: Pick<TicketForm, 'subject' | 'body'>): FormErrors {
  const words = visit.m.tickets.form.errors
  const bodyFlaw = bodyErrorOf(visit, body)
  return { ...(!subject && { subject: words.subject }), ...(bodyFlaw && { body: bodyFlaw }) }
}

export function bodyErrorOf({ m, locale }: Pick<Visit, 'm' | 'locale'>, body: string): string | undefined {
  const words = m.tickets.form.errors
  if (body === '') return words.body
  return body.length > bodyMax ? words.bodyLong(formatNumber(bodyMax, locale)) : undefined
}

export function fileErrorOf(
  { m }: Pick<Visit, 'm'>,
  refused: Extract<PrepareOutcome, { ok: false }>,
): string {
  return m.tickets.form.refused[refused.reason](refused.name)
}

/** `ord_…` or `ord_….unt_…`; null for nothing in particular, undefined for what is neither. */
export function parseAbout(text: string): AboutOrder | null | undefined {
  if (text === '') return null
  const [order = '', unit] = text.split('.')
  const orderId = parseId('ord', order)
  const unitId = unit === undefined ? null : parseId('unt', unit)
  return orderId && unitId !== undefined ? { orderId, unitId } : undefined
}
