import { quantityMax } from '../../../domains/cart/cart.ts'
import type { ProductPage } from '../../../domains/catalog/product.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney } from '../../../shared/money.ts'
import { fileHref, href, inLocale } from '../../routes.ts'
import { AvailabilityNote } from '../../ui/availability.tsx'
import { CardGrid } from '../../ui/card.tsx'
import { Cover } from '../../ui/cover.tsx'
import { formatDate } from '../../ui/dates.ts'
import { fullName } from '../../ui/full-name.ts'
import { Icon } from '../../ui/icon.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Price } from '../../ui/price.tsx'
import { renderedOnce } from '../../ui/rendered-once.ts'
import type { Visit, Words } from '../../ui/visit.ts'
import { catalogueAddress, emptyQuery } from './catalogue-address.ts'
import { StructuredProduct } from './structured-product.tsx'

/** Why a product could not be put into the cart, when the page is the answer to that. */
export type AddRefusal = 'sold_out' | 'too_many'
type ProductProps = { words: Words; product: ProductPage; refusal?: AddRefusal | undefined }

export function ProductView(props: { visit: Visit; product: ProductPage; refusal?: AddRefusal }) {
  const { visit, product, refusal } = props
  const { locale, m } = visit
  const name = fullName(product, locale)
  return (
    <Layout
      visit={visit}
      head={{
        title: `${name}, ${product.platform.name}`,
        description: `${product.summary[locale]} ${m.product.description(name, product.platform.name)}`,
        image: fileHref('openGraphImage', { file: `${product.slug}.png` }),
        extra: <StructuredProduct shop={visit.shop} product={product} locale={locale} />,
      }}
    >
      {refusal ? <Content words={visit} product={product} refusal={refusal} /> : content(visit, product)}
    </Layout>
  )
}

const content = renderedOnce((words, product: ProductPage) => <Content words={words} product={product} />)

function Content({ words, product, refusal }: ProductProps) {
  const { m } = words
  return (
    <div class="wrap">
      <Breadcrumb words={words} product={product} />
      <article class="product">
        <Cover slug={product.slug} colours={product.colours} eager />
        <div class="product-offer">
          <Offer words={words} product={product} refusal={refusal} />
          <AfterPayment m={m} />
        </div>
        <About words={words} product={product} />
      </article>
      <Shelf words={words} title={m.product.siblings} products={product.siblings} />
      <Shelf words={words} title={m.product.related} products={product.related} />
    </div>
  )
}

function Breadcrumb({ words: { locale, m }, product }: ProductProps) {
  const ofCategory = catalogueAddress({ ...emptyQuery(locale), categories: [product.category.slug] })
  return (
    <nav class="breadcrumb" aria-label={m.product.breadcrumb}>
      <ol>
        <li>
          <a href={href(locale, 'catalogue')}>{m.header.all}</a>
        </li>
        <li>
          <a href={inLocale(locale, ofCategory)}>{product.category.name[locale]}</a>
        </li>
      </ol>
    </nav>
  )
}

function Offer({ words, product, refusal }: ProductProps) {
  const { locale, m } = words
  const { availability, price, regularPrice, lowestPriceBefore } = product
  return (
    <div class="offer">
      <h1>
        {product.name[locale]}
        {product.edition && <span class="edition"> {product.edition[locale]}</span>}
      </h1>
      <p>{product.summary[locale]}</p>
      <div class="offer-price">
        <Price m={m} locale={locale} price={price} regularPrice={regularPrice} />
        <p class="small soft">{m.price.vatIncluded}</p>
        {lowestPriceBefore && (
          <p class="small soft">{m.price.lowest(formatMoney(lowestPriceBefore, locale))}</p>
        )}
      </div>
      <AvailabilityNote m={m} locale={locale} availability={availability} />
      {refusal && (
        <Notice kind="bad">
          {refusal === 'sold_out' ? m.product.addRefusedSoldOut : m.product.addRefusedTooMany}
        </Notice>
      )}
      <BuyForm words={words} product={product} />
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

function Facts({ words: { locale, m }, product }: ProductProps) {
  const { availability, region } = product
  return (
    <dl class="facts" aria-label={m.product.facts}>
      <div>
        <dt>{m.product.platform}</dt>
        <dd>{product.platform.name}</dd>
      </div>
      <div>
        <dt>{m.product.region}</dt>
        <dd>
          {region.countries ? region.name[locale] : m.product.worldwide}
          {region.countries && (
            <details>
              <summary>
                {m.product.countries(region.countries.length)}. {m.product.showCountries}
              </summary>
              {countryNames(region.countries, locale).join(', ')}
            </details>
          )}
        </dd>
      </div>
      <div>
        <dt>{m.product.delivery}</dt>
        <dd>
          {availability.kind === 'preorder'
            ? m.product.deliveryPreorder(formatDate(availability.releaseAt, locale))
            : m.product.deliveryNow}
        </dd>
      </div>
      <div>
        <dt>{m.product.publisher}</dt>
        <dd>{product.publisher}</dd>
      </div>
    </dl>
  )
}

function AfterPayment({ m }: { m: Visit['m'] }) {
  return (
    <section>
      <h2>{m.product.after}</h2>
      <ol class="steps">
        <li>
          <strong>{m.product.step1}</strong>
          <p>{m.product.step1Text}</p>
        </li>
        <li>
          <strong>{m.product.step2}</strong>
          <p>{m.product.step2Text}</p>
        </li>
        <li>
          <strong>{m.product.step3}</strong>
          <p>{m.product.step3Text}</p>
        </li>
      </ol>
    </section>
  )
}

function About({ words: { locale, m }, product }: ProductProps) {
  const { platform } = product
  const features = product.features[locale]
  return (
    <div>
      <section>
        <h2>{m.product.about}</h2>
        <Paragraphs text={product.description[locale]} />
      </section>
      {features.length > 0 && (
        <section>
          <h2>{m.product.features}</h2>
          <ul class="ticks">
            {features.map((feature) => (
              <li>
                <Icon name="check" />
                {feature}
              </li>
            ))}
          </ul>
        </section>
      )}
      <details class="disclosure">
        <summary>{m.product.activation(platform.name)}</summary>
        <Paragraphs text={platform.guide[locale]} />
        <p>
          <a href={platform.activationUrl} rel="noopener">
            {m.product.openPlatform(platform.name)}
          </a>
        </p>
      </details>
    </div>
  )
}

function Shelf(props: { words: Words; title: string; products: ProductPage['siblings'] }) {
  if (props.products.length === 0) return null
  return (
    <section class="shelf">
      <div class="shelf-head">
        <h2>{props.title}</h2>
      </div>
      <CardGrid words={props.words} products={props.products} />
    </section>
  )
}

function Paragraphs({ text }: { text: string }) {
  return (
    <div class="prose">
      {text.split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </div>
  )
}

function countryNames(countries: readonly string[], locale: Locale): string[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return countries.map((code) => names.of(code) ?? code).sort((a, b) => a.localeCompare(b, locale))
}
