import type { PrivacyRequestOnLetter } from '../../domains/notifications/account-on-letter.ts'
import { type Block, type LetterContent, note, paragraph } from './content.ts'
import { requestWords } from './privacy-request-words.ts'
import type { Voice } from './voice.ts'

/** What happened to a request about personal data; a refusal says how to complain (GDPR Art. 12(3), (4)). */
export function privacyRequest(letter: PrivacyRequestOnLetter, voice: Voice): LetterContent {
  const { locale, shop, set } = voice
  const { what, reference, kind, receivedOn, dueOn, words, proof, endsAt } = letter
  const say = requestWords[locale]
  const { title, lead, care } = say.letters[what]
  const isOpen = what === 'received' || what === 'proof' || what === 'extended'
  const facts = [
    { label: say.reference, value: reference },
    { label: say.about, value: say.kinds[kind] },
    { label: say.received, value: set.calendarDay(receivedOn) },
    ...(isOpen ? [{ label: say.due, value: set.calendarDay(dueOn) }] : []),
    ...(endsAt ? [{ label: say.ends, value: set.day(endsAt) }] : []),
    ...(proof ? [{ label: say.until, value: set.dayAndTime(proof.until) }] : []),
  ]
  const button: Block[] = proof ? [{ kind: 'button', label: say.confirm, url: proof.url }] : []
  return {
    subject: say.subject(reference, shop.name),
    preview: lead,
    title,
    blocks: [
      paragraph(lead),
      ...(words ?? '').split(/\n+/).flatMap((line) => (line.trim() ? [paragraph(line.trim())] : [])),
      ...button,
      { kind: 'facts', facts },
      note(care),
    ],
  }
}
