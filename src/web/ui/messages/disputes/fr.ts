import type { en } from '../en.ts'

export const disputeDesk: (typeof en)['disputeDesk'] = {
  title: (order) => `Contestation de la commande ${order}`,
  untitled: 'Une contestation',
  restricted:
    'Le client a fait limiter l’usage de cette commande. Répondre à une banque, c’est défendre un droit en justice, ce qui reste permis (RGPD art. 18(2)) : ne la consultez pour rien d’autre.',
  facts: {
    code: 'Code du réseau de cartes',
    opened: 'Ouverte',
    due: 'Répondre avant le',
    sent: 'Envoyée',
    closed: 'Close',
    payment: 'Chez le prestataire',
  },
  history: 'Ce qui s’est passé',
  draft: 'Ce que la banque lira',
  draftLead:
    'Refait à chaque visite à partir de la commande, de ses messages et du registre des clés. Aucune partie d’une clé n’y figure.',
  sentLead: 'Envoyé tel qu’il est ici. Il ne se modifie plus.',
  noOrder: 'On ne sait plus rien de la commande : il n’y a rien à répondre.',
  again: {
    inquiry: 'La banque demande de nouveau. La réponse donnée ne compte plus : il en faut une autre.',
    chargeback:
      'La banque a eu sa réponse et va plus loin : elle a repris l’argent. Ce qui a été envoyé ne compte plus : il faut une nouvelle réponse.',
    appeal:
      'La banque a rejeté la réponse. Un recours est possible : dites pourquoi sa décision est erronée. Un recours perdu entraîne des frais du réseau de cartes, à votre charge.',
  },
  earlier: 'Ce qui a été répondu avant',
  stages: { inquiry: 'À la question', chargeback: 'À la contestation', appeal: 'Le recours' },
  answers: {
    draft: 'jamais envoyée',
    sending: 'en route',
    sent: 'envoyée',
    accepting: 'acceptation en cours',
    accepted: 'acceptée',
    refused: 'refusée par le prestataire',
    overtaken: 'sans certitude qu’elle soit arrivée avant que la banque aille plus loin',
  },
  fields: {
    customerName: 'Client',
    customerEmail: 'E-mail',
    purchaseIp: 'Adresse réseau de l’achat',
    billingAddress: 'Adresse de facturation',
    productDescription: 'Ce qui a été vendu',
    serviceDate: 'Livré le',
    refundPolicyDisclosure: 'Ce que le client a accepté',
    accessLog: 'Ce qui s’est passé, dans l’ordre',
    words: 'Les mots de l’équipe',
  },
  documentsText:
    'La confirmation de la commande telle qu’elle a été envoyée (PDF), et le journal ci-dessus (PDF). Ils partent avec la réponse.',
  appealDocumentsText:
    'Le motif, ce sont vos propres mots. La confirmation de la commande (PDF) et le journal ci-dessus (PDF) partent avec lui ; un recours n’accepte rien d’autre.',
  missing: 'non conservé',
  compelling: {
    title: 'Paiements précédents de la même carte (Visa)',
    qualified: 'Deux paiements précédents répondent de celui-ci : la perte revient alors à la banque.',
    gaps: {
      other_reason:
        'Le motif de la banque n’est pas le 10.4 de Visa (fraude, carte absente), le seul que vise cette règle.',
      no_address: 'L’adresse réseau de cette commande n’est plus conservée : rien ne peut être comparé.',
      too_few: (found) =>
        `Il faut deux paiements non contestés de la même carte, plus anciens de 120 à 364 jours, depuis la même adresse réseau et avec la même adresse e-mail ou le même compte. Trouvés : ${found}.`,
    },
    prior: 'Paiement précédent',
  },
  words: 'Vos propres mots à la banque',
  wordsHint:
    'En anglais, comme le lisent les banques. Seulement ce qui est vrai et que vous pouvez montrer ; 10 000 caractères au plus. Jamais une clé.',
  appealWordsHint:
    'En anglais : pourquoi la décision de la banque est erronée, et ce qui le montre. Elle a lu la première réponse. Jamais une clé.',
  save: 'Garder le brouillon',
  review: 'Garder et relire',
  saved: 'Le brouillon est gardé. Rien n’a été envoyé à la banque.',
  rule: {
    qualified: 'Selon Stripe, les paiements précédents conviennent.',
    requires_action: 'Selon Stripe, il manque quelque chose à la règle des paiements précédents.',
    not_qualified: 'Selon Stripe, la règle des paiements précédents ne s’applique pas.',
  },
  step: {
    title: 'L’envoyer, ou accepter la contestation',
    lead: 'L’un comme l’autre se fait une seule fois et ne se reprend pas. Jusqu’à la date limite, vous pouvez aussi attendre.',
    confirm: 'J’ai lu ce que la banque lira, et c’est vrai.',
    confirmMissing: 'Confirmez que vous l’avez lu.',
    send: 'Envoyer à la banque',
    accept: 'Accepter : le client garde l’argent',
    back: 'Revenir au brouillon',
  },
  news: {
    sent: 'La réponse est en route vers la banque.',
    accepted: 'La contestation est acceptée : le client garde l’argent.',
  },
  refused:
    'Le prestataire a refusé la dernière réponse : rien n’est parti. Gardez le brouillon et renvoyez-la.',
  underway:
    'La réponse est décidée et en route vers le prestataire. S’il est injoignable, elle est envoyée de nouveau.',
  atProvider: 'La réponse a été donnée chez le prestataire, pas ici.',
  outcomes: {
    unknown: 'On ne sait plus rien de cette commande.',
    too_late: 'La banque n’accepte plus de réponse.',
    decided_already: 'Quelqu’un a déjà décidé : voyez ci-dessous.',
    asked_again: 'La banque a demandé de nouveau entre-temps. Rien n’a été envoyé : relisez ce qu’elle lira.',
    words_missing: 'Un recours a besoin d’un motif : écrivez pourquoi la décision de la banque est erronée.',
  },
}
