import type { Child } from 'hono/jsx'
import { type PublishedReview, refusalReasons, textMax } from '../../../domains/reviews/index.ts'
import type { Translated } from '../../../shared/locale.ts'
import { reasonWords } from '../../letters/review-words.ts'
import { href } from '../../routes.ts'
import { Checkbox, described, Field, FieldError, Input } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { ReportErrors, ReportForm } from './review-form.ts'
import { reviewWords } from './review-words.ts'
import { StarRow } from './stars.tsx'

type ReportProps = {
  visit: Visit
  about: { review: PublishedReview; productName: Translated; slug: string }
  form: ReportForm
  errors: ReportErrors
  hurdle?: Child
  /** The reference of the report that was taken. */
  sent?: string
}

/** A notice in the words of regulation (EU) 2022/2065 art. 16(2): where, why, by whom, in good faith. */
export function ReportView(props: ReportProps) {
  const { visit, about, sent } = props
  const { locale } = visit
  const say = reviewWords[locale].reporting
  const title = sent ? say.sentTitle : say.title
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        {sent ? (
          <>
            <Notice kind="good" focus>
              {say.sent(sent)}
            </Notice>
            <p>
              <a class="lone-link" href={href(locale, 'product', { slug: about.slug })}>
                {about.productName[locale]}
              </a>
            </p>
          </>
        ) : (
          <>
            <p class="lead">{say.lead}</p>
            <blockquote class="review quoted" lang={about.review.locale}>
              <p>
                <StarRow stars={about.review.stars} locale={locale} /> <strong>{about.review.title}</strong>
              </p>
              <p class="review-body">{about.review.body}</p>
            </blockquote>
            <ReportFields {...props} />
          </>
        )}
      </div>
    </Layout>
  )
}

function ReportFields({ visit: { locale }, about, form, errors, hurdle }: ReportProps) {
  const say = reviewWords[locale].reporting
  return (
    <form class="stack" method="post" action={href(locale, 'reviewReport', { review: about.review.id })}>
      <fieldset class="stack-tight">
        <legend class="group-label">{say.reason}</legend>
        {refusalReasons.map((reason, index) => (
          <label class="choice">
            <input
              type="radio"
              name="reason"
              value={reason}
              required
              checked={form.reason === reason}
              autofocus={index === 0 && Boolean(errors.reason)}
            />
            <span>{reasonWords[locale][reason]}</span>
          </label>
        ))}
        {errors.reason && <FieldError id="reason" error={errors.reason} />}
      </fieldset>
      <Field id="words" label={say.words} hint={say.wordsHint} error={errors.words}>
        <textarea
          id="words"
          name="words"
          required
          rows={5}
          maxlength={textMax.words}
          autofocus={Boolean(errors.words)}
          {...described({ id: 'words', hint: say.wordsHint, error: errors.words })}
        >
          {form.words}
        </textarea>
      </Field>
      <Input
        id="name"
        name="name"
        required
        label={say.name}
        error={errors.name}
        value={form.name}
        autocomplete="name"
        maxlength={100}
        autofocus={Boolean(errors.name)}
      />
      <Input
        id="email"
        name="email"
        type="email"
        required
        label={say.email}
        hint={say.emailHint}
        error={errors.email}
        value={form.email}
        autocomplete="email"
        inputmode="email"
        maxlength={254}
        autofocus={Boolean(errors.email)}
      />
      <Checkbox id="good-faith" name="goodFaith" label={say.goodFaith} error={errors.goodFaith} />
      {hurdle}
      <p class="actions">
        <button type="submit" class="button primary">
          {say.send}
        </button>
      </p>
    </form>
  )
}
