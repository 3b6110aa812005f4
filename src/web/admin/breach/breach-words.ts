import type { breachScopes } from '../../../domains/privacy/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { breachNatures } from './breach-form.ts'
import type { NoticeReader } from './notices.ts'

type BreachWords = {
  title: string
  lead: string
  known: string
  knownHint: string
  from: string
  until: string
  topics: string
  nature: string
  natures: Record<(typeof breachNatures)[number], string>
  scope: string
  scopes: Record<(typeof breachScopes)[number], string>
  network: string
  networkHint: string
  button: string
  incomplete: string
  resultTitle: string
  due: (at: string) => string
  late: (at: string) => string
  people: (n: number) => string
  head: readonly [what: string, people: string, records: string]
  peopleFile: string
  peopleHint: string
  draftsTitle: string
  draftsLead: string
  drafts: Record<NoticeReader, string>
  download: string
  languages: Record<Locale, string>
}

export const breachWords: Record<Locale, BreachWords> = {
  en: {
    title: 'Data breach',
    lead: 'Say what was affected. The shop counts whom it concerns and drafts the notices: to the authority within 72 hours unless no risk is likely (GDPR Art. 33), to the people without delay where the risk is high (Art. 34).',
    known: 'Known since',
    knownHint: 'From here the 72 hours count. Times are those of the shop.',
    from: 'From',
    until: 'Until',
    topics: 'What was affected',
    nature: 'What happened to it',
    natures: {
      confidentiality: 'Seen by others',
      integrity: 'Changed',
      availability: 'Lost or out of reach',
    },
    scope: 'Whom it concerns',
    scopes: {
      everybody: 'Everybody who was known by then',
      signed_in: 'Accounts that were signed in to meanwhile',
      ordered: 'Whoever ordered meanwhile',
    },
    network: 'Only from this network',
    networkHint: 'For sign-ins: a network such as 203.0.113.0/24, or an address in it. Empty: from any.',
    button: 'Count and draft',
    incomplete:
      'Something is missing: choose what was affected, what happened to it, whom it concerns, and three times in order; a network as its hint says.',
    resultTitle: 'Whom it concerns',
    due: (at) => `The authority is to be told by ${at}.`,
    late: (at) => `The 72 hours ended on ${at}: say in the notice why it comes late.`,
    people: (n) => (n === 1 ? 'One person.' : `${n} people.`),
    head: ['What', 'People', 'Records'],
    peopleFile: 'Download the list of people',
    peopleHint: 'A file with their addresses. Who downloads it is written in the history.',
    draftsTitle: 'Drafts',
    draftsLead: 'Download them, and say in place of the brackets what only you know. It is not kept here.',
    drafts: { authority: 'To the authority', people: 'To the people' },
    download: 'Download',
    languages: { en: 'English', fr: 'French' },
  },
  fr: {
    title: 'Violation de données',
    lead: 'Indiquez ce qui a été touché. La boutique compte les personnes concernées et rédige les projets\u00a0: à l’autorité sous 72 heures, sauf si aucun risque n’est probable (RGPD, art. 33), aux personnes sans tarder si le risque est élevé (art. 34).',
    known: 'Constatée le',
    knownHint: 'Les 72 heures courent à partir de là. Les heures sont celles de la boutique.',
    from: 'Du',
    until: 'Au',
    topics: 'Ce qui a été touché',
    nature: 'Ce qui est arrivé à ces données',
    natures: {
      confidentiality: 'Vues par des tiers',
      integrity: 'Modifiées',
      availability: 'Perdues ou inaccessibles',
    },
    scope: 'Personnes concernées',
    scopes: {
      everybody: 'Toutes celles qui étaient connues alors',
      signed_in: 'Les comptes avec une connexion entre-temps',
      ordered: 'Celles qui ont commandé entre-temps',
    },
    network: 'Seulement depuis ce réseau',
    networkHint:
      'Pour les connexions\u00a0: un réseau, par exemple 203.0.113.0/24, ou une de ses adresses. Vide\u00a0: tous les réseaux.',
    button: 'Compter et rédiger',
    incomplete:
      'Il manque quelque chose\u00a0: choisissez ce qui a été touché, ce qui est arrivé, les personnes concernées, et trois dates dans l’ordre\u202f; un réseau comme indiqué.',
    resultTitle: 'Personnes concernées',
    due: (at) => `L’autorité doit être informée au plus tard le ${at}.`,
    late: (at) =>
      `Les 72 heures ont pris fin le ${at}\u00a0: indiquez le motif du retard dans la notification.`,
    people: (n) => (n === 1 ? 'Une personne.' : `${n} personnes.`),
    head: ['Quoi', 'Personnes', 'Lignes'],
    peopleFile: 'Télécharger la liste des personnes',
    peopleHint: 'Un fichier avec leurs adresses. Chaque téléchargement est inscrit dans l’historique.',
    draftsTitle: 'Projets',
    draftsLead:
      'Téléchargez-les, et remplacez les crochets par ce que vous seul savez. Rien n’en est conservé ici.',
    drafts: { authority: 'À l’autorité', people: 'Aux personnes' },
    download: 'Télécharger',
    languages: { en: 'anglais', fr: 'français' },
  },
}
