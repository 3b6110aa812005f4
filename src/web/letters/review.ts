import type { ReportOnLetter, ReviewOnLetter } from '../../domains/notifications/after-sale-on-letter.ts'
import { type Block, type LetterContent, note, paragraph } from './content.ts'
import { reviewLetterWords } from './review-words.ts'
import type { Voice } from './voice.ts'

/** To the author of a review: published, refused and why, answered. */
export function reviewLetter(letter: ReviewOnLetter, { locale, shop }: Voice): LetterContent {
  const { what, product, title: ownTitle, refusedFor, answer, url, orderUrl, rulesUrl } = letter
  const say = reviewLetterWords[locale]
  const { title, lead } = say.letters[what]
  const name = product?.[locale]
  const isRefused = what === 'refused'
  const facts = [
    ...(name ? [{ label: say.product, value: name }] : []),
    { label: say.yourTitle, value: ownTitle },
    ...(refusedFor ? [{ label: say.reason, value: say.reasons[refusedFor] }] : []),
  ]
  return {
    subject: say.subject(say.review(name ?? null), shop.name),
    preview: lead,
    title,
    blocks: [
      paragraph(lead),
      { kind: 'facts', facts },
      ...(answer ? linesOf(answer) : []),
      ...(url ? [{ kind: 'button', label: say.open, url } as const] : []),
      ...(isRefused && orderUrl ? [{ kind: 'button', label: say.change, url: orderUrl } as const] : []),
      ...(orderUrl ? [note(say.changeText)] : []),
      ...(isRefused ? [note(say.appeal)] : []),
      { kind: 'link', label: say.rules, url: rulesUrl },
    ],
  }
}

/** To whoever reported one. */
export function reviewReportLetter(letter: ReportOnLetter, { locale, shop, set }: Voice): LetterContent {
  const { what, reference, reason, reportedAt, product, url, rulesUrl } = letter
  const say = reviewLetterWords[locale]
  const { title, lead } = say.reports[what]
  const facts = [
    { label: say.reference, value: reference },
    ...(product ? [{ label: say.product, value: product[locale] }] : []),
    { label: say.reason, value: say.reasons[reason] },
    { label: say.reportedOn, value: set.dayAndTime(reportedAt) },
  ]
  return {
    subject: say.subject(`${say.report} [${reference}]`, shop.name),
    preview: lead,
    title,
    blocks: [
      paragraph(lead),
      { kind: 'facts', facts },
      ...(url ? [{ kind: 'button', label: say.openProduct, url } as const] : []),
      ...(what === 'kept' ? [note(say.further)] : []),
      { kind: 'link', label: say.rules, url: rulesUrl },
    ],
  }
}

function linesOf(text: string): Block[] {
  return text.split(/\n+/).flatMap((line) => (line.trim() ? [paragraph(line.trim())] : []))
}
