import type { Answer, Need } from '../../../domains/withdrawal/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  work(count: number, since: string): string
  show: Record<'open' | 'all', string>
  none: string
  noneOpen: string
  order: string
  made: string
  needs: string
  came: string
  nothing: string
  needed: Record<Need, string>
  whatToDo: Record<Need, string>
  answers: Record<Answer, string>
  times(count: number, answer: string): string
  declared: string
  name: string
  email: string
  lastDay: string
  inTime: string
  late: string
  receipt: string
  receipts: Record<'on_its_way' | 'accepted' | 'refused', string>
  closed: string
  keys: string
  todo: string
  openOrder: string
  find: string
  findHint: string
  number: string
  findButton: string
  close: string
  closeHint: string
  note: string
  closeButton: string
  found: string
  isClosed: string
  refusals: Record<'unknown_order' | 'decided_already' | 'note_missing', string>
}

export const withdrawalDeskWords: Record<Locale, Words> = {
  en: {
    title: 'Withdrawals',
    lead: 'Each statement counts from the moment it was made, and was acknowledged by letter. Sealed keys in time are paid back by themselves; what is left for you stands here.',
    work: (count, since) =>
      count === 1
        ? `A withdrawal needs an answer, made on ${since}`
        : `${count} withdrawals need an answer, the first made on ${since}`,
    show: { open: 'Needs an answer', all: 'All' },
    none: 'Nobody has withdrawn from anything yet.',
    noneOpen: 'Nothing to do: every withdrawal is settled.',
    order: 'Order, as written',
    made: 'Made',
    needs: 'Needs',
    came: 'What came of it',
    nothing: 'Nothing',
    needed: {
      order_unknown: 'Find the order',
      late: 'Answer: after the last day',
      service: 'Answer: service begun',
      unproved: 'Answer: waiver unproved',
      company: 'Answer: company',
      mismatch: 'Answer: other money came',
      receipt_refused: 'Receipt did not arrive',
    },
    whatToDo: {
      order_unknown:
        'Number and address belong to no order together. Look for one by the number, the name or a slip of the pen; when you are sure, name it below. The money goes back to whoever paid, whoever wrote this.',
      late: 'The period was over. Nothing is owed; you may pay back as a gesture from the order, and answer the customer either way.',
      service:
        'The right lasts until the service has been fully provided. Find out what was provided, pay back the rest from the order, and tell the customer.',
      unproved:
        'The key is open, and no mail server has confirmed that the customer got our confirmation. Without that proof the right of withdrawal has not ended (C. conso. L221-26): mostly the money has to go back.',
      company: 'A company has no legal right of withdrawal. Decide, and answer.',
      mismatch:
        'The payment is not the one that was asked for, so nothing was done with it. The withdrawal is in time: let the money go or send it back at the provider, and tell the customer.',
      receipt_refused:
        'The acknowledgement was refused by the mail server. Find another address, such as that of the order, and write to the customer.',
    },
    answers: {
      taken_back: 'paid back',
      cancelled: 'cancelled',
      gone: 'settled before',
      waived: 'waived, stays',
      later: 'waits for the payment',
      late: 'late',
      service: 'service begun',
      unproved: 'waiver unproved',
      company: 'company',
      mismatch: 'other money came',
    },
    times: (count, answer) => (count > 1 ? `${count} × ${answer}` : answer),
    declared: 'What was declared',
    name: 'Name',
    email: 'E-mail',
    lastDay: 'Last day',
    inTime: 'in time',
    late: 'after it',
    receipt: 'Acknowledgement',
    receipts: {
      on_its_way: 'on its way',
      accepted: 'accepted by the mail server',
      refused: 'refused by the mail server',
    },
    closed: 'Closed',
    keys: 'Key by key',
    todo: 'What to do',
    openOrder: 'Open the order',
    find: 'Name the order',
    findHint:
      'The statement then counts for it from when it was made; sealed keys in time are paid back at once.',
    number: 'Order number',
    findButton: 'This order was meant',
    close: 'Close',
    closeHint: 'What was done, in a sentence. It is kept with the statement.',
    note: 'What was done',
    closeButton: 'Close this withdrawal',
    found: 'The order is named, and what followed is done.',
    isClosed: 'Closed.',
    refusals: {
      unknown_order: 'There is no order with this number.',
      decided_already: 'Somebody was faster: look at it again.',
      note_missing: 'Say in a few words what was done.',
    },
  },
  fr: {
    title: 'Rétractations',
    lead: 'Chaque déclaration compte à partir du moment où elle a été faite, et un accusé de réception est parti. Les clés scellées dans le délai sont remboursées d’elles-mêmes\u202f; ce qui vous reste est ici.',
    work: (count, since) =>
      count === 1
        ? `Une rétractation attend une réponse, faite le ${since}`
        : `${count} rétractations attendent une réponse, la première faite le ${since}`,
    show: { open: 'Attend une réponse', all: 'Toutes' },
    none: 'Personne ne s’est encore rétracté.',
    noneOpen: 'Rien à faire\u00a0: toutes les rétractations sont réglées.',
    order: 'Commande, telle qu’écrite',
    made: 'Faite le',
    needs: 'À faire',
    came: 'Ce qu’il en est advenu',
    nothing: 'Rien',
    needed: {
      order_unknown: 'Trouver la commande',
      late: 'Répondre\u00a0: après le dernier jour',
      service: 'Répondre\u00a0: service commencé',
      unproved: 'Répondre\u00a0: renonciation non prouvée',
      company: 'Répondre\u00a0: entreprise',
      mismatch: 'Répondre\u00a0: autre paiement reçu',
      receipt_refused: 'L’accusé n’est pas arrivé',
    },
    whatToDo: {
      order_unknown:
        'Le numéro et l’adresse n’appartiennent pas à une même commande. Cherchez-la par le numéro, le nom ou une faute de frappe\u202f; quand vous en êtes sûr, indiquez-la ci-dessous. L’argent revient à qui a payé, quel que soit l’auteur.',
      late: 'Le délai était passé. Rien n’est dû\u202f; vous pouvez faire un geste depuis la commande, et répondez au client dans tous les cas.',
      service:
        'Le droit dure jusqu’à l’exécution complète du service. Voyez ce qui a été fourni, remboursez le reste depuis la commande, et dites-le au client.',
      unproved:
        'La clé est ouverte, et aucun serveur n’a confirmé que notre confirmation est arrivée. Sans cette preuve le droit de rétractation n’a pas pris fin (C. conso. L221-26)\u00a0: le plus souvent il faut rembourser.',
      company: 'Une entreprise n’a pas de droit légal de rétractation. Décidez, et répondez.',
      mismatch:
        'Le paiement n’est pas celui demandé, il n’a donc pas été touché. La rétractation est dans le délai\u00a0: libérez ou renvoyez l’argent chez le prestataire, et dites-le au client.',
      receipt_refused:
        'Le serveur a refusé l’accusé de réception. Trouvez une autre adresse, comme celle de la commande, et écrivez au client.',
    },
    answers: {
      taken_back: 'remboursée',
      cancelled: 'annulée',
      gone: 'réglée avant',
      waived: 'droit abandonné, clé conservée',
      later: 'attend le paiement',
      late: 'tardive',
      service: 'service commencé',
      unproved: 'renonciation non prouvée',
      company: 'entreprise',
      mismatch: 'autre paiement reçu',
    },
    times: (count, answer) => (count > 1 ? `${count} × ${answer}` : answer),
    declared: 'La déclaration',
    name: 'Nom',
    email: 'E-mail',
    lastDay: 'Dernier jour',
    inTime: 'dans le délai',
    late: 'après',
    receipt: 'Accusé de réception',
    receipts: {
      on_its_way: 'en route',
      accepted: 'accepté par le serveur',
      refused: 'refusé par le serveur',
    },
    closed: 'Close',
    keys: 'Clé par clé',
    todo: 'À faire',
    openOrder: 'Ouvrir la commande',
    find: 'Indiquer la commande',
    findHint:
      'La déclaration compte alors pour elle à partir du moment où elle a été faite\u202f; les clés scellées dans le délai sont remboursées aussitôt.',
    number: 'Numéro de commande',
    findButton: 'Il s’agissait de cette commande',
    close: 'Clore',
    closeHint: 'Ce qui a été fait, en une phrase. Elle est gardée avec la déclaration.',
    note: 'Ce qui a été fait',
    closeButton: 'Clore cette rétractation',
    found: 'La commande est indiquée, et ce qui s’ensuit est fait.',
    isClosed: 'Close.',
    refusals: {
      unknown_order: 'Il n’y a pas de commande avec ce numéro.',
      decided_already: 'Quelqu’un a été plus rapide\u00a0: regardez de nouveau.',
      note_missing: 'Dites en quelques mots ce qui a été fait.',
    },
  },
}
