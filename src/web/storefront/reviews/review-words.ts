import type { Naming, ReviewSort, Stars } from '../../../domains/reviews/index.ts'
import type { Locale, Translated } from '../../../shared/locale.ts'

type Words = {
  title: string
  titleOf(product: string): string
  outOf(stars: string): string
  count(count: number): string
  noneTitle: string
  none: string
  verified: string
  rules: string
  distribution: string
  starRow(stars: number): string
  all(count: number): string
  sortedBy: string
  language: string
  everyLanguage: string
  sorts: Record<ReviewSort, string>
  languages: Record<Locale, string>
  show: string
  nothing: string
  anonymous: string
  experienced(day: string): string
  published(day: string): string
  changed(day: string): string
  inLanguage: Record<Locale, string>
  answerFrom(shop: string): string
  report: string
  reportOf(title: string): string
  write: string
  form: {
    title(product: string): string
    lead: string
    stars: string
    starNames: Record<Stars, string>
    head: string
    headHint: string
    body: string
    bodyHint: string
    naming: string
    namings: Record<Naming, string>
    name: string
    nameHint: string
    locale: string
    send: string
    again: string
    againNote: string
    delete: string
    deleteLead: string
    back: string
    errors: {
      stars: string
      title: string
      body: string
      name: string
      takenForShop: string
      key: string
      otherOrder: string
      long(most: string): string
    }
    states: Record<'waiting' | 'published' | 'refused', string>
    waitingUntil(day: string): string
    news: Record<'sent' | 'deleted', string>
  }
  reporting: {
    title: string
    lead: string
    reason: string
    words: string
    wordsHint: string
    name: string
    email: string
    emailHint: string
    goodFaith: string
    send: string
    sentTitle: string
    sent(reference: string): string
    errors: { reason: string; words: string; name: string; email: string; goodFaith: string }
  }
}

export const reviewWords: Translated<Words> = {
  en: {
    title: 'Reviews',
    titleOf: (product) => `Reviews of ${product}`,
    outOf: (stars) => `${stars} out of 5 stars`,
    count: (count) => (count === 1 ? '1 review' : `${count} reviews`),
    noneTitle: 'No reviews yet',
    none: 'Whoever has bought this here can write the first one, on the page of their order.',
    verified:
      'Only buyers who opened a key from us can write here. We read every review first, keep the bad ones, and pay for none.',
    rules: 'How our reviews work',
    distribution: 'How many gave how many stars',
    starRow: (stars) => (stars === 1 ? '1 star' : `${stars} stars`),
    all: (count) => (count === 1 ? 'Show the review on a page of its own' : `Show all ${count} reviews`),
    sortedBy: 'Sort by',
    language: 'Language',
    everyLanguage: 'All languages',
    sorts: { newest: 'Newest first', highest: 'Most stars first', lowest: 'Fewest stars first' },
    languages: { en: 'English', fr: 'French' },
    show: 'Show',
    nothing: 'No review in this language yet.',
    anonymous: 'A buyer',
    experienced: (day) => `Key opened on ${day}`,
    published: (day) => `published on ${day}`,
    changed: (day) => `changed on ${day}`,
    inLanguage: { en: 'in English', fr: 'in French' },
    answerFrom: (shop) => `Answer from ${shop}`,
    report: 'Report this review',
    reportOf: (title) => `Report this review: ${title}`,
    write: 'Review this product',
    form: {
      title: (product) => `Your review of ${product}`,
      lead: 'Say what others should know. Somebody of us reads it within seven days, publishes it whether it praises or not, and tells you.',
      stars: 'How many stars?',
      starNames: {
        5: '5 stars: very good',
        4: '4 stars: good',
        3: '3 stars: so-so',
        2: '2 stars: poor',
        1: '1 star: bad',
      },
      head: 'Title',
      headHint: 'In a few words, up to 100 characters.',
      body: 'Your experience',
      bodyHint: 'About this product, or about buying it here. Never put a key in it, nor names of others.',
      naming: 'What stands beside it?',
      namings: {
        first_name: 'My first name',
        initial: 'Only its first letter',
        anonymous: 'No name',
      },
      name: 'First name',
      nameHint: 'Not needed for “No name”. Of an initial we keep the letter alone.',
      locale: 'I write in',
      send: 'Send my review',
      again: 'Save my changes',
      againNote:
        'What you change is read anew: until then your review is not shown, and then with the day of the change.',
      delete: 'Take my review back',
      deleteLead: 'At any time and for no reason. It is deleted at once, with our answer.',
      back: 'Back to my order',
      errors: {
        stars: 'Please choose a number of stars.',
        title: 'Please write a title.',
        body: 'Please write a few words about it.',
        name: 'Please write your first name, or choose “No name”.',
        takenForShop: 'Please write your own name: this one would be taken for ours.',
        key: 'This looks like a licence key. Everybody would see it: please take it out.',
        otherOrder:
          'There is a review from another order with this email address. Please change it from that order.',
        long: (most) => `Please shorten it to ${most} characters.`,
      },
      states: {
        waiting: 'Your review waits to be read.',
        published: 'Your review is published.',
        refused: 'Your review is not published:',
      },
      waitingUntil: (day) => `We read it by ${day} at the latest.`,
      news: {
        sent: 'Thank you. Your review is here and waits to be read.',
        deleted: 'Your review is deleted.',
      },
    },
    reporting: {
      title: 'Report a review',
      lead: 'Is this review unlawful or against our rules? Tell us why. A person reads your report, decides, and writes to you.',
      reason: 'What is wrong with it?',
      words: 'Why?',
      wordsHint: 'Which words, and why. The author does not see what you write.',
      name: 'Your name',
      email: 'Your e-mail address',
      emailHint: 'For the receipt and the decision, and for nothing else.',
      goodFaith: 'I believe in good faith that what I report here is accurate and complete.',
      send: 'Send my report',
      sentTitle: 'Your report is here',
      sent: (reference) =>
        `Its reference is ${reference}. A receipt is on its way to you, and within seven days our decision.`,
      errors: {
        reason: 'Please choose a reason.',
        words: 'Please explain why.',
        name: 'Please write your name.',
        email: 'Please check the address.',
        goodFaith: 'Please confirm this.',
      },
    },
  },
  fr: {
    title: 'Avis',
    titleOf: (product) => `Avis sur ${product}`,
    outOf: (stars) => `${stars} étoiles sur 5`,
    count: (count) => (count === 1 ? '1 avis' : `${count} avis`),
    noneTitle: 'Pas encore d’avis',
    none: 'Qui l’a acheté ici peut écrire le premier, sur la page de sa commande.',
    verified:
      'Seuls les acheteurs qui ont ouvert une clé achetée chez nous écrivent ici. Nous lisons chaque avis avant, gardons les mauvais et n’en payons aucun.',
    rules: 'Comment fonctionnent nos avis',
    distribution: 'Répartition des étoiles',
    starRow: (stars) => (stars === 1 ? '1 étoile' : `${stars} étoiles`),
    all: (count) => (count === 1 ? 'Voir l’avis sur sa propre page' : `Voir les ${count} avis`),
    sortedBy: 'Trier par',
    language: 'Langue',
    everyLanguage: 'Toutes les langues',
    sorts: { newest: 'Les plus récents', highest: 'Le plus d’étoiles', lowest: 'Le moins d’étoiles' },
    languages: { en: 'Anglais', fr: 'Français' },
    show: 'Afficher',
    nothing: 'Pas encore d’avis dans cette langue.',
    anonymous: 'Un acheteur',
    experienced: (day) => `Clé ouverte le ${day}`,
    published: (day) => `publié le ${day}`,
    changed: (day) => `modifié le ${day}`,
    inLanguage: { en: 'en anglais', fr: 'en français' },
    answerFrom: (shop) => `Réponse de ${shop}`,
    report: 'Signaler cet avis',
    reportOf: (title) => `Signaler cet avis : ${title}`,
    write: 'Donner mon avis',
    form: {
      title: (product) => `Votre avis sur ${product}`,
      lead: 'Dites ce que les autres devraient savoir. L’un de nous le lit sous sept jours, le publie qu’il soit bon ou mauvais, et vous prévient.',
      stars: 'Combien d’étoiles ?',
      starNames: {
        5: '5 étoiles : très bien',
        4: '4 étoiles : bien',
        3: '3 étoiles : moyen',
        2: '2 étoiles : décevant',
        1: '1 étoile : mauvais',
      },
      head: 'Titre',
      headHint: 'En quelques mots, 100 caractères au plus.',
      body: 'Votre expérience',
      bodyHint: 'Sur ce produit ou son achat ici. N’y mettez jamais de clé, ni le nom d’autres personnes.',
      naming: 'Quel nom afficher ?',
      namings: {
        first_name: 'Mon prénom',
        initial: 'Sa première lettre seulement',
        anonymous: 'Aucun nom',
      },
      name: 'Prénom',
      nameHint: 'Inutile pour « Aucun nom ». D’une initiale, nous ne gardons que la lettre.',
      locale: 'J’écris en',
      send: 'Envoyer mon avis',
      again: 'Enregistrer mes changements',
      againNote:
        'Un avis modifié est relu : il n’est plus affiché jusque-là, puis l’est avec la date du changement.',
      delete: 'Retirer mon avis',
      deleteLead: 'À tout moment et sans motif. Il est supprimé aussitôt, avec notre réponse.',
      back: 'Retour à ma commande',
      errors: {
        stars: 'Choisissez un nombre d’étoiles.',
        title: 'Écrivez un titre.',
        body: 'Écrivez quelques mots.',
        name: 'Écrivez votre prénom ou choisissez « Aucun nom ».',
        takenForShop: 'Indiquez votre propre nom\u00a0: celui-ci passerait pour le nôtre.',
        key: 'Cela ressemble à une clé de licence. Tout le monde la verrait : retirez-la, s’il vous plaît.',
        otherOrder:
          'Un avis existe déjà pour une autre commande avec cette adresse e-mail. Modifiez-le depuis cette commande.',
        long: (most) => `Raccourcissez à ${most} caractères, s’il vous plaît.`,
      },
      states: {
        waiting: 'Votre avis attend d’être lu.',
        published: 'Votre avis est publié.',
        refused: 'Votre avis n’est pas publié :',
      },
      waitingUntil: (day) => `Nous le lisons au plus tard le ${day}.`,
      news: {
        sent: 'Merci. Votre avis est arrivé et attend d’être lu.',
        deleted: 'Votre avis est supprimé.',
      },
    },
    reporting: {
      title: 'Signaler un avis',
      lead: 'Cet avis est-il illicite ou contraire à nos règles ? Dites-nous pourquoi. Une personne lit votre signalement, décide et vous écrit.',
      reason: 'Quel est le problème ?',
      words: 'Pourquoi ?',
      wordsHint: 'Quels mots, et pourquoi. L’auteur ne voit pas ce que vous écrivez.',
      name: 'Votre nom',
      email: 'Votre adresse e-mail',
      emailHint: 'Pour l’accusé de réception et la décision, et rien d’autre.',
      goodFaith: 'Je pense de bonne foi que ce que je signale ici est exact et complet.',
      send: 'Envoyer mon signalement',
      sentTitle: 'Votre signalement est arrivé',
      sent: (reference) =>
        `Sa référence est ${reference}. Un accusé de réception vous est envoyé, puis notre décision sous sept jours.`,
      errors: {
        reason: 'Choisissez un motif.',
        words: 'Expliquez pourquoi.',
        name: 'Écrivez votre nom.',
        email: 'Vérifiez l’adresse.',
        goodFaith: 'Merci de le confirmer.',
      },
    },
  },
}
