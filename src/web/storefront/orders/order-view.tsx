import type { Gift } from '../../../domains/gifts/index.ts'
import type { DocumentInList } from '../../../domains/invoicing/index.ts'
import type { OrderLineOnPage, OrderOnPage } from '../../../domains/orders/index.ts'
import type { UnitId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { Cover } from '../../ui/cover.tsx'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { countryName, vatWords } from '../../ui/vat-words.ts'
import type { Visit } from '../../ui/visit.ts'
import { type EmailFormState, RefusedEmail } from './email-form.tsx'
import { KeyCard, type UnitWithKey } from './key-card.tsx'
import { OrderDetails } from './order-details.tsx'
import { OrderLetters } from './order-letters.tsx'
import {
  countUnits,
  hasUnit,
  isGivenUp,
  leadOf,
  progressOf,
  titleOf,
  unitsIn,
  versionOf,
} from './order-status.ts'

export type OrderLineWithKeys = Omit<OrderLineOnPage, 'units'> & { units: UnitWithKey[] }
export type OrderViewProps = {
  visit: Visit
  token: string
  order: OrderOnPage
  lines: readonly OrderLineWithKeys[]
  documents: readonly DocumentInList[]
  now: Date
  gifts: ReadonlyMap<UnitId, Gift>
  /** Said once, after something that the buyer just did. */
  message?: { kind: 'good' | 'bad'; text: string } | undefined
  emailForm?: EmailFormState | undefined
}

const refreshSeconds = 5

export function OrderView(props: OrderViewProps) {
  const { visit, order, token, message } = props
  const { m } = visit
  return (
    <Layout
      visit={visit}
      head={{
        title: m.order.title(order.number),
        noindex: true,
        islands: order.settled ? ['copy.js'] : ['copy.js', 'order-status.js'],
        ...(!order.settled && { refreshSeconds }),
      }}
    >
      <p class="visually-hidden" role="status" id="order-news" data-news={m.order.refreshed} />
      <div
        class="wrap"
        id="order"
        data-version={versionOf(order)}
        data-settled={order.settled ? 'yes' : 'no'}
      >
        <OrderHead {...props} />
        <div class="with-summary">
          <div class="stack-wide">
            {message && (
              <Notice kind={message.kind} focus>
                {message.text}
              </Notice>
            )}
            {order.emailRefused && <RefusedEmail {...props} form={props.emailForm} />}
            {order.state === 'awaiting_choice' && <ShortageChoice {...props} />}
            {order.countryQuestion && <CountryQuestion {...props} about={order.countryQuestion} />}
            <Keys {...props} />
            {order.paidAt && !order.emailRefused && order.state !== 'refunded' && (
              <OrderLetters {...{ visit, order, token }} form={props.emailForm} />
            )}
          </div>
          <OrderDetails {...{ visit, order, token, documents: props.documents }} />
        </div>
      </div>
    </Layout>
  )
}

function OrderHead({ visit, token, order, gifts }: OrderViewProps) {
  const { m, locale } = visit
  const isUnpaid = order.state === 'placed' || order.state === 'awaiting_payment'
  return (
    <header class="order-head">
      <p class="soft">{m.order.title(order.number)}</p>
      <h1>{titleOf(visit, order)}</h1>
      <p class="lead">{leadOf(visit, order)}</p>
      <Timeline {...{ visit, order, gifts }} />
      {isUnpaid && (
        <div class="actions">
          <form method="post" action={href(locale, 'orderPay', { token })}>
            <button type="submit" class="button primary">
              {m.order.pay}
            </button>
          </form>
          <CancelForm {...{ visit, token }} />
        </div>
      )}
      {order.state === 'in_review' && order.reviewUntil && <CancelForm {...{ visit, token }} />}
      {isGivenUp(order) && (
        <a class="button" href={href(locale, 'catalogue')}>
          {m.order.again}
        </a>
      )}
    </header>
  )
}

function CancelForm({ visit: { m, locale }, token }: Pick<OrderViewProps, 'visit' | 'token'>) {
  return (
    <form method="post" action={href(locale, 'orderCancel', { token })}>
      <button type="submit" class="text-button">
        {m.order.cancel}
      </button>
    </form>
  )
}

function Timeline({ visit: { m, locale }, order, gifts }: Pick<OrderViewProps, 'visit' | 'order' | 'gifts'>) {
  const steps = progressOf(order, gifts)
  const last = steps.findLastIndex(({ reached }) => reached)
  if (steps.length === 0) return null
  return (
    <ol class="timeline" aria-label={m.order.steps.label}>
      {steps.map(({ step, reached, at }, index) => (
        <li class={reached ? 'reached' : undefined} aria-current={index === last ? 'step' : undefined}>
          <span>{m.order.steps[step]}</span>
          {reached && at && <small>{formatDate(at, locale, 'dateTime')}</small>}
        </li>
      ))}
    </ol>
  )
}

function Keys(props: OrderViewProps) {
  const { visit, token, order, lines } = props
  const { m, locale } = visit
  const sealed = unitsIn(order, 'sealed').length
  return (
    <section class="stack-wide" aria-labelledby="keys-title">
      <div class="shelf-head">
        <h2 id="keys-title">{isGivenUp(order) ? m.order.ordered : m.order.keys(countUnits(order))}</h2>
        {sealed > 1 && <a href={href(locale, 'orderReveal', { token })}>{m.order.openAll(sealed)}</a>}
      </div>
      {lines.map((line) => (
        <section class="key-group">
          <div class="key-group-head">
            <Cover slug={line.productSlug} colours={line.colours} eager />
            <div>
              <h3>{line.name[locale]}</h3>
              <p class="meta">
                {line.platform.name}, {line.region[locale]}
              </p>
              {line.bundle && <p class="meta">{m.bundle.bought(line.bundle.name[locale])}</p>}
            </div>
          </div>
          <ul class="key-list">
            {line.units.map((unit, index) => (
              <KeyCard
                visit={visit}
                token={token}
                order={order}
                line={line}
                unit={unit}
                sealTime={props.now}
                gift={props.gifts.get(unit.id)}
                label={line.units.length > 1 ? m.order.keyOf(index + 1, line.units.length) : m.order.key}
              />
            ))}
          </ul>
        </section>
      ))}
      {(hasUnit(order, 'sealed') || hasUnit(order, 'given')) && (
        <p class="small soft">
          {m.order.withdrawUntil(formatDate(order.withdrawUntil, locale))}{' '}
          <a href={href(locale, 'orderWithdraw', { token })}>{m.order.withdrawLink}</a>
        </p>
      )}
    </section>
  )
}

type Asked = NonNullable<OrderOnPage['countryQuestion']>

/** Answers of equal weight, none of them chosen beforehand. */
function CountryQuestion({ visit: { locale }, token, about }: OrderViewProps & { about: Asked }) {
  const { asked } = vatWords[locale]
  const named = (code: string) => countryName(code, locale)
  return (
    <section class="notice choice-box" aria-labelledby="country-title">
      <div class="stack">
        <h2 id="country-title">{asked.title}</h2>
        <p>{asked.text(named(about.declared), named(about.card), named(about.network))}</p>
        <form class="actions" method="post" action={href(locale, 'orderCountry', { token })}>
          {about.choices.map((code) => (
            <button type="submit" class="button" name="country" value={code}>
              {named(code)}
            </button>
          ))}
        </form>
      </div>
    </section>
  )
}

function ShortageChoice({ visit: { m, locale }, token, order }: OrderViewProps) {
  return (
    <section class="notice choice-box">
      <div class="stack">
        <h2>{m.order.shortage.title}</h2>
        <p>{m.order.shortage.text}</p>
        <form class="actions" method="post" action={href(locale, 'orderShortage', { token })}>
          <button type="submit" class="button" name="choice" value="wait">
            {m.order.shortage.wait}
          </button>
          <button type="submit" class="button" name="choice" value="refund">
            {m.order.shortage.refund}
          </button>
        </form>
        {order.shortageChoiceDueAt && (
          <p class="small soft">
            {m.order.shortage.due(formatDate(order.shortageChoiceDueAt, locale, 'dateTimeInZone'))}
          </p>
        )}
      </div>
    </section>
  )
}
