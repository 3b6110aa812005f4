import type { Child } from 'hono/jsx'
import type { Gift } from '../../../domains/gifts/index.ts'
import type { OrderLineOnPage, UnitOnPage } from '../../../domains/orders/index.ts'
import { href } from '../../routes.ts'
import { Cover } from '../../ui/cover.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { WaiverQuestions } from '../deps.ts'
import { GiftAnswers, GiftFields } from './gift-fields.tsx'
import { type GiftErrors, type GiftValues, giftFields } from './gift-form.ts'
import { standingOf } from './gift-note.tsx'
import { giftWords } from './gift-words.ts'

export type GiveProps = {
  visit: Visit
  token: string
  line: OrderLineOnPage
  unit: UnitOnPage
  /** The gift that the key is in; none while it is the buyer's. */
  gift: Gift | null
  values: GiftValues
  errors: GiftErrors
  questions: readonly WaiverQuestions[]
  now: Date
  refusal?: string | undefined
  /** Before one of its forms is taken again. */
  hurdle?: { of: 'card' | 'resend' | 'recall'; child: Child } | undefined
}

/** One page for a key that is given, that waits for its day, or that is under way. */
export function GiveView(props: GiveProps) {
  const { visit, token, line, unit, gift, errors, refusal } = props
  const { locale } = visit
  const words = giftWords[locale]
  const isSent = gift?.state === 'sent'
  const title = isSent ? words.sentTitle : gift ? words.changeTitle : words.title
  const wrong = giftFields.filter((field) => errors[field])
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow stack-wide">
        <header class="stack">
          <h1 class="page-title">{title}</h1>
          {!isSent && <p class="lead">{gift ? words.changeLead : words.lead}</p>}
        </header>
        <div class="key-group-head">
          <Cover slug={line.productSlug} colours={line.colours} eager />
          <div>
            <p>
              <strong>{line.name[locale]}</strong>
            </p>
            <p class="meta">
              {line.platform.name}, {line.region[locale]}
            </p>
            {gift && <p class="small soft">{standingOf(visit, gift, unit, props.now)}</p>}
          </div>
        </div>
        {(refusal || wrong.length > 0) && (
          <Notice kind="bad" focus={wrong.length === 0}>
            {refusal ?? <ErrorList errors={errors} />}
          </Notice>
        )}
        {!isSent && <CardForm {...props} />}
        {isSent && <Resend {...props} gift={gift} />}
        {gift && <Recall {...props} gift={gift} />}
        <p>
          <a href={`${href(locale, 'order', { token })}#${unit.id}`}>{words.back}</a>
        </p>
      </div>
    </Layout>
  )
}

function ErrorList({ errors }: { errors: GiftErrors }) {
  return (
    <ul>
      {giftFields.map(
        (field) =>
          errors[field] && (
            <li>
              <a href={`#${field}`}>{errors[field]}</a>
            </li>
          ),
      )}
    </ul>
  )
}

function CardForm({ visit, token, unit, gift, values, errors, questions, now, hurdle }: GiveProps) {
  const { locale } = visit
  const words = giftWords[locale]
  return (
    <form class="stack-wide" method="post" action={href(locale, 'orderGift', { token, unit: unit.id })}>
      {gift && <input type="hidden" name="gift" value={gift.id} />}
      <fieldset class="form-part stack">
        <legend class="visually-hidden">{words.card}</legend>
        <GiftFields {...{ visit, values, errors, now }} />
      </fieldset>
      {!gift && <GiftAnswers {...{ visit, questions, errors }} />}
      {hurdle?.of === 'card' && hurdle.child}
      <p>
        <button type="submit" class="button primary">
          {gift ? words.changeButton : words.button}
        </button>
      </p>
    </form>
  )
}

function Resend({ visit: { locale }, token, unit, gift, hurdle }: GiveProps & { gift: Gift }) {
  return (
    <form class="stack" method="post" action={href(locale, 'orderGiftResend', { token, unit: unit.id })}>
      <input type="hidden" name="gift" value={gift.id} />
      {hurdle?.of === 'resend' && hurdle.child}
      <p>
        <button type="submit" class="button">
          {giftWords[locale].resend}
        </button>
      </p>
    </form>
  )
}

function Recall({ visit: { locale }, token, unit, gift, hurdle }: GiveProps & { gift: Gift }) {
  const words = giftWords[locale]
  return (
    <section class="stack gift-recall">
      <h2>{words.recallTitle}</h2>
      <p>{words.recallText[gift.state === 'sent' ? 'sent' : 'scheduled']}</p>
      <form class="stack" method="post" action={href(locale, 'orderGiftRecall', { token, unit: unit.id })}>
        <input type="hidden" name="gift" value={gift.id} />
        {hurdle?.of === 'recall' && hurdle.child}
        <p>
          <button type="submit" class="button">
            {words.recall}
          </button>
        </p>
      </form>
    </section>
  )
}
