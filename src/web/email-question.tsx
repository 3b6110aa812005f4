import { suggestAddress } from '../domains/notifications/index.ts'
import { Checkbox } from './ui/field.tsx'
import type { Visit } from './ui/visit.ts'

/** An address that looks like a slip, and what was probably meant. */
export type EmailQuestion = { typed: string; meant: string }

/**
 * What an address on a form comes to. One that looks like a slip comes back with a question, once: whoever ticks it means the
 * other address, and whoever sends the form again as it is, insists. Nothing of the question's own fields is believed.
 */
export function settleEmail(
  body: Record<string, unknown>,
  typed: string,
): { email: string; question: EmailQuestion | null } {
  const meant = suggestAddress(typed)
  if (!meant) return { email: typed, question: null }
  if (body.email_asked !== typed) return { email: typed, question: { typed, meant } }
  return { email: body.email_meant === 'yes' ? meant : typed, question: null }
}

/** Stands below the field that it is about. */
export function EmailQuestionField({
  visit: { m },
  question,
}: {
  visit: Visit
  question: EmailQuestion | null | undefined
}) {
  if (!question) return null
  return (
    <fieldset class="email-question">
      <legend>{m.emailQuestion.ask(question.meant)}</legend>
      <div class="stack">
        <Checkbox
          id="email_meant"
          name="email_meant"
          label={m.emailQuestion.meant(question.meant)}
          autofocus
        />
        <p class="small soft">{m.emailQuestion.insist(question.typed)}</p>
        <input type="hidden" name="email_asked" value={question.typed} />
      </div>
    </fieldset>
  )
}
