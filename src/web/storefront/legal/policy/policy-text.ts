import type { PolicyTopic } from '../../../../domains/privacy/index.ts'
import type { Locale } from '../../../../shared/locale.ts'
import type { Processor } from '../../../../shared/processor.ts'
import type { Shop } from '../../deps.ts'
import type { Block } from '../documents/block.ts'
import { policyWords } from './policy-words.ts'

/**
 * The privacy policy as a pure function of the data registry, the processors and the seller's settings (GDPR Art. 13). A
 * rule that changes changes the text; a text that does not follow from them cannot be written here.
 */
export function policyText(shop: Pick<Shop, 'seller' | 'privacy' | 'demo'>, locale: Locale): Block[] {
  const words = policyWords[locale]
  const { seller, privacy } = shop
  return [
    { kind: 'paragraph', text: words.lead },
    { kind: 'heading', text: words.who },
    {
      kind: 'lines',
      lines: [seller.name, ...seller.address, seller.email, ...(seller.phone ? [seller.phone] : [])],
    },
    { kind: 'heading', text: words.whatTitle },
    {
      kind: 'table',
      head: words.whatHead,
      rows: privacy.topics.map(({ topic, purposes, bases, keptFor }) => [
        `${words.topics[topic].name}. ${words.topics[topic].what}`,
        sentence(purposes.map((purpose) => words.purposes[purpose])),
        sentence(bases.map((basis) => words.bases[basis])),
        sentence(keptFor.map(words.keptFor)),
      ]),
    },
    { kind: 'heading', text: words.keysTitle },
    { kind: 'paragraph', text: words.keys },
    { kind: 'heading', text: words.countsTitle },
    { kind: 'paragraph', text: words.counts },
    { kind: 'heading', text: words.notTitle },
    { kind: 'list', items: words.not },
    { kind: 'heading', text: words.othersTitle },
    ...othersOf(privacy.processors, locale),
    ...(seller.host ? [{ kind: 'paragraph', text: words.host(seller.host.name) } as const] : []),
    { kind: 'heading', text: words.rightsTitle },
    ...rightsOf(locale),
  ]
}

export function rightsOf(locale: Locale): Block[] {
  const { rights, complain } = policyWords[locale]
  return [
    { kind: 'list', items: rights },
    { kind: 'paragraph', text: complain },
  ]
}

export function othersOf(processors: readonly Processor[], locale: Locale): Block[] {
  const words = policyWords[locale]
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const used = usedBy(processors)
  if (used.length === 0) return [{ kind: 'paragraph', text: words.othersNone }]
  const rows = used.map(({ name, purpose, receives, country, transfer }) => [
    name ?? words.ownMachine,
    words.processors[purpose],
    receives.map((category) => words.categories[category]).join(', '),
    `${country ? (names.of(country) ?? country) : words.countryMissing}, ${words.transfers[transfer]}`,
  ])
  return [{ kind: 'table', head: words.othersHead, rows }]
}

export function usedBy(processors: readonly Processor[]): Processor[] {
  return processors.filter(({ on, role }) => on && role === 'processor')
}

/** Who receives something of a topic: whoever receives a category of which it has something. */
export function receiversOf({ categories }: PolicyTopic, processors: readonly Processor[]): Processor[] {
  return usedBy(processors).filter(({ receives }) =>
    categories.some((category) => receives.includes(category)),
  )
}

const sentence = (parts: readonly string[]) => parts.join('; ')
