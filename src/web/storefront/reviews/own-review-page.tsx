import type { Child } from 'hono/jsx'
import { namings, type Review, starValues, textMax } from '../../../domains/reviews/index.ts'
import { locales } from '../../../shared/locale.ts'
import { reasonWords } from '../../letters/review-words.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { described, Field, FieldError, Input } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { OwnReview } from './deps.ts'
import type { ReviewErrors, ReviewForm } from './review-form.ts'
import { reviewWords } from './review-words.ts'

type OwnReviewProps = {
  visit: Visit
  token: string
  unit: string
  own: OwnReview
  form: ReviewForm
  errors: ReviewErrors
  said?: string | undefined
  hurdle?: Child
}

/** Where a buyer writes a review, changes it and takes it back. */
export function OwnReviewView(props: OwnReviewProps) {
  const { visit, token, unit, own, said } = props
  const { locale } = visit
  const say = reviewWords[locale].form
  const title = say.title(own.productName[locale])
  const action = href(locale, 'orderReview', { token, unit })
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        {said && (
          <Notice kind="good" focus>
            {said}
          </Notice>
        )}
        {own.review ? <Standing visit={visit} review={own.review} /> : <p class="lead">{say.lead}</p>}
        <ReviewFields {...props} action={action} />
        {own.review && (
          <form class="stack review-delete" method="post" action={action}>
            <p class="soft">{say.deleteLead}</p>
            <p>
              <button type="submit" class="button" name="act" value="delete">
                {say.delete}
              </button>
            </p>
          </form>
        )}
        <p>
          <a class="lone-link" href={href(locale, 'reviewRules')}>
            {reviewWords[locale].rules}
          </a>
        </p>
      </div>
    </Layout>
  )
}

function Standing({ visit: { locale }, review }: { visit: Visit; review: Review }) {
  const say = reviewWords[locale].form
  return (
    <div class="stack">
      <Notice kind={review.state === 'published' ? 'good' : 'plain'}>
        <p>
          {say.states[review.state]}{' '}
          {review.refusedFor && <strong>{reasonWords[locale][review.refusedFor]}</strong>}
          {review.decideBy && say.waitingUntil(formatDate(review.decideBy, locale))}
        </p>
      </Notice>
      <p class="soft">{say.againNote}</p>
    </div>
  )
}

function ReviewFields({
  visit,
  token,
  own,
  form,
  errors,
  hurdle,
  action,
}: OwnReviewProps & { action: string }) {
  const { locale } = visit
  const say = reviewWords[locale].form
  return (
    <form class="stack" method="post" action={action}>
      <fieldset class="stack-tight">
        <legend class="group-label">{say.stars}</legend>
        {starValues.map((stars, index) => (
          <label class="choice">
            <input
              type="radio"
              name="stars"
              value={stars}
              required
              checked={form.stars === stars}
              autofocus={index === 0 && Boolean(errors.stars)}
              {...(errors.stars ? described({ id: 'stars', error: errors.stars }) : {})}
            />
            <span>{say.starNames[stars]}</span>
          </label>
        ))}
        {errors.stars && <FieldError id="stars" error={errors.stars} />}
      </fieldset>
      <Input
        id="title"
        name="title"
        required
        label={say.head}
        hint={say.headHint}
        error={errors.title}
        value={form.title}
        maxlength={textMax.title}
        autofocus={Boolean(errors.title)}
      />
      <Field id="body" label={say.body} hint={say.bodyHint} error={errors.body}>
        <textarea
          id="body"
          name="body"
          required
          rows={7}
          maxlength={textMax.body}
          autofocus={Boolean(errors.body)}
          {...described({ id: 'body', hint: say.bodyHint, error: errors.body })}
        >
          {form.body}
        </textarea>
      </Field>
      <fieldset class="stack-tight">
        <legend class="group-label">{say.naming}</legend>
        {namings.map((naming) => (
          <label class="choice">
            <input type="radio" name="naming" value={naming} checked={form.naming === naming} />
            <span>{say.namings[naming]}</span>
          </label>
        ))}
      </fieldset>
      <Input
        id="name"
        name="name"
        label={say.name}
        hint={say.nameHint}
        error={errors.name}
        value={form.name}
        autocomplete="given-name"
        maxlength={textMax.name}
        autofocus={Boolean(errors.name)}
      />
      <Field id="locale" label={say.locale}>
        <select id="locale" name="locale">
          {locales.map((each) => (
            <option value={each} selected={each === form.locale}>
              {reviewWords[locale].languages[each]}
            </option>
          ))}
        </select>
      </Field>
      {hurdle}
      <p class="actions">
        <button type="submit" class="button primary">
          {own.review ? say.again : say.send}
        </button>
        <a href={href(locale, 'order', { token })}>{say.back}</a>
      </p>
    </form>
  )
}
