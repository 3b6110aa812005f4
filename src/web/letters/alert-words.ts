import type { AlertNotice } from '../../domains/notifications/account-on-letter.ts'
import type { Locale } from '../../shared/locale.ts'

type AlertWords = {
  titles: Record<AlertNotice, string>
  leads: Record<AlertNotice, string>
  care: string
  button: string
}

/** What the shop's watch has seen. Of whom is said in the back office alone: a mailbox is no place for it. */
export const alertWords: Record<Locale, AlertWords> = {
  en: {
    titles: {
      failures_of_account: 'Many failed tries at one account.',
      failures_from_network: 'Many failed tries from one network.',
      staff_from_new_network: 'A member of the staff signed in from a new network.',
      staff_from_new_country: 'A member of the staff signed in from a new country.',
      staff_reads: 'A member of the staff has read about unusually many people.',
      chain_broken: 'The custody ledger or the history does not hold.',
      reconciliation_found: 'Money and orders did not agree.',
      reconciliation_late: 'Money and orders were not compared.',
      documents_late: 'Invoices or credit notes are missing.',
      documents_broken: 'Invoices do not read as they were issued.',
      webhook_disabled: 'An endpoint of webhooks was given up.',
      key_export_asked: 'Somebody asks to take unsold keys out of the shop.',
      key_export_taken: 'Unsold keys were taken out of the shop.',
    },
    leads: {
      failures_of_account: 'Somebody is trying passwords, codes or links of one account.',
      failures_from_network: 'Passwords, codes or links are being tried from one network.',
      staff_from_new_network: 'The account was not used from there within the last twelve months.',
      staff_from_new_country:
        'The account was not used from that country within the last twelve months. If nobody is travelling, keep it out: akm account ban.',
      staff_reads: 'Within an hour more people were looked at than serving customers needs.',
      chain_broken:
        'Recomputed this night, the custody of at least one key or a line of the history is not what was written. Run akm keys verify and akm doctor: they name it.',
      reconciliation_found:
        'The comparison with the payment provider has found differences. Some may be mended already: Reconciliation in the back office lists what is left.',
      reconciliation_late:
        'For 36 hours no comparison with the payment provider has come to its end. See whether the shop’s jobs run and the provider answers.',
      documents_late:
        'For more than an hour orders were paid, or money went back, and the document of it could not be issued. The log names the orders and why (invoicing.not_issued).',
      documents_broken:
        'Recomputed this night, at least one invoice or credit note is not what was issued, or is missing. Run akm books verify: it names the first.',
      webhook_disabled:
        'For five days nothing got through to it, or it said that it is gone. It is told nothing more until it is turned on again under Webhooks in the back office; what it missed can be sent again from there.',
      key_export_asked:
        'A second person has to agree first. Exports in the back office says who asks, for which batch and why; any owner can refuse.',
      key_export_taken:
        'Two people agreed, and whoever asked has the file, which is not encrypted. Exports in the back office says who and which batch; the keys are in stock no more.',
    },
    care: 'Today nothing more is written about this. Look at it in the back office, and say there that you have.',
    button: 'Look at the alerts',
  },
  fr: {
    titles: {
      failures_of_account: 'De nombreux essais manqués sur un compte.',
      failures_from_network: 'De nombreux essais manqués depuis un réseau.',
      staff_from_new_network: 'Un membre de l’équipe s’est connecté depuis un nouveau réseau.',
      staff_from_new_country: 'Un membre de l’équipe s’est connecté depuis un nouveau pays.',
      staff_reads: 'Un membre de l’équipe a consulté un nombre inhabituel de personnes.',
      chain_broken: 'Le registre des clés ou l’historique ne tient plus.',
      reconciliation_found: 'L’argent et les commandes ne concordaient pas.',
      reconciliation_late: 'L’argent et les commandes n’ont pas été comparés.',
      documents_late: 'Des factures ou des avoirs manquent.',
      documents_broken: 'Des factures ne sont plus telles qu’elles ont été émises.',
      webhook_disabled: 'Un point de réception de webhooks a été abandonné.',
      key_export_asked: 'Quelqu’un demande à sortir des clés invendues de la boutique.',
      key_export_taken: 'Des clés invendues sont sorties de la boutique.',
    },
    leads: {
      failures_of_account: 'Quelqu’un essaie des mots de passe, des codes ou des liens sur un même compte.',
      failures_from_network: 'Des mots de passe, des codes ou des liens sont essayés depuis un même réseau.',
      staff_from_new_network:
        'Ce compte n’avait pas servi depuis ce réseau au cours des douze derniers mois.',
      staff_from_new_country:
        'Ce compte n’avait pas servi depuis ce pays au cours des douze derniers mois. Si personne n’est en voyage, fermez-le\u00a0: akm account ban.',
      staff_reads:
        'En une heure, plus de personnes ont été consultées que le service des clients ne le demande.',
      chain_broken:
        'Recalculées cette nuit, la garde d’au moins une clé ou une ligne de l’historique n’est pas ce qui a été écrit. Lancez akm keys verify et akm doctor : ils la nomment.',
      reconciliation_found:
        'La comparaison avec le prestataire de paiement a trouvé des écarts. Certains sont peut-être déjà corrigés\u00a0: la page Rapprochement de l’administration montre ce qui reste.',
      reconciliation_late:
        'Depuis 36 heures, aucune comparaison avec le prestataire de paiement n’est arrivée à son terme. Vérifiez que les tâches de la boutique tournent et que le prestataire répond.',
      documents_late:
        'Depuis plus d’une heure, des commandes ont été payées ou de l’argent est reparti sans que le document ait pu être émis. Le journal nomme les commandes et la raison (invoicing.not_issued).',
      documents_broken:
        'Recalculé cette nuit, au moins une facture ou un avoir n’est pas ce qui a été émis, ou manque. Lancez akm books verify\u00a0: la commande nomme le premier.',
      webhook_disabled:
        'Depuis cinq jours rien n’y passait, ou il a dit qu’il n’existe plus. Il n’apprend plus rien tant qu’il n’est pas réactivé sous Webhooks dans l’administration\u202f; ce qu’il a manqué peut être renvoyé de là.',
      key_export_asked:
        'Une seconde personne doit d’abord donner son accord. La page Exports de l’administration dit qui demande, pour quel lot et pourquoi\u202f; tout propriétaire peut refuser.',
      key_export_taken:
        'Deux personnes l’ont voulu, et celle qui a demandé tient le fichier, qui n’est pas chiffré. La page Exports de l’administration dit qui et quel lot\u202f; les clés ne sont plus en stock.',
    },
    care: 'Aucun autre message ne partira aujourd’hui à ce sujet. Voyez l’alerte dans l’administration et indiquez-y que c’est fait.',
    button: 'Voir les alertes',
  },
}
