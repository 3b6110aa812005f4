import type { AlertKind } from '../../../domains/security/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type SecurityWords = {
  title: string
  lead: string
  alertsTitle: string
  none: string
  alerts: Record<AlertKind, string>
  alertHead: readonly [what: string, about: string, count: string, when: string]
  acknowledge: string
  acknowledgeLabel: (what: string, when: string) => string
  acknowledged: string
  gone: string
  failuresTitle: string
  failuresLead: string
  noFailures: string
  network: string
  failures: string
  unknown: string
}

export const securityWords: Record<Locale, SecurityWords> = {
  en: {
    title: 'Security',
    lead: 'What the watch has seen. It looks every minute, and writes to owners and the privacy role once a day for each thing.',
    alertsTitle: 'Open alerts',
    none: 'Nothing is open.',
    alerts: {
      failures_of_account: 'Many failed tries at one account',
      failures_from_network: 'Many failed tries from one network',
      staff_from_new_network: 'Staff signed in from a new network',
      staff_from_new_country: 'Staff signed in from a new country',
      staff_reads: 'Staff read about unusually many people',
      chain_broken: 'The custody ledger or the history does not hold',
      reconciliation_found: 'Money and orders did not agree',
      reconciliation_late: 'Money and orders were not compared for 36 hours',
      documents_late: 'Invoices or credit notes are owed for more than an hour',
      documents_broken: 'Invoices do not read as they were issued',
      webhook_disabled: 'An endpoint of webhooks was given up',
      key_export_asked: 'Keys are to leave the shop',
      key_export_taken: 'Keys have left the shop',
    },
    alertHead: ['What', 'About', 'How many', 'When'],
    acknowledge: 'I have looked',
    acknowledgeLabel: (what, when) => `I have looked: ${what}, ${when}`,
    acknowledged: 'Noted, in your name.',
    gone: 'Somebody else has looked at it already.',
    failuresTitle: 'Failed tries of the last 24 hours',
    failuresLead:
      'Wrong passwords, codes and links, by network. Whose accounts they were meant for is not here.',
    noFailures: 'None.',
    network: 'Network',
    failures: 'Failed tries',
    unknown: 'Not known',
  },
  fr: {
    title: 'Sécurité',
    lead: 'Ce que la surveillance a remarqué. Elle regarde chaque minute, et écrit aux propriétaires et au rôle Vie privée une fois par jour et par sujet.',
    alertsTitle: 'Alertes en cours',
    none: 'Aucune alerte en cours.',
    alerts: {
      failures_of_account: 'Nombreux essais manqués sur un compte',
      failures_from_network: 'Nombreux essais manqués depuis un réseau',
      staff_from_new_network: 'Connexion de l’équipe depuis un nouveau réseau',
      staff_from_new_country: 'Connexion de l’équipe depuis un nouveau pays',
      staff_reads: 'Nombre inhabituel de personnes consultées par l’équipe',
      chain_broken: 'Le registre des clés ou l’historique ne tient plus',
      reconciliation_found: 'L’argent et les commandes ne concordaient pas',
      reconciliation_late: 'L’argent et les commandes n’ont pas été comparés depuis 36 heures',
      documents_late: 'Des factures ou des avoirs manquent depuis plus d’une heure',
      documents_broken: 'Des factures ne sont plus telles qu’elles ont été émises',
      webhook_disabled: 'Un point de réception de webhooks a été abandonné',
      key_export_asked: 'Des clés vont sortir de la boutique',
      key_export_taken: 'Des clés sont sorties de la boutique',
    },
    alertHead: ['Quoi', 'À propos de', 'Combien', 'Quand'],
    acknowledge: 'C’est vu',
    acknowledgeLabel: (what, when) => `C’est vu\u00a0: ${what}, ${when}`,
    acknowledged: 'C’est noté, en votre nom.',
    gone: 'Quelqu’un d’autre l’a déjà vue.',
    failuresTitle: 'Essais manqués des dernières 24 heures',
    failuresLead:
      'Mots de passe, codes et liens erronés, par réseau. Les comptes qu’ils visaient ne figurent pas ici.',
    noFailures: 'Aucun.',
    network: 'Réseau',
    failures: 'Essais manqués',
    unknown: 'Inconnu',
  },
}
