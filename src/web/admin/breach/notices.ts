import { type Assessment, noticeDueAt } from '../../../domains/privacy/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { Seller } from '../../storefront/deps.ts'
import { policyWords } from '../../storefront/legal/policy/policy-words.ts'
import { formatDate } from '../../ui/dates.ts'
import type { AskedBreach } from './breach-form.ts'
import { noticeWords, type Risk, riskOf } from './notice-words.ts'

export type NoticeFacts = {
  breach: AskedBreach
  assessment: Assessment
  shop: { name: string; seller: Seller }
  now: Date
}

export const noticeReaders = ['authority', 'people'] as const
export type NoticeReader = (typeof noticeReaders)[number]

/** The draft of a notice as plain text. What the shop knows is in it; what only a human can know is asked for in brackets. */
export function draftNotice(reader: NoticeReader, facts: NoticeFacts, locale: Locale): string {
  const lines = reader === 'authority' ? authorityLines(facts, locale) : peopleLines(facts, locale)
  return `${lines.join('\n')}\n`
}

/** GDPR Art. 33(3), letter by letter. */
function authorityLines({ breach, assessment, shop, now }: NoticeFacts, locale: Locale): string[] {
  const words = noticeWords[locale]
  const { topics } = policyWords[locale]
  const time = timesIn(locale)
  const dueAt = noticeDueAt(breach.knownSince)
  const { people, accounts, byTopic } = assessment
  const risks = risksOf(breach)
  const say = (word: string, text: string) => word + words.colon + text
  return [
    words.authorityTitle,
    '',
    words.controller,
    ...contactLines(shop),
    '',
    words.times,
    say(words.knownSince, time(breach.knownSince)),
    say(words.dueAt, time(dueAt)),
    words.period(time(breach.from), time(breach.until)),
    ...(now > dueAt ? [say(words.delay, words.toBeSaid)] : []),
    '',
    words.nature,
    ...breach.nature.map((each) => words.natures[each]),
    say(words.happened, words.toBeSaid),
    words.persons(people, accounts, people - accounts),
    words.inPolicyWords,
    ...byTopic.map((each) => `- ${say(topics[each.topic].what, words.records(each.people, each.records))}`),
    '',
    words.consequences,
    ...risks.map((risk) => `- ${words.risks[risk]}`),
    '',
    words.measures,
    words.standing,
    ...risks.flatMap((risk) => (words.protections[risk] ? [`- ${words.protections[risk]}`] : [])),
    words.toBeSaid,
    '',
    words.informing,
  ]
}

/** GDPR Art. 34(2): in clear and plain language. */
function peopleLines({ breach, shop }: NoticeFacts, locale: Locale): string[] {
  const words = noticeWords[locale]
  const { topics } = policyWords[locale]
  const time = timesIn(locale)
  const risks = risksOf(breach)
  const say = (word: string, text: string) => word + words.colon + text
  return [
    words.peopleTitle(shop.name),
    '',
    words.greeting,
    '',
    words.what(shop.name, time(breach.from), time(breach.until)),
    words.toBeSaid,
    '',
    words.yours,
    ...breach.topics.map((topic) => `- ${say(topics[topic].name, topics[topic].what)}`),
    '',
    words.means,
    ...risks.map((risk) => `- ${words.risks[risk]}`),
    '',
    words.done,
    ...risks.flatMap((risk) => (words.protections[risk] ? [`- ${words.protections[risk]}`] : [])),
    words.toBeSaid,
    '',
    words.youCan,
    ...risks.map((risk) => `- ${words.advice[risk]}`),
    '',
    words.ask,
    ...contactLines(shop),
    words.complain,
  ]
}

function contactLines({ seller }: NoticeFacts['shop']): string[] {
  const { name, address, email, phone } = seller
  return [name, ...address, email, ...(phone ? [phone] : [])]
}

function risksOf({ topics }: AskedBreach): Risk[] {
  return [...new Set(topics.map((topic) => riskOf[topic]))]
}

const timesIn = (locale: Locale) => (at: Date) =>
  `${formatDate(at, locale)}, ${formatDate(at, locale, 'timeInZone')}`
