import { z } from 'zod'
import { replyMax, type SavedReply } from '../../../domains/tickets/index.ts'
import type { Translated } from '../../../shared/locale.ts'
import type { ReplyField } from './reply-words.ts'

const line = z.string().trim().max(1000).catch('')
const text = z.string().max(30_000).catch('')
/** What was typed, exactly as it was typed. */
export const replyForm = z.object({ name: line, bodyEn: text, bodyFr: text, version: line, act: line })
export type ReplyForm = z.infer<typeof replyForm>

export type ParsedReply =
  | { ok: true; reply: { name: string; body: Translated } }
  | { ok: false; wrong: ReplyField[] }

export function parseReply(form: ReplyForm): ParsedReply {
  const { name } = form
  const body = { en: tidied(form.bodyEn), fr: tidied(form.bodyFr) }
  const wrong: ReplyField[] = [
    ...(fits(name, replyMax.name) ? [] : (['name'] as const)),
    ...(fits(body.en, replyMax.body) ? [] : (['bodyEn'] as const)),
    ...(fits(body.fr, replyMax.body) ? [] : (['bodyFr'] as const)),
  ]
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, reply: { name, body } }
}

/** The form as a reply fills it. */
export const formOf = ({ name, body, version }: SavedReply): ReplyForm => ({
  ...{ name, bodyEn: body.en, bodyFr: body.fr, version: String(version), act: '' },
})

/** The lines of a text, for a comparison. */
export const linesOf = (text: string): string[] => tidied(text).split(/\n+/)

// Browsers send the ends of lines as two characters.
const tidied = (text: string) => text.replaceAll('\r\n', '\n').trim()
const fits = (value: string, max: number) => value.length > 0 && value.length <= max
