import type { ProductOnDesk } from '../../../domains/catalog/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { href } from '../../routes.ts'
import type { ProductOnPage } from '../../storefront/reviews/deps.ts'
import { ChangedLines } from '../../ui/changed-lines.tsx'
import { fullName } from '../../ui/full-name.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { CoverSection } from './cover-section.tsx'
import type { Shelves } from './deps.ts'
import { EditForm } from './edit-form.tsx'
import { productListWords } from './list-words.ts'
import { Preview } from './preview.tsx'
import type { ProductField, ProductForm } from './product-form.ts'
import { productWords } from './product-words/index.ts'

export type EditProps = {
  visit: AdminVisit
  /** None for one that is being written for the first time. */
  product: ProductOnDesk | undefined
  shelves: Shelves
  form: ProductForm
  wrong?: readonly ProductField[]
  /** How its page would look. */
  preview?: ProductOnPage | undefined
  /** What others changed since the form was opened, line by line, and who. */
  meanwhile?: { before: string[]; after: string[] } | undefined
  said?: Said | undefined
  /** Why a picture was refused. */
  coverError?: string | undefined
}

export function ProductEditView(props: EditProps) {
  const { visit, product, preview, meanwhile, said } = props
  const { locale, m } = visit
  const words = productWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={product ? fullName(product, locale) : words.newTitle}
      here="adminProducts"
      from={{ title: m.admin.menu.products, href: href(locale, 'adminProducts') }}
      said={said}
      islands={['preview.js']}
    >
      {product ? <Standing visit={visit} product={product} /> : <p>{words.newLead}</p>}
      {meanwhile && (
        <section class="meanwhile" aria-labelledby="meanwhile">
          <h2 id="meanwhile">{words.changedMeanwhile}</h2>
          <p>{words.changedMeanwhileLead}</p>
          <ChangedLines {...meanwhile} otherwise={words.unchanged} />
        </section>
      )}
      {product && <CoverSection visit={visit} product={product} error={props.coverError} />}
      <div class="with-preview">
        <EditForm {...props} />
        <div id="preview" data-preview={href(locale, 'adminProductPreview')} data-for="product-form">
          {preview && <Preview visit={visit} page={preview} />}
        </div>
      </div>
    </AdminPage>
  )
}

/** Where the product stands, the ways from here, and what can be done with it at once. */
function Standing({ visit: { locale, role }, product }: { visit: AdminVisit; product: ProductOnDesk }) {
  const words = productWords[locale]
  const place = { product: product.id }
  const acts = (['active', 'draft', 'archived'] as const).filter((state) => state !== product.status)
  return (
    <div class="standing">
      <div>
        <p>
          <strong>{productListWords[locale].states[product.status]}</strong> ·{' '}
          {words.version(product.version)} ·{' '}
          <a href={href(locale, 'adminProductVersions', place)}>{words.versions}</a> ·{' '}
          <a href={href(locale, 'adminProductPrices', place)}>{words.prices}</a> ·{' '}
          <a href={href(locale, 'adminSales')}>{words.planSale}</a> ·{' '}
          <a href={`${href(locale, 'adminNewProduct')}?like=${product.id}`}>{words.sibling}</a>
          {product.status === 'active' && (
            <>
              {' · '}
              <a href={href(locale, 'product', { slug: product.slug })}>{words.see}</a>
            </>
          )}
        </p>
        <p>
          {product.parts.length > 0 ? words.bundleStock(product.available) : words.stock(product.available)}
          {product.parts.length === 0 && can(role, 'keys.import') && (
            <>
              {' '}
              <a href={`${href(locale, 'adminKeyImport')}?product=${product.slug}`}>{words.importKeys}</a>
            </>
          )}
        </p>
      </div>
      <form method="post" action={href(locale, 'adminProductState', place)}>
        {acts.map((state) => (
          <button
            type="submit"
            name="state"
            value={state}
            class={state === 'archived' ? 'button quiet danger' : 'button quiet'}
            title={words.actHints[state]}
          >
            {words.acts[state]}
          </button>
        ))}
      </form>
    </div>
  )
}
