import type { Locale } from '../../../shared/locale.ts'
import type { Order } from '../rows.tsx'

type Words = {
  /** What opens the filters, where they are folded. */
  narrow: string
  sort: string
  /** The order in which a list comes by something that it does not show. */
  usual: string
  /** From the first on, and from the last on. */
  orders: Record<Order, readonly [ascending: string, descending: string]>
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
    usual: 'as usual',
    orders: {
      days: ['oldest first', 'newest first'],
      due: ['soonest first', 'latest first'],
      words: ['A to Z', 'Z to A'],
      numbers: ['lowest first', 'highest first'],
      states: ['from the first', 'from the last'],
    },
    export: 'Take along as CSV',
    clear: 'Show all',
    found: (count, isOne) => (isOne ? '1 found' : `${count} found`),
    more: (count) => `More than ${count} found; these are the first of them`,
  },
  fr: {
    narrow: 'Filtrer et trier',
    sort: 'Trier par',
    usual: 'comme d’habitude',
    orders: {
      days: ['du plus ancien au plus récent', 'du plus récent au plus ancien'],
      due: ['du plus proche au plus lointain', 'du plus lointain au plus proche'],
      words: ['de A à Z', 'de Z à A'],
      numbers: ['croissant', 'décroissant'],
      states: ['du premier au dernier', 'du dernier au premier'],
    },
    export: 'Emporter en CSV',
    clear: 'Tout afficher',
    found: (count, isOne) => (isOne ? '1 résultat' : `${count} résultats`),
    more: (count) => `Plus de ${count} résultats\u202f; voici les premiers`,
  },
}
