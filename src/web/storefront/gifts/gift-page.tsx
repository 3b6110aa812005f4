import type { GiftOnPage } from '../../../domains/gifts/index.ts'
import type { KeyContent } from '../../../domains/keys/index.ts'
import { href } from '../../routes.ts'
import { Cover } from '../../ui/cover.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Seal } from '../../ui/seal.tsx'
import type { Visit } from '../../ui/visit.ts'
import { ActivationGuide, CopyKey, KeyText } from '../orders/key-card.tsx'
import { GiftEnvelope } from './gift-note.tsx'
import { giftWords } from './gift-words.ts'

export type GiftProps = {
  visit: Visit
  token: string
  gift: GiftOnPage
  isReady: boolean
  /** Only of one that was opened. */
  content: KeyContent | null
}

/** What a recipient sees: from whom, the words, what it is; then the key. Nothing of an order, and no price. */
export function GiftView(props: GiftProps) {
  const { visit, gift } = props
  const { locale } = visit
  const words = giftWords[locale].page
  const sender = gift.senderName ?? words.somebody
  const title = words.title(gift.recipientName)
  return (
    <Layout visit={visit} head={{ title, noindex: true, islands: gift.isOpen ? ['copy.js'] : [] }}>
      <article class="wrap narrow gift-page">
        <header class="gift-head">
          <p class="soft">{words.from(sender)}</p>
          <h1>{title}</h1>
        </header>
        {gift.message && (
          <figure class="gift-message">
            <figcaption class="visually-hidden">{words.message(sender)}</figcaption>
            <blockquote>
              {gift.message
                .split(/\n+/)
                .filter((line) => line.trim() !== '')
                .map((line) => (
                  <p>{line}</p>
                ))}
            </blockquote>
          </figure>
        )}
        <section class="key-card gift-card" id="gift">
          <div class="key-group-head">
            <Cover slug={gift.slug} colours={gift.colours} eager />
            <div>
              <h2>{gift.name[locale]}</h2>
              <p class="meta">
                {gift.platform.name}, {gift.region[locale]}
              </p>
            </div>
          </div>
          {gift.isOpen ? <OpenGift {...props} /> : <SealedGift {...props} />}
        </section>
        <section class="stack small soft">
          <h2 class="group-label">{words.why}</h2>
          <p>{words.whyText(sender, visit.shop.name)}</p>
          <p>
            <a href={href(locale, 'privacy')}>{words.policy}</a>
          </p>
        </section>
        {!gift.isOpen && <Decline {...props} />}
      </article>
    </Layout>
  )
}

function SealedGift({ visit: { locale }, token, isReady }: GiftProps) {
  const words = giftWords[locale].page
  return (
    <>
      <GiftEnvelope />
      {isReady ? (
        <form class="stack gift-open" method="post" action={href(locale, 'giftOpen', { token })}>
          <button type="submit" class="button primary">
            {words.open}
          </button>
          <p class="small soft">{words.openText}</p>
        </form>
      ) : (
        <p>{words.notYet}</p>
      )}
    </>
  )
}

function OpenGift({ visit, gift, content, isReady }: GiftProps) {
  const { m, locale } = visit
  const words = giftWords[locale].page
  const name = gift.name[locale]
  const id = `key-${gift.id}`
  return (
    <>
      <p class="visually-hidden" role="status">
        {words.openedText}
      </p>
      <div class="envelope opened">
        <span class="flap" aria-hidden="true" />
        <Seal broken />
        {content ? (
          <KeyText content={content} id={id} alt={m.key.image(name)} />
        ) : (
          <p>{isReady ? m.key.unreadable : words.notYet}</p>
        )}
      </div>
      {content && content.kind !== 'image' && (
        <div class="key-tools">
          <CopyKey visit={visit} id={id} name={name} />
        </div>
      )}
      <p class="small soft">{words.keep}</p>
      <ActivationGuide visit={visit} platform={gift.platform} />
      <p class="small soft">{words.brokenText}</p>
    </>
  )
}

function Decline({ visit: { locale }, token }: GiftProps) {
  const words = giftWords[locale].page
  return (
    <details class="disclosure">
      <summary>{words.decline}</summary>
      <form class="stack" method="post" action={href(locale, 'giftDecline', { token })}>
        <p>{words.declineText}</p>
        <p>
          <button type="submit" class="button">
            {words.declineButton}
          </button>
        </p>
      </form>
    </details>
  )
}

/** A gift that is over, or never was: honest words, and nothing of anybody. */
export function GiftOverView({
  visit,
  over,
}: {
  visit: Visit
  over: keyof (typeof giftWords)['en']['over']
}) {
  const { locale } = visit
  const words = giftWords[locale]
  const { title, text } = words.over[over]
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <p>
          <a class="button" href={href(locale, 'home')}>
            {words.toShop}
          </a>
        </p>
      </div>
    </Layout>
  )
}
