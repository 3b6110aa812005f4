import type { Locale } from '../../../shared/locale.ts'

type Words = {
  /** What opens the filters, where they are folded. */
  narrow: string
  sort: string
  ascending: string
  descending: string
  export: string
  clear: string
  found(count: string, isOne: boolean): string
  /** Of a list that is counted no further. */
  more(count: string): string
}

export const listWords: Record<Locale, Words> = {
  en: {
    narrow: 'Filter and order',
    sort: 'Order by',
    ascending: 'lowest first',
    descending: 'highest first',
    export: 'Take along as CSV',
    clear: 'Show all',
    found: (count, isOne) => (isOne ? '1 found' : `${count} found`),
    more: (count) => `More than ${count} found; these are the first of them`,
  },
  fr: {
    narrow: 'Filtrer et trier',
    sort: 'Trier par',
    ascending: 'croissant',
    descending: 'décroissant',
    export: 'Emporter en CSV',
    clear: 'Tout afficher',
    found: (count, isOne) => (isOne ? '1 résultat' : `${count} résultats`),
    more: (count) => `Plus de ${count} résultats\u202f; voici les premiers`,
  },
}
