import {
  type BulkChange,
  type BulkEdit,
  movedBy,
  type ProductOnDesk,
} from '../../../domains/catalog/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { fullName } from '../../ui/full-name.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { fieldsOf } from './bulk-query.ts'
import { bulkWords } from './bulk-words.ts'
import type { Shelves } from './deps.ts'
import { productListWords } from './list-words.ts'

type ReviewProps = {
  visit: AdminVisit
  shelves: Shelves
  products: readonly ProductOnDesk[]
  /** None where what was asked for cannot be. */
  change?: BulkChange | undefined
  said?: Said | undefined
}

/** What a change of many would make of each, before it does. */
export function BulkReviewView({ visit, shelves, products, change, said }: ReviewProps) {
  const { locale, m } = visit
  const words = bulkWords[locale]
  const [product, before, after] = words.head
  const list = href(locale, 'adminProducts')
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminProducts"
      from={{ title: m.admin.menu.products, href: list }}
      said={said}
    >
      {change && (
        <>
          <p>
            <strong>{inWords(change, visit, shelves)}</strong>. {words.lead}
          </p>
          <Rows
            label={words.title}
            rows={products}
            columns={[
              { label: product, kind: 'head', cell: (each) => fullName(each, locale) },
              { label: before, cell: (each) => valuesOf(each, change, visit, shelves)[0] },
              {
                label: after,
                cell: (each) => {
                  const [now, then] = valuesOf(each, change, visit, shelves)
                  return now === then ? <span class="soft">{words.same}</span> : then
                },
              },
            ]}
          />
          <form method="post" action={href(locale, 'adminBulkEdits')}>
            {fieldsOf(change).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            {products.map(({ id, version }) => (
              <input type="hidden" name="chosen" value={`${id}.${version}`} />
            ))}
            <p class="actions">
              <button type="submit" class="button primary">
                {words.apply(products.length)}
              </button>
              <a class="button" href={list}>
                {words.back}
              </a>
            </p>
          </form>
        </>
      )}
      {!change && (
        <p>
          <a class="button" href={list}>
            {words.back}
          </a>
        </p>
      )}
    </AdminPage>
  )
}

type DoneProps = {
  visit: AdminVisit
  shelves: Shelves
  edit: BulkEdit
  products: readonly ProductOnDesk[]
  said?: Said | undefined
}

/** A change of many that was made, and the way back. */
export function BulkDoneView({ visit, shelves, edit, products, said }: DoneProps) {
  const { locale, m } = visit
  const words = bulkWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={words.doneTitle}
      here="adminProducts"
      from={{ title: m.admin.menu.products, href: href(locale, 'adminProducts') }}
      said={said}
    >
      <p>
        <strong>{inWords(edit.change, visit, shelves)}</strong>. {words.done(edit.products.length)}
      </p>
      <ul class="bullets">
        {products.map((product) => (
          <li>
            <a href={href(locale, 'adminProduct', { product: product.id })}>{fullName(product, locale)}</a>
          </li>
        ))}
      </ul>
      {edit.isUndone ? (
        <p>{words.undone}</p>
      ) : (
        <form method="post" action={href(locale, 'adminBulkEdit', { bulk: edit.id })}>
          <p class="soft">{words.undoHint}</p>
          <p>
            <button type="submit" class="button">
              {words.undo}
            </button>
          </p>
        </form>
      )}
    </AdminPage>
  )
}

function inWords(change: BulkChange, { locale }: AdminVisit, { categories }: Shelves): string {
  const { whatWas } = bulkWords[locale]
  if ('category' in change) {
    const category = categories.find(({ slug }) => slug === change.category)
    return whatWas.category(category?.name[locale] ?? change.category)
  }
  if ('state' in change) return whatWas.state(productListWords[locale].states[change.state])
  return whatWas.percent(`${change.percent < 0 ? '−' : '+'}${Math.abs(change.percent)}`)
}

/** What stands there now, and what would. */
function valuesOf(
  product: ProductOnDesk,
  change: BulkChange,
  { locale }: AdminVisit,
  { categories }: Shelves,
): [now: string, then: string] {
  if ('category' in change) {
    const nameOf = (slug: string) => categories.find((each) => each.slug === slug)?.name[locale] ?? slug
    return [nameOf(product.categorySlug), nameOf(change.category)]
  }
  const { states } = productListWords[locale]
  if ('state' in change) return [states[product.status], states[change.state]]
  return [formatMoney(product.price, locale), formatMoney(movedBy(change.percent, product).price, locale)]
}
