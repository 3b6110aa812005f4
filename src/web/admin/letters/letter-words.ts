import type { Locale } from '../../../shared/locale.ts'
import { formatNumber } from '../../ui/numbers.ts'

/** What the pages about letters say alike. */
type Words = {
  show: Record<'open' | 'all', string>
  work: { cameBack(count: number): string; claims(count: number): string }
  order: string
  noOrder: string
}

const en: Words = {
  show: { open: 'Open', all: 'All' },
  work: {
    cameBack: (count) =>
      count === 1 ? 'A letter came back' : `${formatNumber(count, 'en')} letters came back`,
    claims: (count) =>
      count === 1
        ? 'Somebody asks for another address'
        : `${formatNumber(count, 'en')} ask for another address`,
  },
  order: 'Order',
  noOrder: 'about no order',
}

const fr: Words = {
  show: { open: 'À traiter', all: 'Tout' },
  work: {
    cameBack: (count) =>
      count === 1 ? 'Un message nous est revenu' : `${formatNumber(count, 'fr')} messages nous sont revenus`,
    claims: (count) =>
      count === 1
        ? 'Une correction d’adresse est demandée'
        : `${formatNumber(count, 'fr')} corrections d’adresse demandées`,
  },
  order: 'Commande',
  noOrder: 'sans commande',
}

export const letterDeskWords: Record<Locale, Words> = { en, fr }
