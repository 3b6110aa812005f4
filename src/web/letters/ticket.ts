import type { TicketOnLetter } from '../../domains/notifications/after-sale-on-letter.ts'
import { href } from '../routes.ts'
import { type Block, type LetterContent, note, paragraph } from './content.ts'
import { ticketWords } from './ticket-words.ts'
import type { Voice } from './voice.ts'

/** What happened with a question: taken, answered, solved, about to close, closed. */
export function ticketLetter(letter: TicketOnLetter, { locale, shop, set }: Voice): LetterContent {
  const { what, reference, subject, url, answer, answerBy, closesAt, rating, thread } = letter
  const say = ticketWords[locale]
  const { title, lead } = say.letters[what]
  const facts = [
    { label: say.reference, value: reference },
    { label: say.about, value: say.subjects[subject] },
    ...(what === 'opened' && answerBy ? [{ label: say.answerBy, value: set.dayAndTime(answerBy) }] : []),
    ...(closesAt ? [{ label: say.closesAt, value: set.dayAndTime(closesAt) }] : []),
  ]
  return {
    // One subject for all of them, so that mail programs keep them together.
    subject: say.subject(say.subjects[subject], reference, shop.name),
    preview: answer ? answer.body.slice(0, 120) : lead,
    title,
    blocks: [
      ...(answer ? wordsOf(answer.body) : [paragraph(lead)]),
      ...(answer && answer.files > 0 ? [note(say.files(answer.files))] : []),
      { kind: 'button', label: say.open, url },
      ...(what === 'opened'
        ? [{ kind: 'link' as const, label: say.help, url: shop.baseUrl + href(locale, 'help') }]
        : []),
      ...(rating ? askedWith(say, rating) : []),
      { kind: 'facts', facts },
      note(thread.replyTo ? say.reply : say.replyOnPage),
    ],
  }
}

function wordsOf(body: string): Block[] {
  return body.split(/\n+/).flatMap((line) => (line.trim() ? [paragraph(line.trim())] : []))
}

function askedWith(
  { helped, good, bad }: (typeof ticketWords)['en'],
  rating: NonNullable<TicketOnLetter['rating']>,
): Block[] {
  return [
    paragraph(helped),
    {
      kind: 'choice',
      options: [
        { ...good, url: rating.good },
        { ...bad, url: rating.bad },
      ],
    },
  ]
}
