import type { Child, PropsWithChildren } from 'hono/jsx'
import type { ProductCard } from '../../domains/catalog/index.ts'
import type { Wish } from '../../domains/wishlist/index.ts'
import { href } from '../routes.ts'
import { formatDate } from '../ui/dates.ts'
import { Input } from '../ui/field.tsx'
import { fullName } from '../ui/full-name.ts'
import { Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Visit } from '../ui/visit.ts'
import type { WishLine } from './deps.ts'
import { wishWords } from './wish-words.ts'

function Page({ visit, title, children }: PropsWithChildren<{ visit: Visit; title: string }>) {
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{title}</h1>
        {children}
      </div>
    </Layout>
  )
}

type TellMeProps = {
  visit: Visit
  product: Pick<ProductCard, 'slug' | 'name' | 'edition' | 'availability'>
  email: string
  error?: string | undefined
  hurdle?: Child
  sent?: boolean
}

/** For whoever has no account: one letter, when the product is back. */
export function TellMeView({ visit, product, email, error, hurdle, sent }: TellMeProps) {
  const { locale } = visit
  const say = wishWords[locale].tellMe
  const back = (
    <a class="lone-link" href={href(locale, 'product', { slug: product.slug })}>
      {say.back}
    </a>
  )
  if (sent) {
    return (
      <Page visit={visit} title={say.sentTitle}>
        <Notice kind="good" focus>
          {say.sent}
        </Notice>
        <p>{back}</p>
      </Page>
    )
  }
  return (
    <Page visit={visit} title={say.title(fullName(product, locale))}>
      {product.availability.kind === 'sold_out' ? (
        <form class="stack" method="post" action={href(locale, 'tellMe', { slug: product.slug })}>
          <p class="lead">{say.lead}</p>
          <Input
            id="email"
            name="email"
            type="email"
            required
            label={say.email}
            error={error}
            value={email}
            autocomplete="email"
            inputmode="email"
            maxlength={254}
            autofocus={Boolean(error)}
          />
          {hurdle}
          <p class="small soft">
            {say.agree} <a href={href(locale, 'privacy')}>{visit.m.footer.privacy}</a>
          </p>
          <p class="actions">
            <button type="submit" class="button primary">
              {say.send}
            </button>
            {back}
          </p>
        </form>
      ) : (
        <>
          <p class="lead">{say.isThere}</p>
          <p>{back}</p>
        </>
      )}
    </Page>
  )
}

const nameOf = (visit: Visit, { product }: Pick<WishLine, 'product'>) =>
  product ? fullName(product, visit.locale) : wishWords[visit.locale].product

/** Opening the link does nothing: programs do that before people. */
export function ConfirmView({ visit, token, line }: { visit: Visit; token: string; line: WishLine }) {
  const say = wishWords[visit.locale].confirm
  return (
    <Page visit={visit} title={say.title}>
      <p class="lead">{say.lead(nameOf(visit, line))}</p>
      <form method="post" action={href(visit.locale, 'tellMeConfirm', { token })}>
        <button type="submit" class="button primary">
          {say.button}
        </button>
      </form>
    </Page>
  )
}

export function ConfirmedView({ visit, wish }: { visit: Visit; wish: Wish }) {
  const { locale } = visit
  const say = wishWords[locale].confirm
  return (
    <Page visit={visit} title={say.doneTitle}>
      <Notice kind="good" focus>
        {say.done(formatDate(wish.keptUntil, locale))}
      </Notice>
    </Page>
  )
}

/** Two answers of equal weight; whoever changes their mind closes the page. */
export function StopView({ visit, token, line }: { visit: Visit; token: string; line: WishLine }) {
  const say = wishWords[visit.locale].stop
  return (
    <Page visit={visit} title={say.title}>
      <p class="lead">{(line.wish.confirmedAt ? say.lead : say.askedLead)(nameOf(visit, line))}</p>
      <form class="actions" method="post" action={href(visit.locale, 'tellMeStop', { token })}>
        <button type="submit" class="button" name="act" value="line">
          {say.line}
        </button>
        <button type="submit" class="button" name="act" value="all">
          {say.all}
        </button>
      </form>
    </Page>
  )
}

export function StoppedView({ visit, scope }: { visit: Visit; scope: 'line' | 'all' }) {
  const say = wishWords[visit.locale].stop
  return (
    <Page visit={visit} title={say.doneTitle}>
      <Notice kind="good" focus>
        {say.done[scope]}
      </Notice>
    </Page>
  )
}

export function LostWishView({ visit }: { visit: Visit }) {
  const say = wishWords[visit.locale].lost
  return (
    <Page visit={visit} title={say.title}>
      <p class="lead">{say.lead}</p>
    </Page>
  )
}
