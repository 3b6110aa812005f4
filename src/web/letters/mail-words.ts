import type { MailNews } from '../../domains/notifications/index.ts'
import type { Locale } from '../../shared/locale.ts'

type MailWords = {
  titles: Record<MailNews, string>
  leads: Record<MailNews, string>
  subject: (shop: string) => string
  care: string
  button: string
}

/** To those of the staff who answer customers. Whose letters they were, the back office says. */
export const mailLetterWords: Record<Locale, MailWords> = {
  en: {
    titles: {
      letters_back: 'Letters came back.',
      address_claims: 'Somebody asks for another address.',
    },
    leads: {
      letters_back:
        'One or more letters about orders did not arrive, or their reader called them unwanted. Whoever paid may be waiting: the list says which orders they were about.',
      address_claims:
        'A buyer who mistyped their address has told what they know of the payment. Compare it and decide: until then their keys wait.',
    },
    subject: (shop) => `Letters that did not arrive, ${shop}`,
    care: 'More of the same within the hour is told of together.',
    button: 'Look at it',
  },
  fr: {
    titles: {
      letters_back: 'Des messages nous sont revenus.',
      address_claims: 'Une autre adresse nous est demandée.',
    },
    leads: {
      letters_back:
        'Un ou plusieurs messages au sujet de commandes ne sont pas arrivés, ou ont été signalés comme indésirables. La personne qui a payé attend peut-être\u00a0: la liste indique les commandes concernées.',
      address_claims:
        'Une personne qui s’est trompée d’adresse a indiqué ce qu’elle sait du paiement. Comparez et décidez\u00a0: d’ici là, ses clés attendent.',
    },
    subject: (shop) => `Messages non arrivés, ${shop}`,
    care: 'Ce qui suit dans l’heure est annoncé en une fois.',
    button: 'Voir',
  },
}
