import type { ProductPage } from '../../../domains/catalog/index.ts'
import { fileHref, href, inLocale } from '../../routes.ts'
import { CardGrid } from '../../ui/card.tsx'
import { Cover } from '../../ui/cover.tsx'
import { fullName } from '../../ui/full-name.ts'
import { Icon } from '../../ui/icon.tsx'
import { Layout } from '../../ui/layout.tsx'
import { renderedOnce } from '../../ui/rendered-once.ts'
import type { Visit, Words } from '../../ui/visit.ts'
import type { ProductOnPage } from '../reviews/deps.ts'
import { ReviewSection } from '../reviews/review-section.tsx'
import { BundleParts } from './bundle-parts.tsx'
import { catalogueAddress, emptyQuery } from './catalogue-address.ts'
import { type AddRefusal, Offer, type ProductProps } from './product-offer.tsx'
import { StructuredProduct } from './structured-product.tsx'

export function ProductView(props: { visit: Visit; product: ProductOnPage; refusal?: AddRefusal }) {
  const { visit, product, refusal } = props
  const { locale, m } = visit
  const name = fullName(product, locale)
  return (
    <Layout
      visit={visit}
      head={{
        title: product.seo.title?.[locale] ?? `${name}, ${product.platform.name}`,
        description:
          product.seo.description?.[locale] ??
          `${product.summary[locale]} ${m.product.description(name, product.platform.name)}`,
        image: fileHref('openGraphImage', { file: `${product.slug}.png` }),
      }}
    >
      {refusal ? <Content words={visit} product={product} refusal={refusal} /> : content(visit, product)}
    </Layout>
  )
}

const content = renderedOnce((words, product: ProductOnPage) => <Content words={words} product={product} />)

function Content({ words, product, refusal }: ProductProps) {
  const { m } = words
  return (
    <div class="wrap">
      <StructuredProduct words={words} product={product} />
      <Breadcrumb words={words} product={product} />
      <ProductArticle words={words} product={product} refusal={refusal} />
      {/* Whoever buys a bundle has an opinion of its parts. */}
      {product.partCount === 0 && <ReviewSection words={words} product={product} />}
      <Shelf words={words} title={m.bundle.also} products={product.bundles} />
      <Shelf words={words} title={m.product.siblings} products={product.siblings} />
      <Shelf words={words} title={m.product.related} products={product.related} />
    </div>
  )
}

/** The product itself: what the back office shows before anybody else sees it. */
export function ProductArticle({ words, product, refusal }: ProductProps) {
  return (
    <article class="product">
      <Cover slug={product.slug} colours={product.colours} eager />
      <div class="product-offer">
        <Offer words={words} product={product} refusal={refusal} />
        {product.availability.kind !== 'sold_out' && <AfterPayment m={words.m} />}
      </div>
      <About words={words} product={product} />
    </article>
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

function About({ words, product }: ProductProps) {
  const { locale, m } = words
  const { platform } = product
  const features = product.features[locale]
  return (
    <div>
      <BundleParts words={words} product={product} />
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
      {product.parts.every((part) => part.platform.code === platform.code) && (
        <details class="disclosure">
          <summary>{m.product.activation(platform.name)}</summary>
          <Paragraphs text={platform.guide[locale]} />
          <p>
            <a href={platform.activationUrl} rel="noopener">
              {m.product.openPlatform(platform.name)}
            </a>
          </p>
        </details>
      )}
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
