import type { DisputeId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { Checkbox, described, Field } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'

type Props = { visit: AdminVisit; id: DisputeId; words: string }

/** The staff's own words: kept as a draft as often as they like. */
export function DraftForm({ visit, id, words }: Props) {
  const say = visit.m.disputeDesk
  return (
    <form
      class="stack narrow-form"
      method="post"
      action={href(visit.locale, 'adminDisputeDraft', { dispute: id })}
    >
      <Field id="words" label={say.words} hint={say.wordsHint}>
        <textarea
          id="words"
          name="words"
          rows={8}
          maxlength={10_000}
          {...described({ id: 'words', hint: say.wordsHint })}
        >
          {words}
        </textarea>
      </Field>
      <p class="actions">
        <button type="submit" class="button primary" name="next" value="review">
          {say.review}
        </button>
        <button type="submit" class="button" name="next" value="stay">
          {say.save}
        </button>
      </p>
    </form>
  )
}

/** What is done once. The words that were read are sent with it, so nobody sends what somebody else has typed meanwhile. */
export function AnswerForm({ visit, id, words, error }: Props & { error?: string | undefined }) {
  const say = visit.m.disputeDesk.step
  return (
    <section>
      <h2>{say.title}</h2>
      <form
        class="stack narrow-form"
        method="post"
        action={href(visit.locale, 'adminDisputeAnswer', { dispute: id })}
      >
        <p>{say.lead}</p>
        <textarea name="words" hidden aria-label={visit.m.disputeDesk.words}>
          {words}
        </textarea>
        <Checkbox id="confirm" name="confirm" label={say.confirm} error={error} />
        <p class="actions">
          <button type="submit" class="button primary" name="act" value="send">
            {say.send}
          </button>
          <button type="submit" class="button" name="act" value="accept">
            {say.accept}
          </button>
        </p>
        <p>
          <a href={href(visit.locale, 'adminDispute', { dispute: id })}>{say.back}</a>
        </p>
      </form>
    </section>
  )
}
