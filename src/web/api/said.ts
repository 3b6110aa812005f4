import type { z } from 'zod'
import type { Translated } from '../../shared/locale.ts'

/** Says what a field means, in both languages: the document and its page are made of these. */
export function said<Schema extends z.ZodType>(schema: Schema, en: string, fr: string): Schema {
  return schema.meta({ description: en, fr })
}

export type Said = Translated
