import type { RefusalReason, ReviewNews } from '../../domains/reviews/index.ts'
import type { Translated } from '../../shared/locale.ts'

type Said = { title: string; lead: string }
type ReviewLetterWords = {
  subject(about: string, shop: string): string
  review(product: string | null): string
  reasons: Record<RefusalReason, string>
  letters: Record<ReviewNews, Said>
  product: string
  yourTitle: string
  reason: string
  open: string
  change: string
  changeText: string
  rules: string
  appeal: string
  report: string
  reports: Record<'received' | 'kept' | 'removed', Said>
  reference: string
  reportedOn: string
  openProduct: string
  further: string
}

/** Why a review is refused, in the words of the page about the rules, of the forms and of the letters. */
export const reasonWords: Translated<Record<RefusalReason, string>> = {
  en: {
    insult: 'It insults or threatens somebody.',
    personal_data: 'It names or shows personal data of somebody.',
    licence_key: 'It contains a licence key or an access code.',
    advertising: 'It advertises something, or leads elsewhere.',
    off_topic: 'It is not about this product or about buying it here.',
    unlawful: 'What it says is against the law.',
    not_genuine: 'It does not tell of an own experience, or somebody paid for it.',
  },
  fr: {
    insult: 'Il insulte ou menace quelqu’un.',
    personal_data: 'Il nomme quelqu’un ou montre ses données personnelles.',
    licence_key: 'Il contient une clé de licence ou un code d’accès.',
    advertising: 'Il fait de la publicité ou renvoie ailleurs.',
    off_topic: 'Il ne parle ni de ce produit ni de son achat ici.',
    unlawful: 'Ce qu’il dit est contraire à la loi.',
    not_genuine: 'Il ne relate pas une expérience vécue, ou il a été payé.',
  },
}

export const reviewLetterWords: Translated<ReviewLetterWords> = {
  en: {
    subject: (about, shop) => `${about} (${shop})`,
    review: (product) => (product ? `Your review: ${product}` : 'Your review'),
    reasons: reasonWords.en,
    letters: {
      published: {
        title: 'Your review is published.',
        lead: 'Thank you: others can read it now, whatever it says of us.',
      },
      refused: {
        title: 'Your review is not published.',
        lead: 'Somebody has read it and found a reason of our published list in it. How many stars it gives is never one.',
      },
      answered: {
        title: 'We have answered your review.',
        lead: 'Our answer stands below it, for everybody to read.',
      },
    },
    product: 'Product',
    yourTitle: 'Your title',
    reason: 'Reason',
    open: 'See my review',
    change: 'Change my review',
    changeText:
      'You can change it on the page of your order; it is read anew then. You can also take it back there.',
    rules: 'How our reviews work',
    appeal:
      'You think that we are wrong? Write to our address below: somebody else looks at it, free of charge.',
    report: 'Your report about a review',
    reports: {
      received: {
        title: 'Your report is here.',
        lead: 'Somebody reads it and decides; no program does. You will have a letter about it, within seven days.',
      },
      kept: {
        title: 'The review stays.',
        lead: 'Somebody has read what you reported. It is within our published rules, so the review stays where it is.',
      },
      removed: {
        title: 'The review is gone.',
        lead: 'What you reported is no longer published. Thank you for telling us.',
      },
    },
    reference: 'Reference',
    reportedOn: 'Reported on',
    openProduct: 'Open the product',
    further:
      'You do not agree? Write to our address below and somebody else looks at it. You may also turn to a certified out-of-court body or to a court.',
  },
  fr: {
    subject: (about, shop) => `${about} (${shop})`,
    review: (product) => (product ? `Votre avis\u00a0: ${product}` : 'Votre avis'),
    reasons: reasonWords.fr,
    letters: {
      published: {
        title: 'Votre avis est publié.',
        lead: 'Merci\u00a0: les autres peuvent maintenant le lire, quoi qu’il dise de nous.',
      },
      refused: {
        title: 'Votre avis n’est pas publié.',
        lead: 'Quelqu’un l’a lu et y a trouvé un motif de notre liste publiée. Le nombre d’étoiles n’en est jamais un.',
      },
      answered: {
        title: 'Nous avons répondu à votre avis.',
        lead: 'Notre réponse figure au-dessous, et chacun peut la lire.',
      },
    },
    product: 'Produit',
    yourTitle: 'Votre titre',
    reason: 'Motif',
    open: 'Voir mon avis',
    change: 'Modifier mon avis',
    changeText:
      'Vous pouvez le modifier sur la page de votre commande\u202f; il sera relu. Vous pouvez aussi l’y retirer.',
    rules: 'Comment fonctionnent nos avis',
    appeal:
      'Vous pensez que nous nous trompons\u202f? Écrivez à notre adresse ci-dessous\u00a0: une autre personne l’examine, sans frais.',
    report: 'Votre signalement d’un avis',
    reports: {
      received: {
        title: 'Votre signalement est arrivé.',
        lead: 'Une personne le lit et décide, pas un programme. Vous recevrez une réponse sous sept jours.',
      },
      kept: {
        title: 'L’avis reste en ligne.',
        lead: 'Quelqu’un a lu ce que vous avez signalé. L’avis respecte nos règles publiées\u00a0: il reste donc à sa place.',
      },
      removed: {
        title: 'L’avis n’est plus en ligne.',
        lead: 'Ce que vous avez signalé n’est plus publié. Merci de nous avoir prévenus.',
      },
    },
    reference: 'Référence',
    reportedOn: 'Signalé le',
    openProduct: 'Ouvrir le produit',
    further:
      'Vous n’êtes pas d’accord\u202f? Écrivez à notre adresse ci-dessous\u00a0: une autre personne l’examine. Vous pouvez aussi saisir un organisme de règlement extrajudiciaire certifié ou un tribunal.',
  },
}
