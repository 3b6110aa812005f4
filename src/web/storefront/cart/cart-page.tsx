import type { PropsWithChildren } from 'hono/jsx'
import { type Cart, type CartLine, quantityMax } from '../../../domains/cart/index.ts'
import type { PricedCart } from '../../../domains/checkout/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { Cover } from '../../ui/cover.tsx'
import { currencyInWords } from '../../ui/currency-name.ts'
import { formatDate } from '../../ui/dates.ts'
import { fullName } from '../../ui/full-name.ts'
import { Icon } from '../../ui/icon.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PartList } from '../../ui/part-list.tsx'
import { vatNote } from '../../ui/vat-words.ts'
import type { Visit } from '../../ui/visit.ts'
import { whereItWorks } from '../../ui/where-it-works.ts'
import { CouponField, type CouponTry, DiscountRows } from './coupon-field.tsx'

type CartProps = { visit: Visit; cart: PricedCart | null; added: boolean; tried?: CouponTry }

export function CartView({ visit, cart, added, tried }: CartProps) {
  const { locale, m } = visit
  const lines = cart?.lines ?? []
  if (!cart || lines.length === 0) return <EmptyCart visit={visit} cart={cart} />
  return (
    <Layout visit={visit} head={{ title: m.cart.title, noindex: true }}>
      <div class="wrap">
        <h1 class="page-title">{m.cart.title}</h1>
        <div class="with-summary">
          <div class="stack">
            {added && <Notice kind="good">{m.cart.added}</Notice>}
            {cart.gone.length > 0 && <Notice>{m.cart.gone(cart.gone.length)}</Notice>}
            <InEuros visit={visit} cart={cart} />
            <ul class="lines" aria-label={m.cart.lines}>
              {lines.map((line) => (
                <Line visit={visit} line={line} />
              ))}
            </ul>
          </div>
          <aside class="summary">
            <DiscountRows visit={visit} cart={cart} />
            <p class="total">
              <span>{m.cart.total}</span>
              <strong>{formatMoney(cart.toPay, locale)}</strong>
            </p>
            <p class="small soft">{vatNote(visit.shop, locale, m.cart.vat)}</p>
            <CouponField visit={visit} cart={cart} tried={tried} />
            <a class="button primary wide" href={href(locale, 'checkout')}>
              {m.cart.checkout}
            </a>
            <a class="button wide" href={href(locale, 'catalogue')}>
              {m.cart.goOn}
            </a>
          </aside>
        </div>
      </div>
    </Layout>
  )
}

/** Why a cart is not in the currency that its visitor reads. */
export function InEuros({ visit: { locale, m }, cart }: { visit: Visit; cart: Cart }) {
  const { unpriced, lines } = cart
  if (!unpriced) return null
  const names = lines
    .filter(({ product }) => unpriced.productIds.includes(product.id))
    .map(({ product }) => fullName(product, locale))
  const listed = new Intl.ListFormat(locale).format(names)
  return <Notice>{m.cart.unpriced(listed, names.length, currencyInWords(unpriced.currency, locale))}</Notice>
}

function EmptyCart({ visit, cart }: { visit: Visit; cart: Cart | null }) {
  const { locale, m } = visit
  return (
    <Layout visit={visit} head={{ title: m.cart.title, noindex: true }}>
      <div class="wrap">
        {cart && cart.gone.length > 0 && <Notice>{m.cart.gone(cart.gone.length)}</Notice>}
        <div class="empty">
          <h1>{m.cart.empty}</h1>
          <p>{m.cart.emptyHint}</p>
          <a class="button primary" href={href(locale, 'catalogue')}>
            {m.cart.emptyAction}
          </a>
        </div>
      </div>
    </Layout>
  )
}

function Line({ visit, line }: { visit: Visit; line: CartLine }) {
  const { locale, m } = visit
  const { product, quantity, total } = line
  const name = fullName(product, locale)
  return (
    <li class="line">
      <Cover slug={product.slug} colours={product.colours} eager />
      <div class="line-text">
        <h2>
          <a href={href(locale, 'product', { slug: product.slug })}>{name}</a>
        </h2>
        <p class="meta">{whereItWorks(visit, product, product.parts.length)}</p>
        <PartList locale={locale} parts={product.parts} />
        <LineNotes visit={visit} line={line} />
      </div>
      <div class="line-price">
        <strong>{formatMoney(total, locale)}</strong>
        {quantity > 1 && <p class="small soft">{m.cart.each(formatMoney(product.price, locale))}</p>}
      </div>
      <div class="line-tools">
        <QuantitySteps visit={visit} line={line} name={name} />
        <LineForm visit={visit} line={line} quantity={0}>
          <button type="submit" class="text-button" aria-label={m.cart.removeLabel(name)}>
            {m.cart.remove}
          </button>
        </LineForm>
      </div>
    </li>
  )
}

function QuantitySteps({ visit, line, name }: { visit: Visit; line: CartLine; name: string }) {
  const { m } = visit
  const { quantity, product } = line
  const most = product.availability.kind === 'few' ? product.availability.left : quantityMax
  return (
    <fieldset class="stepper">
      <legend class="visually-hidden">{m.cart.quantity(name)}</legend>
      <LineForm visit={visit} line={line} quantity={quantity - 1}>
        <button type="submit" aria-label={m.cart.fewer(name)} disabled={quantity <= 1}>
          <Icon name="minus" />
        </button>
      </LineForm>
      <output>{quantity}</output>
      <LineForm visit={visit} line={line} quantity={quantity + 1}>
        <button type="submit" aria-label={m.cart.moreOf(name)} disabled={quantity >= most}>
          <Icon name="plus" />
        </button>
      </LineForm>
    </fieldset>
  )
}

function LineForm(props: PropsWithChildren<{ visit: Visit; line: CartLine; quantity: number }>) {
  const { locale } = props.visit
  return (
    <form method="post" action={href(locale, 'cartLine', { productId: props.line.product.id })}>
      <input type="hidden" name="quantity" value={String(props.quantity)} />
      {props.children}
    </form>
  )
}

function LineNotes({ visit: { locale, m }, line }: { visit: Visit; line: CartLine }) {
  const { product, seenPrice, quantity } = line
  const { availability } = product
  const left = availability.kind === 'sold_out' ? 0 : availability.kind === 'few' ? availability.left : null
  return (
    <>
      {availability.kind === 'preorder' && (
        <p class="small">{m.cart.preorder(formatDate(availability.releaseAt, locale))}</p>
      )}
      {seenPrice && (
        <p class="line-note">
          {seenPrice.minor < product.price.minor
            ? m.cart.priceRose(formatMoney(seenPrice, locale))
            : m.cart.priceFell(formatMoney(seenPrice, locale))}
        </p>
      )}
      {left !== null && left < quantity && <p class="error">{m.cart.notEnough(left)}</p>}
    </>
  )
}
