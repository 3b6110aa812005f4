import type { Locale } from '../../../shared/locale.ts'
import { formatNumber } from '../../ui/numbers.ts'

type Words = {
  title: string
  lead: string
  none: string
  noneOpen: string
  made: string
  state: string
  states: Record<'open' | 'corrected' | 'refused', string>
  asked: string
  from: string
  to: string
  met: string
  mets: Record<'link' | 'card' | 'amount' | 'day', string>
  misses: string
  noMisses: string
  guessed(count: number, last: string): string
  missedWithLink(count: number): string
  words: string
  keys: string
  keysText(sealed: number, open: number): string
  opened: string
  openedText: string
  correct: string
  correctText: string
  confirm: string
  confirmMissing: string
  correctButton: string
  refuse: string
  note: string
  noteHint: string
  noteMissing: string
  refuseButton: string
  openOrder: string
  corrected: string
  refused: string
  gone: string
  wants_voucher: string
}

/** Who asks for another address. */
export const claimWords: Record<Locale, Words> = {
  en: {
    title: 'Address corrections',
    lead: 'Buyers who mistyped their address and told what they know of the payment. Nothing moves until you decide.',
    none: 'Nobody has asked for another address.',
    noneOpen: 'Nobody waits for another address.',
    made: 'Asked',
    state: 'State',
    states: { open: 'open', corrected: 'corrected', refused: 'refused' },
    asked: 'What is asked',
    from: 'Address of the order',
    to: 'Address asked for',
    met: 'What was right',
    mets: {
      link: 'the order’s link',
      card: 'last four digits of the card',
      amount: 'the exact amount',
      day: 'the day of the payment',
    },
    misses: 'What was wrong',
    noMisses: 'nothing before',
    guessed: (count, last) =>
      count === 1
        ? `one try with day and amount and another card, on ${last}`
        : `${formatNumber(count, 'en')} tries with day and amount and another card, the last on ${last}`,
    missedWithLink: (count) =>
      count === 1
        ? 'one wrong proof with the order’s link'
        : `${formatNumber(count, 'en')} wrong proofs with the order’s link`,
    words: 'Their words',
    keys: 'Keys',
    keysText: (sealed, open) => `${formatNumber(sealed, 'en')} sealed, ${formatNumber(open, 'en')} opened`,
    opened: 'Keys were opened',
    openedText:
      'Whoever opened them may be somebody else: the address could have been right and this claim false. Whoever gets the new link sees the opened keys.',
    correct: 'Correct the address',
    correctText:
      'Compare both addresses: does one look like a slip of the other? The old one is told nothing. Its links stop working, and sealed keys are sent to the new one.',
    confirm: 'I have compared them, and the new address may see this order.',
    confirmMissing: 'Please confirm that you have compared them.',
    correctButton: 'Correct the address',
    refuse: 'Refuse',
    note: 'Why',
    noteHint: 'For the history; the buyer does not see it.',
    noteMissing: 'Please say why in a few words.',
    refuseButton: 'Refuse',
    openOrder: 'Open the order',
    corrected: 'The address is corrected; letters are on their way.',
    refused: 'Refused.',
    gone: 'This was decided already.',
    wants_voucher:
      'Nothing was changed: a key of this order is still sealed, and its old address takes letters. An owner or a manager decides.',
  },
  fr: {
    title: 'Corrections d’adresse',
    lead: 'Des personnes se sont trompées d’adresse et ont indiqué ce qu’elles savent du paiement. Rien ne bouge avant votre décision.',
    none: 'Personne n’a demandé d’autre adresse.',
    noneOpen: 'Personne n’attend d’autre adresse.',
    made: 'Demandée',
    state: 'État',
    states: { open: 'à traiter', corrected: 'corrigée', refused: 'refusée' },
    asked: 'La demande',
    from: 'Adresse de la commande',
    to: 'Adresse demandée',
    met: 'Ce qui était juste',
    mets: {
      link: 'le lien de la commande',
      card: 'les quatre derniers chiffres de la carte',
      amount: 'le montant exact',
      day: 'le jour du paiement',
    },
    misses: 'Ce qui était faux',
    noMisses: 'rien auparavant',
    guessed: (count, last) =>
      count === 1
        ? `un essai avec le jour et le montant mais une autre carte, le ${last}`
        : `${formatNumber(count, 'fr')} essais avec le jour et le montant mais une autre carte, le dernier le ${last}`,
    missedWithLink: (count) =>
      count === 1
        ? 'une preuve fausse avec le lien de la commande'
        : `${formatNumber(count, 'fr')} preuves fausses avec le lien de la commande`,
    words: 'Ses mots',
    keys: 'Clés',
    keysText: (sealed, open) =>
      `${formatNumber(sealed, 'fr')} ${sealed > 1 ? 'scellées' : 'scellée'}, ${formatNumber(open, 'fr')} ${open > 1 ? 'ouvertes' : 'ouverte'}`,
    opened: 'Des clés ont été ouvertes',
    openedText:
      'C’est peut-être une autre personne qui les a ouvertes\u00a0: l’adresse pouvait être juste et la demande fausse. Qui reçoit le nouveau lien voit les clés ouvertes.',
    correct: 'Corriger l’adresse',
    correctText:
      'Comparez les deux adresses\u00a0: l’une ressemble-t-elle à une faute de frappe de l’autre\u202f? L’ancienne n’apprend rien. Ses liens cessent de fonctionner et les clés scellées partent vers la nouvelle.',
    confirm: 'J’ai comparé, et la nouvelle adresse peut voir cette commande.',
    confirmMissing: 'Merci de confirmer que vous avez comparé.',
    correctButton: 'Corriger l’adresse',
    refuse: 'Refuser',
    note: 'Pourquoi',
    noteHint: 'Pour l’historique\u202f; la personne ne le voit pas.',
    noteMissing: 'Merci d’indiquer pourquoi en quelques mots.',
    refuseButton: 'Refuser',
    openOrder: 'Ouvrir la commande',
    corrected: 'L’adresse est corrigée\u202f; les messages partent.',
    refused: 'Refusée.',
    gone: 'C’était déjà décidé.',
    wants_voucher:
      'Rien n’a changé\u00a0: une clé de cette commande est encore scellée et l’ancienne adresse reçoit les courriers. Un propriétaire ou un responsable décide.',
  },
}
