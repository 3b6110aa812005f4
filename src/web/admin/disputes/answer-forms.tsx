import { href } from '../../routes.ts'
import { Checkbox, described, Field } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import type { OpenedDispute } from './deps.ts'

type Props = { visit: AdminVisit; dispute: OpenedDispute['dispute']; words: string }

/** The staff's own words: kept as a draft as often as they like. */
export function DraftForm({ visit, dispute, words }: Props) {
  const say = visit.m.disputeDesk
  const hint = say[dispute.stage === 'appeal' ? 'appealWordsHint' : 'wordsHint']
  return (
    <form
      class="stack narrow-form"
      method="post"
      action={href(visit.locale, 'adminDisputeDraft', { dispute: dispute.id })}
    >
      <Field id="words" label={say.words} hint={hint}>
        <textarea id="words" name="words" rows={8} maxlength={10_000} {...described({ id: 'words', hint })}>
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

/**
 * What is done once. The words and the question that were read are sent with it, so nobody sends what somebody else has typed
 * meanwhile, or answers what the bank has asked since.
 */
export function AnswerForm({ visit, dispute, words, error }: Props & { error?: string | undefined }) {
  const say = visit.m.disputeDesk.step
  return (
    <section>
      <h2>{say.title}</h2>
      <form
        class="stack narrow-form"
        method="post"
        action={href(visit.locale, 'adminDisputeAnswer', { dispute: dispute.id })}
      >
        <p>{say.lead}</p>
        <input type="hidden" name="round" value={dispute.round} />
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
          <a href={href(visit.locale, 'adminDispute', { dispute: dispute.id })}>{say.back}</a>
        </p>
      </form>
    </section>
  )
}
