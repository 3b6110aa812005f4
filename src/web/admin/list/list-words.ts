import type { Locale } from '../../../shared/locale.ts'

type Words = {
  sort: string
  ascending: string
  descending: string
  export: string
  clear: string
  found(count: string, isOne: boolean): string
}

export const listWords: Record<Locale, Words> = {
  en: {
    sort: 'Order by',
    ascending: 'lowest first',
    descending: 'highest first',
    export: 'Take along as CSV',
    clear: 'Show all',
    found: (count, isOne) => (isOne ? '1 found' : `${count} found`),
  },
  fr: {
    sort: 'Trier par',
    ascending: 'croissant',
    descending: 'décroissant',
    export: 'Emporter en CSV',
    clear: 'Tout afficher',
    found: (count, isOne) => (isOne ? '1 trouvé' : `${count} trouvés`),
  },
}
