import { type Complaint, findMessage } from '../../../domains/replacement/index.ts'
import { href } from '../../routes.ts'
import { Notice } from '../../ui/notice.tsx'
import { brokenWords } from './broken-words.ts'
import { BrokenFrame, type BrokenProps } from './problem-page.tsx'

type ComplaintProps = BrokenProps & { complaint: Complaint; refusal?: string | undefined }

/** What came of a complaint so far, and what its customer may still decide. */
export function ComplaintView({ visit, token, about, complaint, refusal }: ComplaintProps) {
  const { locale } = visit
  const words = brokenWords[locale]
  const { state, platform, message, id } = complaint
  const say = words.state[state === 'replaced' ? 'closed' : state]
  const said = findMessage(platform, message)
  const mayChoose = state === 'choosing' || state === 'waiting'
  return (
    <BrokenFrame visit={visit} token={token} about={about} title={say.title}>
      {refusal && <Notice kind="bad">{refusal}</Notice>}
      <p class="lead">{say.text}</p>
      {say === words.state.closed && (
        <p>
          <a class="button" href={`${href(locale, 'orderTicket', { token })}?unit=${about.unit.id}`}>
            {words.ask}
          </a>
        </p>
      )}
      {said && (
        <figure>
          <figcaption class="soft small">{words.says(about.line.platform.name)}</figcaption>
          <blockquote>
            <p>{said.text[locale]}</p>
          </blockquote>
        </figure>
      )}
      {mayChoose && (
        <form
          class="actions"
          method="post"
          action={href(locale, 'orderBrokenChoice', { token, unit: about.unit.id })}
        >
          <input type="hidden" name="complaint" value={id} />
          {state === 'choosing' && (
            <button type="submit" class="button" name="choice" value="wait">
              {words.wait}
            </button>
          )}
          <button type="submit" class="button" name="choice" value="refund">
            {words.refund}
          </button>
        </form>
      )}
    </BrokenFrame>
  )
}
