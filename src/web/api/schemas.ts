import { z } from 'zod'
import type { parseId } from '../../shared/ids.ts'
import { isDay } from '../../shared/time.ts'
import { said } from './said.ts'

export const instant = z.iso.datetime()
/** The same as somebody asks for it: in a year that the database and the calendar know. */
export const instantAsked = z.iso
  .datetime({ abort: true })
  .refine((text) => isDay(text.slice(0, 10)), 'a time from 1900 on')
export const dayAsked = z.iso.date({ abort: true }).refine(isDay, 'a day from 1900 on')

export const Money = z
  .object({
    minor: said(
      z.int(),
      'In the smallest unit of the currency: cents, yen.',
      'Dans la plus petite unité de la monnaie\u00a0: centimes, yens.',
    ),
    currency: said(z.string().regex(/^[A-Z]{3}$/), 'ISO 4217.', 'ISO 4217.'),
  })
  .meta({ id: 'Money' })

/** As it is read; how long it may be is asked of what is written. */
export const Translated = z.object({ en: z.string(), fr: z.string() }).meta({ id: 'Translated' })

/** The most of an amount that a column of the database holds. */
export const minorMax = 2_147_483_647

// Neither signs of control nor half a sign, which no column of the database holds.
const oneLine = /^[^\p{Cc}\p{Cs}]*$/u
const severalLines = /^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u

/** A text on one line that somebody writes. */
export const line = (max: number) =>
  z.string().trim().min(1).max(max).regex(oneLine, 'one line, no signs of control')
export const paragraphs = (max: number) =>
  z.string().trim().min(1).max(max).regex(severalLines, 'no signs of control')

export const Problem = z
  .object({
    type: said(
      z.string(),
      'Which problem; it leads to its description.',
      'Quel problème\u202f; mène à sa description.',
    ),
    title: z.string(),
    status: z.int(),
    instance: said(z.string(), 'What was asked for.', 'Ce qui a été demandé.'),
    detail: said(z.string().optional(), 'A sentence for people.', 'Une phrase pour les humains.'),
    reason: said(z.string().optional(), 'A word for programs.', 'Un mot pour les programmes.'),
    errors: said(
      z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
      'What is wrong where (RFC 6901).',
      'Ce qui est faux, et où (RFC 6901).',
    ),
  })
  .meta({ id: 'Problem' })

/** The id of something that there may be; one of another kind is none. */
export const idOf = (prefix: Parameters<typeof parseId>[0]) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`))

export const pageQuery = z.strictObject({
  cursor: said(
    z.string().max(200).optional(),
    'Where the last page ended: its `next`. What is added meanwhile moves no page.',
    'Où la page précédente s’est arrêtée\u00a0: son `next`. Ce qui s’ajoute entre-temps ne déplace aucune page.',
  ),
  limit: said(z.coerce.number().int().min(1).max(100).default(50), 'How many at most.', 'Combien au plus.'),
})

/** A page of a list, and where the next one begins. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item),
    next: said(
      z.string().nullable(),
      'The cursor of the next page; null at the end.',
      'Le curseur de la page suivante\u202f; null à la fin.',
    ),
  })
}

export const iso = (at: Date) => at.toISOString()
export const isoOrNull = (at: Date | null) => at?.toISOString() ?? null
