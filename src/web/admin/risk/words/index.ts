import type { Locale } from '../../../../shared/locale.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of one language, of the same shape in the other. */
export type RiskWords = Widened<typeof en>

type Widened<T> = T extends string
  ? string
  : T extends (...args: never) => string
    ? T
    : T extends readonly [string, string]
      ? readonly [string, string]
      : { readonly [K in keyof T]: Widened<T[K]> }

export const riskWords: Record<Locale, RiskWords> = { en, fr }
