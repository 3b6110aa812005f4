import { uploadBytesMax, uploadHours } from '../../../domains/keys/index.ts'
import { href } from '../../routes.ts'
import { described, Field, Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { batchWords } from './batch-words.ts'
import type { ProductOnDesk } from './deps.ts'
import { type ImportField, type ImportForm, shapes } from './import-form.ts'
import { importWords } from './import-words.ts'
import { PurchaseFields } from './purchase-fields.tsx'
import type { PurchaseField } from './purchase-form.ts'

type ImportProps = {
  visit: AdminVisit
  form: ImportForm
  wrong?: readonly ImportField[]
  /** What is wrong with the keys that were sent. */
  fileError?: string | undefined
  /** Products that may have been meant. */
  meant?: readonly ProductOnDesk[]
  said?: Said | undefined
}

/** The first step of an import: the keys, and what is known of their purchase. */
export function ImportView({ visit, form, wrong = [], fileError, meant = [], said }: ImportProps) {
  const { locale } = visit
  const words = importWords[locale]
  const isPurchase = (field: ImportField): field is PurchaseField => field !== 'product' && field !== 'file'
  const productError = wrong.includes('product') ? words.refusals.product_unknown : undefined
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminKeyImport"
      from={{ title: batchWords[locale].title, href: href(locale, 'adminKeyBatches') }}
      said={said}
    >
      <p>{words.lead(uploadBytesMax / 1024 / 1024)}</p>
      <form
        class="stack narrow-form"
        method="post"
        enctype="multipart/form-data"
        action={href(locale, 'adminKeyImport')}
      >
        <Input
          id="product"
          name="product"
          label={words.product}
          hint={words.productHint}
          value={form.product}
          error={productError}
          autofocus={wrong[0] === 'product'}
          autocomplete="off"
          required
        />
        {meant.length > 0 && <Meant visit={visit} meant={meant} />}
        <Field id="file" label={words.file} hint={words.fileHint} error={fileError}>
          <input
            id="file"
            name="file"
            type="file"
            multiple
            autofocus={fileError !== undefined && wrong.length === 0}
            accept=".txt,.csv,.tsv,.zip,.png,.jpg,.jpeg,.webp,text/plain,text/csv,image/png,image/jpeg,image/webp"
            {...described({ id: 'file', hint: words.fileHint, error: fileError })}
          />
        </Field>
        <Field id="pasted" label={words.text} hint={words.textHint}>
          <textarea
            id="pasted"
            name="keys"
            rows={6}
            spellcheck={false}
            autocomplete="off"
            {...described({ id: 'pasted', hint: words.textHint })}
          />
        </Field>
        <Field id="shape" label={words.shape} hint={words.shapeHint}>
          <select id="shape" name="shape" {...described({ id: 'shape', hint: words.shapeHint })}>
            {shapes.map((shape) => (
              <option value={shape} selected={shape === form.shape}>
                {words.shapes[shape]}
              </option>
            ))}
          </select>
        </Field>
        <h2>{words.purchase}</h2>
        <PurchaseFields
          visit={visit}
          form={form}
          wrong={wrong.filter(isPurchase)}
          dayHint={batchWords[locale].dayHint}
        />
        <p class="soft small">{words.kept(uploadHours)}</p>
        <p class="actions">
          <button type="submit" class="button primary">
            {words.check}
          </button>
        </p>
      </form>
    </AdminPage>
  )
}

function Meant({ visit: { locale }, meant }: { visit: AdminVisit; meant: readonly ProductOnDesk[] }) {
  return (
    <div>
      <p class="small soft">{importWords[locale].didYouMean}</p>
      <ul>
        {meant.map(({ slug, name }) => (
          <li>
            <a href={`${href(locale, 'adminKeyImport')}?${new URLSearchParams({ product: slug })}`}>
              {name[locale]}
            </a>{' '}
            <span class="mono-id soft">{slug}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
