import type { StockNews } from '../../domains/notifications/index.ts'
import type { Locale } from '../../shared/locale.ts'

type StockWords = {
  titles: Record<StockNews, string>
  leads: Record<StockNews, string>
  subject: (shop: string) => string
  care: string
  button: string
}

/** To those of the staff who bring keys in. Which products they are, the back office says. */
export const stockLetterWords: Record<Locale, StockWords> = {
  en: {
    titles: { stock_low: 'Keys are running out.' },
    leads: {
      stock_low:
        'One or more products have fallen to the threshold that was set for them. The list says which, and how many keys are left.',
    },
    subject: (shop) => `Keys are running out, ${shop}`,
    care: 'You hear of each of them again only after new keys have come in.',
    button: 'Look at the stock',
  },
  fr: {
    titles: { stock_low: 'Des clés viennent à manquer.' },
    leads: {
      stock_low:
        'Un ou plusieurs produits sont tombés au seuil fixé pour eux. La liste dit lesquels, et combien de clés il reste.',
    },
    subject: (shop) => `Des clés viennent à manquer, ${shop}`,
    care: 'Vous n’entendrez de nouveau parler de chacun qu’après l’arrivée de nouvelles clés.',
    button: 'Voir le stock',
  },
}
