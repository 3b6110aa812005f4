import type { ProductCard } from '../../domains/catalog/index.ts'
import type { ProductId } from '../../shared/ids.ts'
import { formatMoney, plainAmount } from '../../shared/money.ts'
import { AccountPage } from '../account/account-layout.tsx'
import { href } from '../routes.ts'
import { AvailabilityNote } from '../ui/availability.tsx'
import { Cover } from '../ui/cover.tsx'
import { formatDate } from '../ui/dates.ts'
import { Input } from '../ui/field.tsx'
import { fullName } from '../ui/full-name.ts'
import { Price } from '../ui/price.tsx'
import type { Visit } from '../ui/visit.ts'
import type { WishLine } from './deps.ts'
import { wishWords } from './wish-words.ts'

export type WishlistProps = {
  visit: Visit
  lines: readonly WishLine[]
  said?: { kind: 'good' | 'bad'; text: string } | undefined
  /** What somebody meant to add before they signed in. */
  toAdd?: ProductCard | undefined
  /** An amount that was none, as it was typed. */
  wrong?: { productId: ProductId; typed: string } | undefined
}

/** What somebody wants to find again, and what they asked to be told of. */
export function WishlistView({ visit, lines, said, toAdd, wrong }: WishlistProps) {
  const { locale } = visit
  const say = wishWords[locale]
  const isNew = toAdd && !lines.some(({ wish }) => wish.productId === toAdd.id)
  return (
    <AccountPage visit={visit} title={say.title} here="accountWishlist" said={said}>
      {isNew && (
        <form method="post" action={href(locale, 'accountWishlist')}>
          <input type="hidden" name="act" value="add" />
          <button type="submit" class="button primary" name="product" value={toAdd.id}>
            {say.add(fullName(toAdd, locale))}
          </button>
        </form>
      )}
      {lines.length === 0 ? (
        <div class="empty">
          <h2>{say.emptyTitle}</h2>
          <p>{say.empty}</p>
          <a class="button" href={href(locale, 'catalogue')}>
            {say.shop}
          </a>
        </div>
      ) : (
        <>
          <p>
            {say.lead} <span class="soft">{say.letters}</span>
          </p>
          <ul class="wishes">
            {lines.map((line) => (
              <Line
                visit={visit}
                line={line}
                wrong={wrong?.productId === line.wish.productId ? wrong.typed : undefined}
              />
            ))}
          </ul>
        </>
      )}
    </AccountPage>
  )
}

function Line({ visit, line, wrong }: { visit: Visit; line: WishLine; wrong: string | undefined }) {
  const { locale, m } = visit
  const say = wishWords[locale]
  const { wish, product } = line
  const name = product ? fullName(product, locale) : say.gone
  return (
    <li class="wish" id={wish.id}>
      <div class="wish-product">
        {product ? <Cover slug={product.slug} colours={product.colours} eager /> : <span />}
        <div>
          <h2>{product ? <a href={href(locale, 'product', { slug: product.slug })}>{name}</a> : name}</h2>
          {product && (
            <>
              <p class="meta">
                {product.platform.name}, {product.region.name[locale]}
              </p>
              <AvailabilityNote m={m} locale={locale} availability={product.availability} />
              <Price m={m} locale={locale} price={product.price} regularPrice={product.regularPrice} />
            </>
          )}
        </div>
      </div>
      <form class="wish-asks" method="post" action={href(locale, 'accountWishlist')}>
        <input type="hidden" name="product" value={wish.productId} />
        {product && <Asks visit={visit} line={line} product={product} wrong={wrong} />}
        <p class="small soft">{say.keptUntil(formatDate(wish.keptUntil, locale))}</p>
        <p class="actions">
          {product && (
            <button type="submit" class="button" name="act" value="ask" aria-label={`${say.save}: ${name}`}>
              {say.save}
            </button>
          )}
          <button
            type="submit"
            class="text-button"
            name="act"
            value="remove"
            aria-label={`${say.remove}: ${name}`}
          >
            {say.remove}
          </button>
        </p>
      </form>
    </li>
  )
}

type AsksProps = { visit: Visit; line: WishLine; product: ProductCard; wrong: string | undefined }

function Asks({ visit: { locale }, line: { wish }, product, wrong }: AsksProps) {
  const say = wishWords[locale]
  const at = (date: Date) => formatDate(date, locale)
  const atMost = wish.price?.atMost
  const shown = atMost ? plainAmount(atMost) : ''
  const currency = atMost?.currency ?? product.price.currency
  return (
    <>
      <Tick
        id={`stock-${wish.id}`}
        name="stock"
        checked={wish.stock !== null}
        label={say.stock}
        note={wish.stock?.toldAt ? say.told.stock(at(wish.stock.toldAt)) : say.stockHint}
      />
      <div class="wish-price">
        <Tick
          id={`price-${wish.id}`}
          name="price"
          checked={wish.price !== null || wrong !== undefined}
          label={say.price}
          note={
            wish.price?.toldAt
              ? say.told.price(at(wish.price.toldAt))
              : say.priceHint(formatMoney(product.price, locale))
          }
        />
        <input type="hidden" name="currency" value={currency} />
        <Input
          id={`most-${wish.id}`}
          name="atMost"
          label={`${say.atMost} (${currency})`}
          error={wrong === undefined ? undefined : say.errors.amount}
          value={wrong ?? (locale === 'fr' ? shown.replace('.', ',') : shown)}
          autocomplete="off"
          maxlength={12}
          autofocus={wrong !== undefined}
        />
      </div>
    </>
  )
}

type TickProps = { id: string; name: string; checked: boolean; label: string; note: string }

function Tick({ id, name, checked, label, note }: TickProps) {
  return (
    <label class="choice" for={id}>
      <input id={id} type="checkbox" name={name} value="yes" checked={checked} />
      <span>{label}</span>
      <span class="hint">{note}</span>
    </label>
  )
}
