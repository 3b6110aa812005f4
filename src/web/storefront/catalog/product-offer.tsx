import { quantityMax } from '../../../domains/cart/index.ts'
import type { ProductCard } from '../../../domains/catalog/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { AvailabilityNote } from '../../ui/availability.tsx'
import { currencyInWords } from '../../ui/currency-name.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { Price } from '../../ui/price.tsx'
import { vatNote } from '../../ui/vat-words.ts'
import type { Words } from '../../ui/visit.ts'
import { WishForm } from '../../ui/wish-form.tsx'
import type { ProductOnPage } from '../reviews/deps.ts'
import { ReviewNote } from '../reviews/review-section.tsx'

/** Why a product could not be put into the cart, when the page is the answer to that. */
export type AddRefusal = 'sold_out' | 'too_many'
export type ProductProps = { words: Words; product: ProductOnPage; refusal?: AddRefusal | undefined }

/** What it costs, whether it is there, where it works, and the way into the cart. */
export function Offer({ words, product, refusal }: ProductProps) {
  const { locale, m, shop } = words
  const { availability, price, regularPrice, lowestPriceBefore, saleUntil } = product
  return (
    <div class="offer">
      <h1>
        {product.name[locale]}
        {product.edition && <span class="edition"> {product.edition[locale]}</span>}
      </h1>
      {product.partCount === 0 && <ReviewNote words={words} product={product} />}
      <p>{product.summary[locale]}</p>
      <div class="offer-price">
        <Price m={m} locale={locale} price={price} regularPrice={regularPrice} />
        <p class="small soft">{vatNote(shop, locale, m.price.vatIncluded)}</p>
        {product.readIn !== price.currency && (
          <p class="small soft">{m.price.notIn(currencyInWords(product.readIn, locale))}</p>
        )}
        {lowestPriceBefore && (
          <p class="small soft">{m.price.lowest(formatMoney(lowestPriceBefore, locale))}</p>
        )}
        {saleUntil && (
          <p class="small soft">{m.price.until(formatDate(saleUntil, locale, 'dateTimeInZone'))}</p>
        )}
      </div>
      <AvailabilityNote m={m} locale={locale} availability={availability} />
      {refusal && (
        <Notice kind="bad">
          {refusal === 'sold_out' ? m.product.addRefusedSoldOut : m.product.addRefusedTooMany}
        </Notice>
      )}
      <BuyForm words={words} product={product} />
      <WishForm words={words} product={product} />
      <Facts words={words} product={product} />
    </div>
  )
}

function BuyForm({ words: { locale, m }, product }: ProductProps) {
  const { availability } = product
  if (availability.kind === 'sold_out') return <p class="notice-line">{m.product.soldOutHint}</p>
  const most = availability.kind === 'few' ? availability.left : quantityMax
  return (
    <form method="post" action={href(locale, 'cartLines')}>
      <input type="hidden" name="product" value={product.id} />
      <input type="hidden" name="slug" value={product.slug} />
      <div class="buy">
        <div class="field">
          <label for="quantity">{m.product.quantity}</label>
          <select id="quantity" name="quantity">
            {Array.from({ length: most }, (_, index) => (
              <option value={index + 1}>{index + 1}</option>
            ))}
          </select>
        </div>
        <button type="submit" class="button primary">
          {availability.kind === 'preorder' ? m.product.addPreorder : m.product.add}
        </button>
      </div>
      {availability.kind === 'preorder' && (
        <p class="small soft buy-note">
          {m.product.preorderNote(formatDate(availability.releaseAt, locale))}
        </p>
      )}
    </form>
  )
}

function Facts({ words, product }: ProductProps) {
  const { locale, m } = words
  const { availability, region } = product
  const isBundle = product.parts.length > 0
  return (
    <dl class="facts" aria-label={m.product.facts}>
      <div>
        <dt>{m.product.platform}</dt>
        <dd>{namesOf(product, ({ platform }) => platform.name)}</dd>
      </div>
      <div>
        <dt>{m.product.region}</dt>
        <dd>
          {isBundle || region.countries
            ? namesOf(product, (each) => each.region.name[locale])
            : m.product.worldwide}
          {!isBundle && region.countries && (
            <details>
              <summary>
                {m.product.countries(region.countries.length)}. {m.product.showCountries}
              </summary>
              {countryNames(region.countries, locale).join(', ')}
            </details>
          )}
        </dd>
      </div>
      {availability.kind !== 'sold_out' && (
        <div>
          <dt>{m.product.delivery}</dt>
          <dd>{deliveryOf(words, product)}</dd>
        </div>
      )}
      <div>
        <dt>{m.product.publisher}</dt>
        <dd>{product.publisher}</dd>
      </div>
    </dl>
  )
}

function deliveryOf({ locale, m }: Words, { availability, parts }: ProductProps['product']): string {
  if (availability.kind === 'preorder')
    return m.product.deliveryPreorder(formatDate(availability.releaseAt, locale))
  return parts.length > 0 ? m.bundle.delivery(parts.length) : m.product.deliveryNow
}

/** Of a bundle: of each of its parts, once. */
function namesOf(
  product: ProductProps['product'],
  nameOf: (each: Pick<ProductProps['product'], 'platform' | 'region'> | ProductCard) => string,
): string {
  return [...new Set((product.parts.length > 0 ? product.parts : [product]).map(nameOf))].join(', ')
}

function countryNames(countries: readonly string[], locale: Locale): string[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return countries.map((code) => names.of(code) ?? code).sort((a, b) => a.localeCompare(b, locale))
}
