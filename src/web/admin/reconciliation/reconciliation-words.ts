import type { FindingKind, FindingOutcome, RunReason } from '../../../domains/reconciliation/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  lastRun(when: string): string
  neverRun: string
  running(since: string): string
  read(when: string): string
  undelivered(count: number): string
  now: string
  nowHint: string
  findings: string
  show: Record<'label' | 'open' | 'ended' | 'all', string>
  anyKind: string
  from: string
  until: string
  /** Of what is shown, when nothing narrows it further. */
  none: Record<'open' | 'ended' | 'all', string>
  noneSuch: string
  toDo: string
  state: string
  isOpen: string
  ended: string
  kinds: Record<FindingKind, string>
  /** What to do about it; of what the shop mends by itself there is one sentence for all. */
  mend: string
  byHand: Record<FindingKind, string>
  here: string
  there: string
  since: string
  order: string
  repair: string
  check: string
  accept: string
  acceptHint: string
  note: string
  atProvider: string
  outcomes: Record<FindingOutcome, string>
  what: string
  about: string
  how: string
  when: string
  days: string
  daysLead: string
  day: string
  taken: string
  returned: string
  disputed: string
  fees: string
  other: string
  books: string
  runs: string
  reasons: Record<RunReason, string>
  objects: string
  result: string
  resultOf(found: number, mended: number): string
  failed: string
  news: { asked: string; repair: string; accept: string }
  refusals: Record<'ended_already' | 'still_there' | 'by_hand' | 'unavailable' | 'note_missing', string>
}

const lookUp = 'Look it up at Stripe and settle it there: the next comparison sees it.'
const voir = 'Regardez chez Stripe et réglez-le là-bas\u00a0: la prochaine comparaison le verra.'

export const reconciliationWords: Record<Locale, Words> = {
  en: {
    title: 'Reconciliation',
    lead: 'Every night all payments, refunds, disputes and warnings of the last seven days are compared with orders, keys and books, on Sundays those of thirty days. What only was not heard of is mended by itself.',
    lastRun: (when) => `The last comparison ended on ${when}.`,
    neverRun: 'Nothing has been compared yet: the first comparison runs in the coming night.',
    running: (since) => `A comparison has been running since ${since}.`,
    read: (when) => `Stripe’s list of events was last read on ${when}.`,
    undelivered: (count) =>
      count === 1
        ? 'Stripe could not deliver one event of the last three days by itself.'
        : `Stripe could not deliver ${count} events of the last three days by itself.`,
    now: 'Compare now',
    nowHint: 'Looks at the last seven days and changes nothing.',
    findings: 'Findings',
    show: { label: 'Show', open: 'Open', ended: 'Ended', all: 'Open and ended' },
    anyKind: 'All kinds',
    from: 'Found from',
    until: 'Found until',
    none: {
      open: 'Money, orders and keys agree.',
      ended: 'No finding has ended yet.',
      all: 'Nothing was ever found: money, orders and keys agree.',
    },
    noneSuch: 'No finding is like that.',
    toDo: 'What can be done',
    state: 'State',
    isOpen: 'Open',
    ended: 'Ended',
    kinds: {
      payment_behind: 'A payment is further than its order',
      payment_unknown: 'Money for an order that is not here',
      payment_missing: 'A payment that Stripe does not know',
      payment_second: 'A second payment for the same order',
      payment_mismatch: 'A payment that is not the one that was asked for',
      payment_mode: 'Test and real payments are mixed',
      charge_differs: 'Another sum was kept than is written here',
      refund_behind: 'A refund is further than it is written here',
      refund_unknown: 'A refund that is not written here',
      refund_missing: 'A refund that Stripe does not know',
      dispute_behind: 'A dispute is further than it is written here',
      dispute_unknown: 'A dispute that is not written here',
      warning_behind: 'A warning of fraud has changed',
      warning_unknown: 'A warning of fraud that is not written here',
      books_differ: 'The statement of a day and the books differ',
      invariant: 'The shop contradicts its own promises',
    },
    mend: 'Repair looks at the order again, as if Stripe had just told of it. Pressing twice changes nothing twice.',
    byHand: {
      payment_behind: lookUp,
      payment_unknown:
        'Somebody has paid, and nothing here knows what for: refund it at Stripe, or find the order in a backup.',
      payment_missing:
        'The shop may have been connected to another account. Look for the order’s number at Stripe before you pay anything back.',
      payment_second: 'Refund the second payment at Stripe; the order has been paid by the first.',
      payment_mismatch:
        'Amount, currency or shop differ, so no key leaves. Refund or cancel the payment at Stripe, and let the customer order anew.',
      payment_mode: 'Set the key that this shop’s orders were paid with.',
      charge_differs: lookUp,
      refund_behind: lookUp,
      refund_unknown: lookUp,
      refund_missing: 'The customer may not have got the money: ask Stripe, and pay it back anew.',
      dispute_behind: lookUp,
      dispute_unknown: lookUp,
      warning_behind: lookUp,
      warning_unknown: lookUp,
      books_differ: 'Compare the day’s movements at Stripe with the orders of that day.',
      invariant: 'This must never be. Keep the database as it is and have it looked into.',
    },
    here: 'Here',
    there: 'At Stripe',
    since: 'Found',
    order: 'Order',
    repair: 'Repair',
    check: 'Check again',
    accept: 'Leave it as it is',
    acceptHint: 'In your name; it is asked about no more unless it changes.',
    note: 'Why',
    atProvider: 'Open at Stripe',
    outcomes: {
      mended: 'Mended by the comparison',
      repaired: 'Repaired by the team',
      gone: 'Ended by itself',
      accepted: 'Left as it is',
    },
    what: 'What',
    about: 'About',
    how: 'How',
    when: 'When',
    days: 'Statement and books',
    daysLead:
      'What moved on the balance at Stripe, by day (UTC), and what the books say of the same movements.',
    day: 'Day',
    taken: 'Taken',
    returned: 'Paid back',
    disputed: 'Disputed',
    fees: 'Fees',
    other: 'Other',
    books: 'Books',
    runs: 'Comparisons',
    reasons: {
      nightly: 'Every night',
      weekly: 'Thirty days',
      downtime: 'After a downtime',
      staff: 'Asked for by the team',
    },
    objects: 'Compared',
    result: 'Result',
    resultOf: (found, mended) =>
      found === 0 ? 'All agrees' : mended === 0 ? `${found} found` : `${found} found, ${mended} mended`,
    failed: 'Broken off: Stripe did not answer',
    news: {
      asked: 'A comparison begins within a minute. Load this page again to see what it finds.',
      repair: 'Repaired: both sides agree.',
      accept: 'Noted, in your name.',
    },
    refusals: {
      ended_already: 'It has ended already.',
      still_there: 'The order was looked at again, and both sides still differ: look it up at Stripe.',
      by_hand: 'Both sides still differ. Only a human can mend this one.',
      unavailable: 'Stripe does not answer. Press again in a while.',
      note_missing: 'Say why, in a few words.',
    },
  },
  fr: {
    title: 'Rapprochement',
    lead: 'Chaque nuit, les paiements, remboursements, contestations et alertes des sept derniers jours sont comparés aux commandes, aux clés et aux comptes\u202f; le dimanche, ceux de trente jours. Ce qui n’avait simplement pas été appris est corrigé tout seul.',
    lastRun: (when) => `La dernière comparaison s’est terminée le ${when}.`,
    neverRun: 'Rien n’a encore été comparé\u00a0: la première comparaison aura lieu la nuit prochaine.',
    running: (since) => `Une comparaison est en cours depuis le ${since}.`,
    read: (when) => `La liste des événements de Stripe a été lue pour la dernière fois le ${when}.`,
    undelivered: (count) =>
      count === 1
        ? 'Stripe n’a pas pu livrer un événement des trois derniers jours.'
        : `Stripe n’a pas pu livrer ${count} événements des trois derniers jours.`,
    now: 'Comparer maintenant',
    nowHint: 'Regarde les sept derniers jours et ne change rien.',
    findings: 'Écarts',
    show: { label: 'Afficher', open: 'Ouverts', ended: 'Terminés', all: 'Ouverts et terminés' },
    anyKind: 'Tous les genres',
    from: 'Trouvés à partir du',
    until: 'Trouvés jusqu’au',
    none: {
      open: 'L’argent, les commandes et les clés concordent.',
      ended: 'Aucun écart n’est encore terminé.',
      all: 'Rien n’a jamais été trouvé\u00a0: l’argent, les commandes et les clés concordent.',
    },
    noneSuch: 'Aucun écart n’est ainsi.',
    toDo: 'Ce qui peut être fait',
    state: 'État',
    isOpen: 'Ouvert',
    ended: 'Terminé',
    kinds: {
      payment_behind: 'Un paiement est plus avancé que sa commande',
      payment_unknown: 'De l’argent pour une commande qui n’est pas ici',
      payment_missing: 'Un paiement que Stripe ne connaît pas',
      payment_second: 'Un second paiement pour la même commande',
      payment_mismatch: 'Un paiement qui n’est pas celui demandé',
      payment_mode: 'Paiements de test et réels sont mêlés',
      charge_differs: 'La somme gardée n’est pas celle écrite ici',
      refund_behind: 'Un remboursement est plus avancé qu’ici',
      refund_unknown: 'Un remboursement qui n’est pas écrit ici',
      refund_missing: 'Un remboursement que Stripe ne connaît pas',
      dispute_behind: 'Une contestation est plus avancée qu’ici',
      dispute_unknown: 'Une contestation qui n’est pas écrite ici',
      warning_behind: 'Une alerte de fraude a changé',
      warning_unknown: 'Une alerte de fraude qui n’est pas écrite ici',
      books_differ: 'Le relevé d’un jour et les comptes diffèrent',
      invariant: 'La boutique contredit ses propres promesses',
    },
    mend: 'Réparer regarde de nouveau la commande, comme si Stripe venait d’en parler. Appuyer deux fois ne change rien deux fois.',
    byHand: {
      payment_behind: voir,
      payment_unknown:
        'Quelqu’un a payé, et rien ici ne dit quoi\u00a0: remboursez chez Stripe, ou retrouvez la commande dans une sauvegarde.',
      payment_missing:
        'La boutique était peut-être reliée à un autre compte. Cherchez le numéro de la commande chez Stripe avant de rembourser quoi que ce soit.',
      payment_second: 'Remboursez le second paiement chez Stripe\u202f; le premier a payé la commande.',
      payment_mismatch:
        'Montant, devise ou boutique diffèrent\u00a0: aucune clé ne part. Remboursez ou annulez le paiement chez Stripe, et laissez le client commander à nouveau.',
      payment_mode: 'Mettez la clé avec laquelle les commandes de cette boutique ont été payées.',
      charge_differs: voir,
      refund_behind: voir,
      refund_unknown: voir,
      refund_missing:
        'Le client n’a peut-être pas reçu l’argent\u00a0: demandez à Stripe, et remboursez de nouveau.',
      dispute_behind: voir,
      dispute_unknown: voir,
      warning_behind: voir,
      warning_unknown: voir,
      books_differ: 'Comparez les mouvements du jour chez Stripe aux commandes de ce jour.',
      invariant:
        'Cela ne doit jamais arriver. Laissez la base de données en l’état et faites chercher pourquoi.',
    },
    here: 'Ici',
    there: 'Chez Stripe',
    since: 'Trouvé',
    order: 'Commande',
    repair: 'Réparer',
    check: 'Vérifier de nouveau',
    accept: 'Laisser en l’état',
    acceptHint: 'En votre nom\u202f; plus rien n’est demandé, sauf si cela change.',
    note: 'Pourquoi',
    atProvider: 'Ouvrir chez Stripe',
    outcomes: {
      mended: 'Corrigé par la comparaison',
      repaired: 'Réparé par l’équipe',
      gone: 'Terminé de lui-même',
      accepted: 'Laissé en l’état',
    },
    what: 'Quoi',
    about: 'À propos de',
    how: 'Comment',
    when: 'Quand',
    days: 'Relevé et comptes',
    daysLead:
      'Ce qui a bougé sur le solde chez Stripe, par jour (UTC), et ce que les comptes disent des mêmes mouvements.',
    day: 'Jour',
    taken: 'Encaissé',
    returned: 'Remboursé',
    disputed: 'Contesté',
    fees: 'Frais',
    other: 'Autres',
    books: 'Comptes',
    runs: 'Comparaisons',
    reasons: {
      nightly: 'Chaque nuit',
      weekly: 'Trente jours',
      downtime: 'Après un arrêt',
      staff: 'Demandée par l’équipe',
    },
    objects: 'Comparés',
    result: 'Résultat',
    resultOf: (found, mended) => {
      if (found === 0) return 'Tout concorde'
      const trouvés = `${found} ${found === 1 ? 'trouvé' : 'trouvés'}`
      return mended === 0 ? trouvés : `${trouvés}, ${mended} ${mended === 1 ? 'corrigé' : 'corrigés'}`
    },
    failed: 'Interrompue\u00a0: Stripe n’a pas répondu',
    news: {
      asked: 'Une comparaison commence d’ici une minute. Rechargez cette page pour voir ce qu’elle trouve.',
      repair: 'Réparé\u00a0: les deux côtés concordent.',
      accept: 'C’est noté, en votre nom.',
    },
    refusals: {
      ended_already: 'Cet écart est déjà terminé.',
      still_there:
        'La commande a été regardée de nouveau, et les deux côtés diffèrent toujours\u00a0: regardez chez Stripe.',
      by_hand: 'Les deux côtés diffèrent toujours. Seul un humain peut régler celui-ci.',
      unavailable: 'Stripe ne répond pas. Appuyez de nouveau dans un moment.',
      note_missing: 'Dites pourquoi, en quelques mots.',
    },
  },
}
