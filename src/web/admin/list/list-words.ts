import type { Locale } from '../../../shared/locale.ts'

type Words = {
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
    sort: 'Order by',
    ascending: 'lowest first',
    descending: 'highest first',
    export: 'Take along as CSV',
    clear: 'Show all',
    found: (count, isOne) => (isOne ? '1 found' : `${count} found`),
    more: (count) => `More than ${count} found; these are the first of them`,
  },
  fr: {
    sort: 'Trier par',
    ascending: 'croissant',
    descending: 'décroissant',
    export: 'Emporter en CSV',
    clear: 'Tout afficher',
    found: (count, isOne) => (isOne ? '1 trouvé' : `${count} trouvés`),
    more: (count) => `Plus de ${count} trouvés\u202f; voici les premiers`,
  },
}
