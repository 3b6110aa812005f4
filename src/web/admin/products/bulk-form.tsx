import { bulkMax, productStates } from '../../../domains/catalog/index.ts'
import { href } from '../../routes.ts'
import { Field, Input } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { listAddress } from '../list/list-address.ts'
import { bulkActs } from './bulk-query.ts'
import type { Shelves } from './deps.ts'
import type { ProductListQuery } from './list-query.ts'
import { productListWords } from './list-words.ts'

/** The boxes of the list belong to this form, wherever they stand. */
export const bulkFormId = 'bulk'

type BulkFormProps = {
  visit: AdminVisit
  shelves: Shelves
  query: ProductListQuery
  found: { rows: readonly unknown[]; total: number }
}

/** One change for all chosen products, or for all that the list found: asked for here, looked at on the next page. */
export function BulkForm({ visit: { locale }, shelves, query, found }: BulkFormProps) {
  const { bulk, states } = productListWords[locale]
  return (
    <section class="bulk" aria-labelledby="bulk-title">
      <h2 id="bulk-title">{bulk.title}</h2>
      <p class="soft">{bulk.lead}</p>
      <form id={bulkFormId} class="bulk-form" method="post" action={href(locale, 'adminBulkReview')}>
        <Field id="bulk-what" label={bulk.what}>
          <select id="bulk-what" name="what">
            {bulkActs.map((act) => (
              <option value={act}>{bulk.acts[act]}</option>
            ))}
          </select>
        </Field>
        <Field id="bulk-category" label={bulk.category}>
          <select id="bulk-category" name="category">
            {shelves.categories.map(({ slug, name }) => (
              <option value={slug}>{name[locale]}</option>
            ))}
          </select>
        </Field>
        <Field id="bulk-state" label={bulk.state}>
          <select id="bulk-state" name="state">
            {productStates.map((state) => (
              <option value={state}>{states[state]}</option>
            ))}
          </select>
        </Field>
        <Input
          id="bulk-percent"
          name="percent"
          label={bulk.percent}
          hint={bulk.percentHint}
          autocomplete="off"
          maxlength={4}
        />
        {found.total > found.rows.length && found.total <= bulkMax && (
          <label class="choice">
            <input type="checkbox" name="found" value={listAddress('', query, { page: 1 })} />
            <span>{bulk.all(formatNumber(found.total, locale))}</span>
            <span class="hint">{bulk.allHint}</span>
          </label>
        )}
        <p>
          <button type="submit" class="button">
            {bulk.review}
          </button>
        </p>
      </form>
    </section>
  )
}
