import type { DeskView, ReportState, ReviewState } from '../../../domains/reviews/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  one: (product: string) => string
  lead: string
  view: string
  views: Record<DeskView, string>
  empty: Record<DeskView, string>
  head: { review: string; product: string; stars: string; state: string; written: string; due: string }
  states: Record<ReviewState, string>
  gone: string
  facts: {
    opened: string
    published: string
    changed: string
    language: string
    name: string
    refused: string
  }
  publish: string
  publishAgain: string
  publishHint: string
  refuse: string
  refuseTitle: string
  refuseHint: string
  reason: string
  missing: string
  answer: string
  answerHint: string
  answerSave: string
  reports: string
  reportFrom(name: string, at: string): string
  reportStates: Record<ReportState, string>
  keep: string
  keepHint: string
  movedOn: string
  news: Record<'published' | 'refused' | 'kept' | 'answered', string>
  waiting(count: number, by: string): string
  reported(count: number): string
}

export const reviewDeskWords: Record<Locale, Words> = {
  en: {
    title: 'Reviews',
    one: (product) => `Review of ${product}`,
    lead: 'Publish what keeps to the published list, whether it praises or not. Nothing is promised to an author but that.',
    view: 'Show',
    views: {
      waiting: 'To read',
      reported: 'Reported',
      published: 'Published',
      refused: 'Refused',
      all: 'All',
    },
    empty: {
      waiting: 'Nothing waits to be read.',
      reported: 'Nothing is reported.',
      published: 'Nothing is published yet.',
      refused: 'Nothing was refused.',
      all: 'Nobody has written a review yet.',
    },
    head: {
      review: 'Title',
      product: 'Product',
      stars: 'Stars',
      state: 'State',
      written: 'Written',
      due: 'To read by',
    },
    states: { waiting: 'to read', published: 'published', refused: 'refused' },
    gone: 'no longer sold',
    facts: {
      opened: 'Key opened',
      published: 'Published',
      changed: 'Changed by its author',
      language: 'Language',
      name: 'Shown name',
      refused: 'Refused because',
    },
    publish: 'Publish',
    publishAgain: 'Publish after all',
    publishHint: 'Its author is told by letter.',
    refuse: 'Refuse',
    refuseTitle: 'Refuse it',
    refuseHint:
      'Only for a reason of the published list; its author reads it. Whoever reported the review is told that it is gone.',
    reason: 'Reason',
    missing: 'Please choose a reason of the list.',
    answer: 'Public answer',
    answerHint:
      'Stands below the review for everybody. Left empty, it is taken away. Never name the buyer or the order.',
    answerSave: 'Save the answer',
    reports: 'Reports',
    reportFrom: (name, at) => `${name}, ${at}`,
    reportStates: { open: 'open', kept: 'review kept', removed: 'review removed' },
    keep: 'Keep the review',
    keepHint: 'It is within the rules. Whoever reported it is told so.',
    movedOn:
      'Its author has changed the review in the meantime, or somebody decided already. Please read it again.',
    news: {
      published: 'It is published.',
      refused: 'It is refused, and its author is told why.',
      kept: 'It stays, and whoever reported it is told.',
      answered: 'Your answer is saved.',
    },
    waiting: (count, by) =>
      `${count === 1 ? '1 review to read' : `${count} reviews to read`}, the first by ${by}`,
    reported: (count) => (count === 1 ? '1 report about a review' : `${count} reports about reviews`),
  },
  fr: {
    title: 'Avis',
    one: (product) => `Avis sur ${product}`,
    lead: 'Publiez ce qui respecte la liste publiée, que ce soit un éloge ou non. C’est tout ce qui est promis aux auteurs.',
    view: 'Afficher',
    views: { waiting: 'À lire', reported: 'Signalés', published: 'Publiés', refused: 'Refusés', all: 'Tous' },
    empty: {
      waiting: 'Rien n’attend d’être lu.',
      reported: 'Rien n’est signalé.',
      published: 'Rien n’est encore publié.',
      refused: 'Rien n’a été refusé.',
      all: 'Personne n’a encore écrit d’avis.',
    },
    head: {
      review: 'Titre',
      product: 'Produit',
      stars: 'Étoiles',
      state: 'État',
      written: 'Écrit le',
      due: 'À lire avant le',
    },
    states: { waiting: 'à lire', published: 'publié', refused: 'refusé' },
    gone: 'n’est plus vendu',
    facts: {
      opened: 'Clé ouverte',
      published: 'Publié',
      changed: 'Modifié par son auteur',
      language: 'Langue',
      name: 'Nom affiché',
      refused: 'Motif du refus',
    },
    publish: 'Publier',
    publishAgain: 'Publier finalement',
    publishHint: 'Son auteur est prévenu par message.',
    refuse: 'Refuser',
    refuseTitle: 'Le refuser',
    refuseHint:
      'Seulement pour un motif de la liste publiée ; son auteur le lit. Qui a signalé l’avis apprend qu’il est retiré.',
    reason: 'Motif',
    missing: 'Choisissez un motif de la liste.',
    answer: 'Réponse publique',
    answerHint:
      'Affichée sous l’avis, pour tous. Vide, elle est retirée. Ne nommez jamais l’acheteur ni la commande.',
    answerSave: 'Enregistrer la réponse',
    reports: 'Signalements',
    reportFrom: (name, at) => `${name}, ${at}`,
    reportStates: { open: 'ouvert', kept: 'avis gardé', removed: 'avis retiré' },
    keep: 'Garder l’avis',
    keepHint: 'Il respecte les règles. Qui l’a signalé en est prévenu.',
    movedOn:
      'Son auteur a modifié l’avis entre-temps, ou quelqu’un a déjà décidé. Relisez-le, s’il vous plaît.',
    news: {
      published: 'L’avis est publié.',
      refused: 'L’avis est refusé, et son auteur sait pourquoi.',
      kept: 'L’avis reste, et qui l’a signalé est prévenu.',
      answered: 'Votre réponse est enregistrée.',
    },
    waiting: (count, by) => `${count} avis à lire, le premier avant le ${by}`,
    reported: (count) => (count === 1 ? '1 signalement d’avis' : `${count} signalements d’avis`),
  },
}
