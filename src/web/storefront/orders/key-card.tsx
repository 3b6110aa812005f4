import type { Gift } from '../../../domains/gifts/index.ts'
import type { KeyContent } from '../../../domains/keys/index.ts'
import type { OrderLineOnPage, OrderOnPage, UnitOnPage } from '../../../domains/orders/index.ts'
import { href } from '../../routes.ts'
import { ActivationSteps } from '../../ui/activation-steps.tsx'
import { formatDate } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Seal } from '../../ui/seal.tsx'
import type { Visit } from '../../ui/visit.ts'
import { GiftEnvelope, GiftNote, GiveLink } from '../gifts/gift-note.tsx'
import { knowledgeWords } from '../knowledge/knowledge-words.ts'
import { reviewWords } from '../reviews/review-words.ts'

export type UnitWithKey = UnitOnPage & { key: KeyContent | null }

type KeyCardProps = {
  visit: Visit
  token: string
  order: OrderOnPage
  line: OrderLineOnPage
  unit: UnitWithKey
  /** "Key 2 of 3", when the line has more than one. */
  label: string
  sealTime: Date
  /** The gift that the key is in, or was in last. */
  gift: Gift | undefined
}

/** One bought key: a sealed envelope, an opened one with the key on it, or the reason why there is none. */
export function KeyCard(props: KeyCardProps) {
  const { unit, label, gift, sealTime: now } = props
  const isGiven = gift && ['scheduled', 'sent', 'opened'].includes(gift.state)
  return (
    <li class={`key-card ${unit.state.kind}`} id={unit.id}>
      <h4>{label}</h4>
      <Face {...props} />
      {isGiven && !isOver.includes(unit.state.kind) && <GiftNote {...props} gift={gift} now={now} />}
      {unit.state.kind === 'given_open' && <GivenOpenTools {...props} />}
    </li>
  )
}

const isOver: readonly string[] = ['refunding', 'refunded', 'released']

function Face(props: KeyCardProps) {
  const { visit, unit, line, sealTime } = props
  const { m } = visit
  const { state } = unit
  switch (state.kind) {
    case 'sealed':
      return <SealedFace {...props} />
    case 'opening': {
      const isLong = sealTime.getTime() - state.since.getTime() > longOpeningMillis
      return (
        <>
          <Envelope />
          <Note title={m.key.opening} text={isLong ? m.key.openingLong : m.key.openingText} />
        </>
      )
    }
    case 'open':
      return <OpenFace {...props} />
    case 'given':
      return <GiftEnvelope />
    case 'given_open':
      return null
    case 'waiting_for_payment':
      return <Note title={m.key.waiting} text={m.key.waitingText} />
    case 'missing':
      return <Note title={m.key.missing} text={m.key.missingText} />
    case 'backordered':
      return <BackorderNote {...props} promisedBy={state.promisedBy} />
    case 'withheld':
      return <Note title={m.key.withheld} text={m.key.withheldText} />
    case 'refunding':
      return <Note title={m.key.refunding} text={m.key.refundingText} />
    case 'refunded':
      return <Note title={m.key.refunded} text={m.key.refundedText} />
    case 'released':
      // A product that was ordered before its release had no key yet that could go back.
      return line.releaseAt ? (
        <Note title={m.key.preorderEnded} text={m.key.preorderEndedText} />
      ) : (
        <Note title={m.key.released} text={m.key.releasedText} />
      )
  }
}

function BackorderNote(props: KeyCardProps & { promisedBy: Date | null }) {
  const { visit, order, line, promisedBy, sealTime } = props
  const { m, locale } = visit
  const date = (at: Date) => formatDate(at, locale)
  const release = line.releaseAt && line.releaseAt > sealTime ? date(line.releaseAt) : null
  if (!order.paidAt) {
    const text = release ? m.key.unpaidPreorderText(release) : m.key.unpaidText
    return <Note title={m.key.waiting} text={text} />
  }
  if (release) return <Note title={m.key.preordered} text={m.key.preorderText(release)} />
  const text = promisedBy ? m.key.backorderedText(date(promisedBy)) : m.key.backorderedOpen
  return <Note title={m.key.backordered} text={text} />
}

const longOpeningMillis = 60_000

function SealedFace(props: KeyCardProps) {
  const { visit, token, line, unit, gift } = props
  const { m, locale } = visit
  const address = `${href(locale, 'orderReveal', { token })}?unit=${unit.id}`
  return (
    <>
      <Envelope />
      <Note title={m.key.sealed} text={m.key.sealedText} />
      <a class="button primary" href={address} aria-label={m.key.openLabel(line.name[locale])}>
        {m.key.open}
      </a>
      <GiveLink {...{ visit, token, unit, gift, product: line.name[locale] }} />
    </>
  )
}

/** Theirs to read; when it does not work it is the buyer who gets them another. */
function GivenOpenTools({ visit: { m, locale }, token, unit }: KeyCardProps) {
  return (
    <p class="small">
      <a href={href(locale, 'orderBroken', { token, unit: unit.id })}>{m.key.broken}</a>
    </p>
  )
}

function OpenFace({ visit, token, line, unit }: KeyCardProps) {
  const { m, locale } = visit
  const name = line.name[locale]
  const { platform } = line
  return (
    <>
      <div class="envelope opened">
        <span class="flap" aria-hidden="true" />
        <Seal broken />
        {unit.key ? (
          <KeyText content={unit.key} id={`key-${unit.id}`} alt={m.key.image(name)} />
        ) : (
          <p>{m.key.unreadable}</p>
        )}
      </div>
      <div class="key-tools">
        {unit.key && unit.key.kind !== 'image' && <CopyKey visit={visit} id={`key-${unit.id}`} name={name} />}
        <a class="small" href={href(locale, 'orderBroken', { token, unit: unit.id })}>
          {m.key.broken}
        </a>
        <a
          class="small"
          href={href(locale, 'orderReview', { token, unit: unit.id })}
          aria-label={`${reviewWords[locale].write}: ${name}`}
        >
          {reviewWords[locale].write}
        </a>
      </div>
      <ActivationGuide visit={visit} platform={platform} />
    </>
  )
}

/** Shown by the script that copies. */
export function CopyKey({ visit: { m }, id, name }: { visit: Visit; id: string; name: string }) {
  return (
    <button
      type="button"
      class="button"
      hidden
      data-copy={id}
      data-copied={m.key.copied}
      aria-label={m.key.copyLabel(name)}
    >
      <Icon name="copy" />
      <span aria-live="polite">{m.key.copy}</span>
    </button>
  )
}

export function ActivationGuide({
  visit,
  platform,
}: {
  visit: Visit
  platform: OrderLineOnPage['platform']
}) {
  const { m, locale } = visit
  return (
    <details class="disclosure">
      <summary>{m.key.guide(platform.name)}</summary>
      <div class="prose">
        <ActivationSteps {...{ visit, platform }} />
        <p>
          <a href={`${href(locale, 'help')}?platform=${platform.code}`}>
            {knowledgeWords[locale].helpOn(platform.name)}
          </a>
        </p>
      </div>
    </details>
  )
}

function Envelope() {
  return (
    <div class="envelope">
      <span class="flap" aria-hidden="true" />
      <Seal />
    </div>
  )
}

function Note({ title, text }: { title: string; text: string }) {
  return (
    <div class="key-note">
      <strong>{title}</strong>
      <p>{text}</p>
    </div>
  )
}

/** The groups are set apart by the stylesheet, so that selecting or copying gives the key and nothing else. */
export function KeyText({ content, id, alt }: { content: KeyContent; id: string; alt: string }) {
  switch (content.kind) {
    case 'text':
      return (
        <code class="key-text" id={id} data-groups={isHyphened(content.text) ? 'hyphened' : undefined}>
          {groupsOf(content.text).map((group) => (
            <span>{group}</span>
          ))}
        </code>
      )
    case 'lines':
      return (
        <pre class="key-lines" id={id}>
          {content.lines.join('\n')}
        </pre>
      )
    case 'image':
      return (
        <img
          class="key-image"
          src={`data:${content.mediaType};base64,${content.bytes.toString('base64')}`}
          alt={alt}
        />
      )
  }
}

/** A key is broken between its groups only: what a hyphen ends stays whole. */
function groupsOf(text: string): string[] {
  if (isHyphened(text)) return text.split(/(?<=-)/)
  if (!/^[A-Za-z0-9]{10,}$/.test(text)) return [text]
  return text.match(text.length % 4 === 0 ? /.{1,4}/g : /.{1,5}/g) ?? [text]
}

const isHyphened = (text: string) => /^[A-Za-z0-9]+(-[A-Za-z0-9]+)+$/.test(text)
