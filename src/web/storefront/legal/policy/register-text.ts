import type { PolicyTopic } from '../../../../domains/privacy/index.ts'
import type { Locale } from '../../../../shared/locale.ts'
import type { Topic } from '../../../../shared/personal-data.ts'
import type { Processor } from '../../../../shared/processor.ts'
import type { Shop } from '../../deps.ts'
import type { Block } from '../documents/block.ts'
import { receiversOf, usedBy } from './policy-text.ts'
import { policyWords } from './policy-words.ts'

const words = {
  en: {
    title: 'Register of processing activities (GDPR Art. 30(1))',
    controller: 'Controller',
    activities: 'Activities',
    head: ['Activity', 'Purposes', 'Persons', 'Categories of data', 'Ground', 'Recipients', 'Time limit'],
    persons: { customers: 'customers', visitors: 'visitors', staff: 'people of the shop' },
    recipients: 'Recipients and transfers',
    recipientsHead: ['Recipient', 'What for', 'Categories of data', 'Country', 'Transfer'],
    none: 'none',
    security: 'Security (Art. 32)',
    measures: [
      'Keys are sealed with AES-256-GCM; passwords are argon2id hashes; network addresses are sealed.',
      'The database holds each part of the shop to its own rights and rows; a matrix of them is tested.',
      'Staff sign in with a second factor; what they do is written to a history that nobody changes.',
      'Outgoing connections reach the recipients above and nobody else.',
      'What is over is deleted every night, and the run leaves its proof.',
    ],
  },
  fr: {
    title: 'Registre des activités de traitement (RGPD, art. 30, § 1)',
    controller: 'Responsable du traitement',
    activities: 'Activités',
    head: ['Activité', 'Finalités', 'Personnes', 'Catégories de données', 'Base', 'Destinataires', 'Délai'],
    persons: { customers: 'clients', visitors: 'visiteurs', staff: 'équipe de la boutique' },
    recipients: 'Destinataires et transferts',
    recipientsHead: ['Destinataire', 'Pourquoi', 'Catégories de données', 'Pays', 'Transfert'],
    none: 'aucun',
    security: 'Sécurité (art. 32)',
    measures: [
      'Les clés sont scellées (AES-256-GCM) ; les mots de passe sont des empreintes argon2id ; les adresses réseau sont scellées.',
      'La base de données donne à chaque partie de la boutique ses seuls droits et ses seules lignes ; une matrice en est testée.',
      'L’équipe se connecte avec une seconde étape ; ses actes sont écrits dans un historique que personne ne change.',
      'Les connexions sortantes atteignent les destinataires ci-dessus et personne d’autre.',
      'Ce qui est échu est effacé chaque nuit, et le passage laisse sa preuve.',
    ],
  },
} as const

const others: Partial<Record<Topic, keyof (typeof words)['en']['persons']>> = {
  cart: 'visitors',
  staff: 'staff',
}

/** The register that a controller keeps, as a function of the same facts as the policy: so the two cannot disagree. */
export function registerText(shop: Pick<Shop, 'seller' | 'privacy'>, locale: Locale): Block[] {
  const say = words[locale]
  const { seller, privacy } = shop
  const used = usedBy(privacy.processors)
  return [
    { kind: 'heading', text: say.title },
    { kind: 'heading', text: say.controller },
    {
      kind: 'lines',
      lines: [seller.name, ...seller.address, seller.email, ...(seller.phone ? [seller.phone] : [])],
    },
    { kind: 'heading', text: say.activities },
    { kind: 'table', head: say.head, rows: privacy.topics.map((topic) => activity(topic, used, locale)) },
    { kind: 'heading', text: say.recipients },
    { kind: 'table', head: say.recipientsHead, rows: used.map((processor) => recipient(processor, locale)) },
    { kind: 'heading', text: say.security },
    { kind: 'list', items: say.measures },
  ]
}

function activity(of: PolicyTopic, processors: readonly Processor[], locale: Locale): string[] {
  const { topic, purposes, categories, bases, keptFor } = of
  const say = words[locale]
  const { topics, purposes: what, categories: kinds, bases: grounds, keptFor: kept } = policyWords[locale]
  return [
    topics[topic].name,
    purposes.map((purpose) => what[purpose]).join('; '),
    say.persons[others[topic] ?? 'customers'],
    categories.map((category) => kinds[category]).join(', '),
    bases.map((basis) => grounds[basis]).join('; '),
    receiversOf(of, processors)
      .map(({ name }) => name)
      .join(', ') || say.none,
    keptFor.map(kept).join('; '),
  ]
}

function recipient({ name, purpose, receives, country, transfer }: Processor, locale: Locale): string[] {
  const { processors, categories, transfers, countryMissing, ownMachine } = policyWords[locale]
  return [
    name ?? ownMachine,
    processors[purpose],
    receives.map((category) => categories[category]).join(', '),
    country ?? countryMissing,
    transfers[transfer],
  ]
}

/** As Markdown, for whoever keeps it in a folder. */
export function asMarkdown(blocks: readonly Block[]): string {
  const [title, ...rest] = blocks
  const parts = rest.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `## ${block.text}`
      case 'paragraph':
        return block.text
      case 'lines':
        return block.lines.join('  \n')
      case 'list':
        return block.items.map((item) => `- ${item}`).join('\n')
      case 'facts':
        return block.facts.map(([term, value]) => `- ${term}: ${value}`).join('\n')
      case 'table':
        return [block.head, block.head.map(() => '---'), ...block.rows]
          .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
          .join('\n')
    }
    return ''
  })
  return [`# ${title?.kind === 'heading' ? title.text : ''}`, ...parts].join('\n\n')
}
