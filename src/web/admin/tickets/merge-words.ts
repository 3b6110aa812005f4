import type { MergeOutcome } from '../../../domains/tickets/index.ts'
import type { Translated } from '../../../shared/locale.ts'

type MergeWords = {
  section: string
  sectionLead: string
  compare: string
  title: string
  lead: string
  which: string
  goesOn: (reference: string) => string
  messages: (count: number) => string
  soFar: string
  first: string
  button: string
  back: string
  merged: string
  tookIn: string
  refused: Record<Exclude<MergeOutcome, { ok: true }>['reason'], string>
}

export const mergeWords: Translated<MergeWords> = {
  en: {
    section: 'Also from this customer',
    sectionLead: 'Two that are about one thing can become one.',
    compare: 'Compare and merge',
    title: 'Make one ticket of two',
    lead: 'Everything that was said, sent and noted in both goes on in one of them, in the order in which it was written. The other is closed and leads there; answers by mail arrive there too. This cannot be undone.',
    which: 'Which one goes on?',
    goesOn: (reference) => `${reference} goes on`,
    messages: (count) => (count === 1 ? 'One message' : `${count} messages`),
    soFar: 'So far',
    first: 'First message',
    button: 'Merge',
    back: 'Leave both as they are',
    merged: 'The two are one now.',
    tookIn: 'Took in',
    refused: {
      unknown: 'One of them is not there any more.',
      moved_on:
        'Nothing was merged: meanwhile somebody wrote in one of them, or merged one. Look at both again.',
      other_customer:
        'These are two customers. Merged, each could read what the other wrote, so they stay two.',
      unproved:
        'One of them came from an order whose email address nobody has proved. Merged, whoever placed that order could read the other, so they stay two: answer each by itself.',
    },
  },
  fr: {
    section: 'Du même client',
    sectionLead: 'Deux demandes sur une même chose peuvent n’en faire qu’une.',
    compare: 'Comparer et réunir',
    title: 'De deux demandes, n’en faire qu’une',
    lead: 'Tout ce qui a été dit, envoyé et noté dans les deux continue dans l’une, dans l’ordre où ce fut écrit. L’autre est close et y mène\u202f; les réponses par e-mail y arrivent aussi. On ne peut pas revenir en arrière.',
    which: 'Laquelle continue\u202f?',
    goesOn: (reference) => `${reference} continue`,
    messages: (count) => (count === 1 ? 'Un message' : `${count} messages`),
    soFar: 'Jusqu’ici',
    first: 'Premier message',
    button: 'Réunir',
    back: 'Les laisser toutes deux',
    merged: 'Les deux n’en font plus qu’une.',
    tookIn: 'A réuni',
    refused: {
      unknown: 'L’une d’elles n’existe plus.',
      moved_on:
        'Rien n’a été réuni\u00a0: entre-temps, quelqu’un a écrit dans l’une, ou l’a réunie. Regardez-les de nouveau.',
      other_customer:
        'Ce sont deux clients. Réunies, chacun pourrait lire ce que l’autre a écrit\u00a0: elles restent deux.',
      unproved:
        'L’une vient d’une commande dont personne n’a prouvé l’adresse e-mail. Réunies, l’auteur de cette commande pourrait lire l’autre\u00a0: elles restent deux. Répondez à chacune.',
    },
  },
}
