import type { ProductOnDesk } from '../../../domains/catalog/index.ts'
import { href } from '../../routes.ts'
import { Cover } from '../../ui/cover.tsx'
import { described, Field } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import { coverWords } from './cover-words.ts'

type CoverProps = { visit: AdminVisit; product: ProductOnDesk; error?: string | undefined }

/** The product's picture: drawn from its address, or brought. */
export function CoverSection({ visit: { locale }, product, error }: CoverProps) {
  const words = coverWords[locale]
  return (
    <section class="cover-section" aria-labelledby="cover-title" id="cover">
      <h2 id="cover-title">{words.title}</h2>
      <Cover slug={product.slug} colours={product.colours} />
      <form
        class="stack narrow-form"
        method="post"
        enctype="multipart/form-data"
        action={href(locale, 'adminProductCover', { product: product.id })}
      >
        <Field id="picture" label={words.label} hint={words.hint} error={error}>
          <input
            id="picture"
            name="picture"
            type="file"
            accept="image/png,image/jpeg,image/webp"
            autofocus={Boolean(error)}
            {...described({ id: 'picture', hint: words.hint, error })}
          />
        </Field>
        <p class="actions">
          <button type="submit" class="button" name="act" value="put">
            {words.put}
          </button>
          {product.colours.picture && (
            <button type="submit" class="button quiet" name="act" value="remove">
              {words.remove}
            </button>
          )}
        </p>
      </form>
    </section>
  )
}
