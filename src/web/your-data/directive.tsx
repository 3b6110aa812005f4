import type { Directive } from '../../domains/privacy/index.ts'
import { described, Field, Input } from '../ui/field.tsx'
import type { Visit } from '../ui/visit.ts'

const wishes = ['none', 'erase', 'hand_over'] as const

export type DirectiveForm = { wish: string; trustee: string; words: string }
type DirectiveProps = {
  visit: Visit
  directive: Directive | null
  action: string
  /** What was typed, and why it was not kept. */
  tried?: { form: DirectiveForm; error: string } | undefined
}

/** What shall become of the data after its owner's death (French law 78-17, Art. 85). */
export function DirectiveSection({ visit, directive, action, tried }: DirectiveProps) {
  const words = visit.m.yourData
  const form = tried?.form ?? {
    wish: directive?.wish ?? 'none',
    trustee: directive?.trustee ?? '',
    words: directive?.words ?? '',
  }
  const error = tried?.error
  return (
    <section id="directive">
      <h2>{words.directiveTitle}</h2>
      <p>{words.directive}</p>
      <form class="stack" method="post" action={action}>
        <fieldset class="choices">
          <legend class="group-label">{words.wish}</legend>
          {wishes.map((wish) => (
            <label class="choice">
              <input type="radio" name="wish" value={wish} checked={wish === form.wish} />
              <span>{words.wishes[wish]}</span>
            </label>
          ))}
        </fieldset>
        <Input
          id="trustee"
          name="trustee"
          label={words.trustee}
          hint={words.trusteeHint}
          error={error}
          value={form.trustee}
          autocomplete="off"
          maxlength={300}
          autofocus={Boolean(error)}
        />
        <Field id="words" label={words.words} hint={words.wordsHint}>
          <textarea
            id="words"
            name="words"
            rows={4}
            maxlength={2000}
            {...described({ id: 'words', hint: words.wordsHint })}
          >
            {form.words}
          </textarea>
        </Field>
        <p>
          <button type="submit" class="button" name="act" value="directive">
            {words.save}
          </button>
        </p>
      </form>
    </section>
  )
}

export type ParsedDirective =
  | { ok: true; directive: Directive | null }
  | { ok: false; reason: 'tooLong' | 'trusteeMissing' }

/** `none` takes a directive back, whatever else was typed. */
export function parseDirective({ wish, trustee, words }: DirectiveForm): ParsedDirective {
  if (wish !== 'erase' && wish !== 'hand_over') return { ok: true, directive: null }
  if (trustee.length > 300 || words.length > 2000) return { ok: false, reason: 'tooLong' }
  if (wish === 'hand_over' && trustee === '') return { ok: false, reason: 'trusteeMissing' }
  return { ok: true, directive: { wish, trustee: trustee || null, words: words || null } }
}
