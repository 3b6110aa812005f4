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
  export: string
  check: string
  checkHint: string
  chain: string
  checked: (when: string, by: string | null) => string
  neverChecked: string
  checking: string
  progress: (done: string, all: string) => string
  begins: string
  lookAgain: string
  failed: string
  noneYet: string
  holds: (links: string, head: string) => string
  flaw: (link: string, id: string) => string
  lost: (link: string, when: string) => string
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
    export: 'Take along as CSV',
    check: 'Check the chain',
    checkHint: 'Each line is chained to the one before. This computes all of them anew; nothing is changed.',
    chain: 'The chain',
    checked: (when, by) =>
      by ? `Checked on ${when}, asked for by ${by}.` : `Checked on ${when}, as every night.`,
    neverChecked: 'It has not been checked yet. It is every night.',
    checking: 'The chain is being checked',
    progress: (done, all) => `Checked ${done} of ${all} lines.`,
    begins: 'The check begins in a moment.',
    lookAgain: 'Look again',
    failed: 'The check did not come to its end and says nothing of the chain. The log says why; check again.',
    noneYet: 'No line is chained yet: that is done a moment after it is written.',
    holds: (links, head) => `All ${links} lines hold. The last is ${head}.`,
    flaw: (link, id) => `Line ${link} (${id}) is not as it was written. Compare with a backup.`,
    lost: (link, when) =>
      `Line ${link}, noted outside the database on ${when}, is gone or another. Where a backup was restored: akm history restored`,
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
    export: 'Emporter en CSV',
    check: 'Vérifier la chaîne',
    checkHint: 'Chaque ligne est enchaînée à la précédente. Toutes sont recalculées ; rien n’est modifié.',
    chain: 'La chaîne',
    checked: (when, by) =>
      by ? `Vérifiée le ${when}, à la demande de ${by}.` : `Vérifiée le ${when}, comme chaque nuit.`,
    neverChecked: 'Elle n’a pas encore été vérifiée. Elle l’est chaque nuit.',
    checking: 'La chaîne est en cours de vérification',
    progress: (done, all) => `${done} lignes vérifiées sur ${all}.`,
    begins: 'La vérification commence dans un instant.',
    lookAgain: 'Actualiser',
    failed:
      'La vérification n’est pas allée à son terme et ne dit rien de la chaîne. Le journal dit pourquoi\u202f; recommencez.',
    noneYet: 'Aucune ligne n’est encore enchaînée\u00a0: cela se fait un instant après son écriture.',
    holds: (links, head) => `Les ${links} lignes tiennent. La dernière est ${head}.`,
    flaw: (link, id) => `La ligne ${link} (${id}) n’est plus telle qu’écrite. Comparez avec une sauvegarde.`,
    lost: (link, when) =>
      `La ligne ${link}, notée hors de la base le ${when}, a disparu ou changé. Si une sauvegarde a été restaurée : akm history restored`,
    latest: 'Revenir au plus récent',
  },
}
