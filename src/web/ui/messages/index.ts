import type { Locale } from '../../../shared/locale.ts'
import { en, type Messages } from './en.ts'
import { fr } from './fr.ts'

export type { Messages }

/** Every word of the shop's pages, by language. */
export const messages: Record<Locale, Messages> = { en, fr }
