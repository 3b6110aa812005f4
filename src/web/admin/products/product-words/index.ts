import type { Translated } from '../../../../shared/locale.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { ProductWords } from './words.ts'

export type { ProductWords } from './words.ts'
export const productWords: Translated<ProductWords> = { en, fr }
