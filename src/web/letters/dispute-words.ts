import type { DisputeNews } from '../../domains/payments/index.ts'
import type { Locale } from '../../shared/locale.ts'

type DisputeWords = {
  titles: Record<DisputeNews, string>
  leads: Record<DisputeNews, string>
  subject: (shop: string) => string
  care: string
  /** What the time means of news that have a deadline. */
  until: string
  button: string
}

/** To those of the staff who answer banks. Whose payment it is, the back office says. */
export const disputeWords: Record<Locale, DisputeWords> = {
  en: {
    titles: {
      dispute_opened: 'A payment is disputed.',
      dispute_again: 'A bank asks again.',
      dispute_appealed: 'A dispute is open again.',
      dispute_due_72: 'A dispute has to be answered within three days.',
      dispute_due_24: 'A dispute has to be answered today.',
      dispute_won: 'A dispute is won.',
      dispute_lost: 'A dispute is lost.',
      dispute_turned: 'A lost dispute is won after all.',
      dispute_closed: 'A bank’s question is closed.',
      dispute_refused: 'The provider refused an answer.',
      fraud_warning_opened: 'A bank warns of fraud.',
    },
    leads: {
      dispute_opened:
        'A customer’s bank has taken back a payment, or asks about it. The order is held, and the shop has drafted an answer from what it knows.',
      dispute_again:
        'A dispute that was answered has come back: the bank has gone on from its question, or has refused the answer. It needs another answer, with a deadline of its own.',
      dispute_appealed:
        'It was over, and is argued about once more: an appeal. The order and its evidence are held until that is decided.',
      dispute_due_72: 'Nobody has sent an answer so far. Without one, the dispute is lost.',
      dispute_due_24: 'Nobody has sent an answer so far. Without one, the dispute is lost.',
      dispute_won: 'The bank has given the money back. The order goes on by itself.',
      dispute_lost: 'The bank keeps the money. It is written down as a refund, and the books agree.',
      dispute_turned:
        'The bank has given the money back. The keys of the order were taken back when it was lost, so it does not go on by itself: decide what the customer gets.',
      dispute_closed: 'The bank asks no more. The order goes on by itself.',
      dispute_refused:
        'An answer to a bank did not get there: the provider will not take it. Look at the dispute, and send it anew as long as there is time.',
      fraud_warning_opened:
        'A card’s bank believes that a payment is fraud. Somebody has to decide whether the money goes back before it becomes a dispute.',
    },
    subject: (shop) => `Disputes at ${shop}`,
    care: 'An answer is sent once and cannot be changed afterwards.',
    until: 'Answer until',
    button: 'Look at it',
  },
  fr: {
    titles: {
      dispute_opened: 'Un paiement est contesté.',
      dispute_again: 'Une banque demande de nouveau.',
      dispute_appealed: 'Une contestation est rouverte.',
      dispute_due_72: 'Une contestation attend une réponse sous trois jours.',
      dispute_due_24: 'Une contestation attend une réponse aujourd’hui.',
      dispute_won: 'Une contestation est gagnée.',
      dispute_lost: 'Une contestation est perdue.',
      dispute_turned: 'Une contestation perdue est finalement gagnée.',
      dispute_closed: 'La question d’une banque est close.',
      dispute_refused: 'Le prestataire a refusé une réponse.',
      fraud_warning_opened: 'Une banque signale une fraude.',
    },
    leads: {
      dispute_opened:
        'La banque d’un client a repris un paiement, ou pose une question à son sujet. La commande est retenue, et la boutique a préparé une réponse à partir de ce qu’elle sait.',
      dispute_again:
        'Une contestation à laquelle il a été répondu revient : la banque va plus loin que sa question, ou a rejeté la réponse. Il faut une nouvelle réponse, avec sa propre date limite.',
      dispute_appealed:
        'Elle était close et fait de nouveau débat\u00a0: c’est un recours. La commande et ses preuves sont conservées jusqu’à la décision.',
      dispute_due_72: 'Personne n’a encore envoyé de réponse. Sans réponse, la contestation est perdue.',
      dispute_due_24: 'Personne n’a encore envoyé de réponse. Sans réponse, la contestation est perdue.',
      dispute_won: 'La banque a rendu l’argent. La commande reprend d’elle-même.',
      dispute_lost:
        'La banque garde l’argent. C’est inscrit comme un remboursement, et les comptes concordent.',
      dispute_turned:
        'La banque a rendu l’argent. Les clés de la commande ont été reprises quand la contestation a été perdue : elle ne reprend pas d’elle-même. Décidez de ce que reçoit le client.',
      dispute_closed: 'La banque ne demande plus rien. La commande reprend d’elle-même.',
      dispute_refused:
        'Une réponse à une banque n’est pas arrivée : le prestataire ne l’accepte pas. Voyez la contestation et renvoyez la réponse tant qu’il est temps.',
      fraud_warning_opened:
        'La banque d’une carte pense qu’un paiement est une fraude. Quelqu’un doit décider si l’argent est rendu avant que cela ne devienne une contestation.',
    },
    subject: (shop) => `Contestations chez ${shop}`,
    care: 'Une réponse s’envoie une seule fois et ne se modifie plus ensuite.',
    until: 'Réponse avant le',
    button: 'Voir',
  },
}

const withDeadline: readonly DisputeNews[] = [
  'dispute_opened',
  'dispute_again',
  'dispute_appealed',
  'dispute_due_72',
  'dispute_due_24',
]
export const hasDeadline = (what: string): boolean => withDeadline.some((each) => each === what)
