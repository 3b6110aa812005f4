import type { KeyExport } from '../../../domains/keys/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead(hours: number, days: number): string
  none: string
  noneSuch: string
  search: string
  searchHint: string
  anyState: string
  batch: string
  asked: string
  by(name: string): string
  reason: string
  state: string
  states: Record<KeyExport['state'], string>
  keys: string
  act: string
  agree: string
  agreeTo(batch: string): string
  refuse: string
  refuseTo(batch: string): string
  take: string
  takeOf(batch: string): string
  somebody: string
  work(count: number): string
  news: Record<
    | 'asked'
    | 'approved'
    | 'refused'
    | 'none_unsold'
    | 'open_already'
    | 'same_person'
    | 'too_new'
    | 'decided_already'
    | 'too_late'
    | 'not_found'
    | 'not_yours'
    | 'not_approved',
    string
  >
}

export const exportWords: Record<Locale, Words> = {
  en: {
    title: 'Exports of keys',
    lead: (hours, days) =>
      `Unsold keys leave the vault when two people say so: one asks on the page of the batch, another, who has had this right for ${days} days at least, agrees here within ${hours} hours, and whoever asked takes the file within as many, once. The keys leave the stock at that moment. The file is not encrypted: it is yours to keep safe. Every owner gets a letter when it is asked for and when it is taken.`,
    none: 'Nobody has asked for an export.',
    noneSuch: 'No export is like that.',
    search: 'Batch or reason',
    searchHint: 'The product, the file, the number of the batch, or words of the reason.',
    anyState: 'All',
    batch: 'Batch',
    asked: 'Asked',
    by: (name) => `by ${name}`,
    reason: 'Reason',
    state: 'State',
    states: {
      asked: 'waits for a second person',
      approved: 'agreed to',
      refused: 'refused',
      taken: 'taken',
      lapsed: 'too late',
    },
    keys: 'Keys',
    act: 'To do',
    agree: 'Agree',
    agreeTo: (batch) => `Agree to the export of ${batch}`,
    refuse: 'Refuse',
    refuseTo: (batch) => `Refuse the export of ${batch}`,
    take: 'Take the file',
    takeOf: (batch) => `Take the file of ${batch}`,
    somebody: 'somebody who has left',
    work: (count) =>
      count === 1
        ? 'An export of keys waits for a second person'
        : `${count} exports of keys wait for a second person`,
    news: {
      asked: 'Asked. Somebody else has to agree within a day.',
      approved: 'Agreed. Whoever asked can take the file now, once.',
      refused: 'Refused. Nothing left the shop.',
      none_unsold: 'No key of this batch is unsold.',
      open_already: 'An export of this batch is open already.',
      same_person: 'Whoever asks cannot agree: somebody else has to.',
      too_new: 'You have had this right for too short a time to agree. You can refuse.',
      decided_already: 'It was decided meanwhile.',
      too_late: 'Nobody agreed in time. Ask anew.',
      not_found: 'There is no such export.',
      not_yours: 'Only whoever asked takes the file.',
      not_approved: 'It cannot be taken: nobody agreed, it was taken already, or it is too late.',
    },
  },
  fr: {
    title: 'Exports de clés',
    lead: (hours, days) =>
      `Les clés invendues quittent le coffre quand deux personnes le disent\u00a0: l’une le demande sur la page du lot, une autre, qui a ce droit depuis ${days}\u00a0jours au moins, donne ici son accord sous ${hours}\u00a0heures, et celle qui a demandé prend le fichier dans le même délai, une fois. Les clés quittent le stock à cet instant. Le fichier n’est pas chiffré\u00a0: à vous de le garder en sûreté. Chaque propriétaire reçoit une lettre à la demande et à la prise.`,
    none: 'Personne n’a demandé d’export.',
    noneSuch: 'Aucun export ne correspond.',
    search: 'Lot ou raison',
    searchHint: 'Le produit, le fichier, le numéro du lot, ou des mots de la raison.',
    anyState: 'Tous',
    batch: 'Lot',
    asked: 'Demandé',
    by: (name) => `par ${name}`,
    reason: 'Raison',
    state: 'État',
    states: {
      asked: 'attend une seconde personne',
      approved: 'accordé',
      refused: 'refusé',
      taken: 'pris',
      lapsed: 'trop tard',
    },
    keys: 'Clés',
    act: 'À faire',
    agree: 'Accorder',
    agreeTo: (batch) => `Accorder l’export de ${batch}`,
    refuse: 'Refuser',
    refuseTo: (batch) => `Refuser l’export de ${batch}`,
    take: 'Prendre le fichier',
    takeOf: (batch) => `Prendre le fichier de ${batch}`,
    somebody: 'quelqu’un qui est parti',
    work: (count) =>
      count === 1
        ? 'Un export de clés attend une seconde personne'
        : `${count} exports de clés attendent une seconde personne`,
    news: {
      asked: 'Demandé. Quelqu’un d’autre doit donner son accord dans la journée.',
      approved: 'Accordé. Qui l’a demandé peut prendre le fichier maintenant, une fois.',
      refused: 'Refusé. Rien n’a quitté la boutique.',
      none_unsold: 'Aucune clé de ce lot n’est invendue.',
      open_already: 'Un export de ce lot est déjà ouvert.',
      same_person: 'Qui demande ne peut donner son accord\u00a0: c’est à quelqu’un d’autre.',
      too_new: 'Vous avez ce droit depuis trop peu de temps pour donner votre accord. Vous pouvez refuser.',
      decided_already: 'C’était décidé entre-temps.',
      too_late: 'Personne n’a donné son accord à temps. Demandez de nouveau.',
      not_found: 'Il n’y a pas de tel export.',
      not_yours: 'Seul qui l’a demandé prend le fichier.',
      not_approved:
        'Il ne peut pas être pris\u00a0: personne n’a donné son accord, il a déjà été pris, ou il est trop tard.',
    },
  },
}
