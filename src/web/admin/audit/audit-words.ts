import type { Locale } from '../../../shared/locale.ts'

type AuditWords = {
  title: string
  lead: string
  filters: string
  actor: string
  action: string
  actionHint: string
  subject: string
  idHint: string
  from: string
  until: string
  button: string
  clear: string
  none: string
  head: readonly [what: string, who: string, about: string, details: string, when: string]
  actors: { system: string; provider: string }
  older: string
  latest: string
}

export const auditWords: Record<Locale, AuditWords> = {
  en: {
    title: 'History',
    lead: 'What was done in the shop and by whom. It is appended to, and changed by nobody.',
    filters: 'Narrow it down',
    actor: 'Who',
    action: 'What',
    actionHint: 'Its beginning is enough, such as staff.',
    subject: 'About',
    idHint: 'The id, such as acc_… or ord_…',
    from: 'From',
    until: 'Until',
    button: 'Show',
    clear: 'Show everything',
    none: 'Nothing of that kind has happened.',
    head: ['What', 'Who', 'About', 'Details', 'When'],
    actors: { system: 'the shop', provider: 'the payment provider' },
    older: 'Older',
    latest: 'Back to the latest',
  },
  fr: {
    title: 'Historique',
    lead: 'Ce qui a été fait dans la boutique, et par qui. On y ajoute\u202f; personne n’y change rien.',
    filters: 'Préciser',
    actor: 'Qui',
    action: 'Quoi',
    actionHint: 'Le début suffit, par exemple staff.',
    subject: 'À propos de',
    idHint: 'L’identifiant, par exemple acc_… ou ord_…',
    from: 'Du',
    until: 'Au',
    button: 'Afficher',
    clear: 'Tout afficher',
    none: 'Rien de tel ne s’est passé.',
    head: ['Quoi', 'Qui', 'À propos de', 'Détails', 'Quand'],
    actors: { system: 'la boutique', provider: 'le prestataire de paiement' },
    older: 'Plus ancien',
    latest: 'Revenir au plus récent',
  },
}
