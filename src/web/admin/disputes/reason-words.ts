import type { Locale } from '../../../shared/locale.ts'

// Stripe's words: https://docs.stripe.com/disputes/categories
const disputeReasons: Readonly<Record<string, Record<Locale, string>>> = {
  bank_cannot_process: { en: 'The bank cannot process it', fr: 'La banque ne peut pas le traiter' },
  check_returned: { en: 'A cheque was returned', fr: 'Un chèque est revenu impayé' },
  credit_not_processed: { en: 'A refund did not arrive', fr: 'Remboursement non reçu' },
  customer_initiated: { en: 'Asked for by the customer', fr: 'À la demande du client' },
  debit_not_authorized: { en: 'Debit not authorised', fr: 'Prélèvement non autorisé' },
  duplicate: { en: 'Charged twice', fr: 'Payé deux fois' },
  fraudulent: { en: 'Fraud', fr: 'Fraude' },
  general: { en: 'No reason given', fr: 'Sans motif précis' },
  incorrect_account_details: { en: 'Wrong account details', fr: 'Coordonnées bancaires erronées' },
  insufficient_funds: { en: 'Not enough money in the account', fr: 'Provision insuffisante' },
  noncompliant: {
    en: 'Against the rules of the card network',
    fr: 'Contraire aux règles du réseau de cartes',
  },
  product_not_received: { en: 'Not received', fr: 'Produit non reçu' },
  product_unacceptable: { en: 'Not as described', fr: 'Produit non conforme' },
  subscription_canceled: { en: 'A cancelled subscription', fr: 'Abonnement résilié' },
  unrecognized: { en: 'The customer does not recognise it', fr: 'Paiement non reconnu par le client' },
}

// https://docs.stripe.com/api/radar/early_fraud_warnings/object
const fraudKinds: Readonly<Record<string, Record<Locale, string>>> = {
  card_never_received: { en: 'The card never arrived', fr: 'Carte jamais reçue' },
  fraudulent_card_application: {
    en: 'The card was applied for by a fraudster',
    fr: 'Carte obtenue par un fraudeur',
  },
  made_with_counterfeit_card: { en: 'A counterfeit card', fr: 'Carte contrefaite' },
  made_with_lost_card: { en: 'A lost card', fr: 'Carte perdue' },
  made_with_stolen_card: { en: 'A stolen card', fr: 'Carte volée' },
  misc: { en: 'Fraud of another kind', fr: 'Fraude d’un autre type' },
  unauthorized_use_of_card: { en: 'Use of the card not authorised', fr: 'Usage de la carte non autorisé' },
}

/** Why the bank argues; a word that this version does not know is shown as it came, and said to be unknown. */
export const disputeReason = (reason: string, locale: Locale): string =>
  disputeReasons[reason]?.[locale] ?? unknown(reason, locale)

export const fraudKind = (kind: string, locale: Locale): string =>
  fraudKinds[kind]?.[locale] ?? unknown(kind, locale)

const unknown = (word: string, locale: Locale): string =>
  ({ en: `Unknown reason: ${word}`, fr: `Motif inconnu\u00a0: ${word}` })[locale]
