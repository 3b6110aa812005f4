import type { RiskNews } from '../../domains/fraud/index.ts'
import type { Locale } from '../../shared/locale.ts'

type RiskWords = {
  titles: Record<RiskNews, string>
  leads: Record<RiskNews, string>
  subject: (shop: string) => string
  care: string
  until: string
  button: string
}

/** To those of the staff who decide on payments. Whose they are, the back office says. */
export const riskLetterWords: Record<Locale, RiskWords> = {
  en: {
    titles: {
      cases_opened: 'Payments wait for your decision.',
      cases_urgent: 'Payments are about to be let go.',
    },
    leads: {
      cases_opened:
        'Rules have held one or more payments. Their buyers were told that a person looks at them: the sooner, the better.',
      cases_urgent:
        'Nobody has decided on one or more payments, and less than half a day is left. Without a decision the money goes back and the orders end.',
    },
    subject: (shop) => `Payments to look at, ${shop}`,
    care: 'More that come within the hour are told of together.',
    until: 'The first until',
    button: 'Look at them',
  },
  fr: {
    titles: {
      cases_opened: 'Des paiements attendent votre décision.',
      cases_urgent: 'Des paiements vont être relâchés.',
    },
    leads: {
      cases_opened:
        'Des règles ont retenu un ou plusieurs paiements. Leurs acheteurs savent qu’une personne les vérifie\u00a0: le plus tôt sera le mieux.',
      cases_urgent:
        'Personne n’a décidé d’un ou de plusieurs paiements, et il reste moins d’une demi-journée. Sans décision, l’argent est rendu et les commandes prennent fin.',
    },
    subject: (shop) => `Paiements à vérifier, ${shop}`,
    care: 'Ceux qui arrivent dans l’heure sont annoncés ensemble.',
    until: 'Le premier avant le',
    button: 'Les voir',
  },
}
