import type { PricedCart, TaxedCart } from '../../../domains/checkout/index.ts'
import { isTaxed } from '../../../domains/tax/index.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { fullName } from '../../ui/full-name.ts'
import { PartList } from '../../ui/part-list.tsx'
import { VatRows } from '../../ui/vat-rows.tsx'
import { vatNote, vatWords } from '../../ui/vat-words.ts'
import type { Visit } from '../../ui/visit.ts'
import { whereItWorks } from '../../ui/where-it-works.ts'
import { InEuros } from '../cart/cart-page.tsx'
import { DiscountRows } from '../cart/coupon-field.tsx'
import type { CheckoutValues } from './checkout-form.ts'

/**
 * What is bought and what it costs, directly above the button (directive 2011/83/EU art. 8(2)). Nothing may stand
 * between the total and the button, and the button says that it costs money.
 */
export function CheckoutSummary({
  visit,
  cart,
  taxed,
  values,
}: {
  visit: Visit
  cart: PricedCart
  /** Null while no country is chosen: then nobody knows whose VAT it is, and the price is the same. */
  taxed: TaxedCart | null
  values: CheckoutValues
}) {
  const { locale, m, shop } = visit
  const toPay = taxed?.toPay ?? cart.toPay
  const isFree = toPay.minor === 0
  const payNote = isFree ? m.checkout.payNoteFree : shop.demo ? m.checkout.payNoteDemo : m.checkout.payNote
  const link = (page: 'terms' | 'withdraw' | 'privacy') => (words: string) => (
    <a href={href(locale, page)}>{words}</a>
  )
  return (
    <section class="summary" aria-labelledby="summary-title">
      <div class="summary-head">
        <h2 id="summary-title">{m.checkout.summary}</h2>
        <a href={href(locale, 'cart')}>{m.checkout.change}</a>
      </div>
      <ul class="summary-lines">
        {cart.lines.map(({ product, quantity, total }) => (
          <li>
            <span class="quantity">{m.checkout.quantity(quantity)}</span>
            <span>
              {fullName(product, locale)}
              <small>{whereItWorks(visit, product, product.parts.length)}</small>
              <PartList locale={locale} parts={product.parts} />
              {product.availability.kind === 'preorder' && (
                <small>{m.checkout.preorder(formatDate(product.availability.releaseAt, locale))}</small>
              )}
            </span>
            <span class="amount">{formatMoney(total, locale)}</span>
          </li>
        ))}
      </ul>
      <InEuros visit={visit} cart={cart} />
      <DiscountRows visit={visit} cart={cart} />
      {!cart.coupon && (
        <p class="small">
          <a href={`${href(locale, 'cart')}#coupon`}>{m.checkout.haveCode}</a>
        </p>
      )}
      <input type="hidden" name="checkout_key" value={values.checkoutKey} />
      <input type="hidden" name="total" value={String(toPay.minor)} />
      <input type="hidden" name="currency" value={cart.total.currency} />
      <Vat visit={visit} cart={cart} taxed={taxed} />
      <p class="total">
        <span>{isWithTax(visit, taxed) ? m.checkout.total : vatWords[locale].totalWithout}</span>
        <strong>{formatMoney(toPay, locale)}</strong>
      </p>
      <button type="submit" class="button primary wide">
        {isFree ? m.checkout.buttonFree : m.checkout.button}
      </button>
      <p class="small soft">{payNote}</p>
      <p class="small soft">{m.checkout.terms(link('terms'), link('withdraw'), link('privacy'))}</p>
    </section>
  )
}

/** Whose VAT is in the total, how much of it, and why there is none. */
function Vat({ visit, cart, taxed }: { visit: Visit; cart: PricedCart; taxed: TaxedCart | null }) {
  const { locale, shop } = visit
  const say = vatWords[locale]
  if (cart.toPay.minor === 0) return null
  const rework = (
    <p class="small">
      <button type="submit" class="text-button" name="act" value="rework" formnovalidate>
        {say.rework}
      </button>
    </p>
  )
  if (!taxed) {
    return (
      <>
        <p class="small soft">{vatNote(shop, locale, say.includedOfCountry)}</p>
        {rework}
      </>
    )
  }
  const off = cart.toPay.minor - taxed.toPay.minor
  return (
    <>
      <dl class="sums">
        {off > 0 && (
          <>
            <div>
              <dt>{say.withTax}</dt>
              <dd>{formatMoney(cart.toPay, locale)}</dd>
            </div>
            <div>
              <dt>{say.takenOff}</dt>
              <dd>{formatMoney(money(-off, cart.toPay.currency), locale)}</dd>
            </div>
          </>
        )}
        <VatRows locale={locale} lines={taxed.lines} currency={taxed.toPay.currency} />
      </dl>
      {rework}
    </>
  )
}

function isWithTax({ shop }: Visit, taxed: TaxedCart | null): boolean {
  if (!taxed) return shop.vatScheme !== 'exempt'
  return taxed.lines.some(({ vatTreatment }) => isTaxed(vatTreatment))
}
