import type { CameBackState } from '../../../domains/notifications/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  none: string
  noneOpen: string
  noneSuch: string
  letter: string
  to: string
  when: string
  what: string
  states: Record<CameBackState, string>
  until(day: string): string
  free: string
  act: string
  again: string
  done: string
  isDone: string
  filterShow: string
  filterState: string
  any: string
  settled: string
}

/** Letters that came back. */
export const cameBackWords: Record<Locale, Words> = {
  en: {
    title: 'Letters that came back',
    lead: 'Nobody has read these. A buyer is asked for another address on the order’s page; whoever has no link needs you.',
    none: 'No letter has come back.',
    noneOpen: 'No letter that came back waits for you.',
    noneSuch: 'There is no such letter.',
    letter: 'Letter',
    to: 'To',
    when: 'When',
    what: 'What happened',
    states: {
      bounced: 'came back',
      refused: 'refused',
      dead: 'given up',
      complained: 'called unwanted',
    },
    until: (day) => `left alone until ${day}`,
    free: 'is written to',
    act: 'To do',
    again: 'Write there again',
    done: 'Dealt with',
    isDone: 'Dealt with',
    filterShow: 'Show',
    filterState: 'What happened',
    any: 'Anything',
    settled: 'Noted.',
  },
  fr: {
    title: 'Messages revenus',
    lead: 'Personne ne les a lus. La page de la commande demande une autre adresse\u202f; qui n’a pas le lien a besoin de vous.',
    none: 'Aucun message n’est revenu.',
    noneOpen: 'Aucun message revenu ne vous attend.',
    noneSuch: 'Il n’y a pas de tel message.',
    letter: 'Message',
    to: 'À',
    when: 'Quand',
    what: 'Ce qui s’est passé',
    states: {
      bounced: 'revenu',
      refused: 'refusé',
      dead: 'abandonné',
      complained: 'signalé indésirable',
    },
    until: (day) => `plus d’envoi jusqu’au ${day}`,
    free: 'reçoit nos messages',
    act: 'À faire',
    again: 'Y écrire de nouveau',
    done: 'Traité',
    isDone: 'Traité',
    filterShow: 'Afficher',
    filterState: 'Ce qui s’est passé',
    any: 'Tout',
    settled: 'C’est noté.',
  },
}
