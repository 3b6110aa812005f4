import { Hono } from 'hono'
import { coverBytesMax } from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages, splitLocale } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminGate } from '../gate.tsx'
import { coverWords } from './cover-words.ts'
import type { ProductPagesDeps } from './deps.ts'
import { ProductEditView } from './edit-page.tsx'
import { formOf } from './product-form.ts'

/** The picture of a product. Nothing here shows a person. */
export function coverPages(deps: ProductPagesDeps, admin: AdminGate): Hono {
  return new Hono().post(pages.adminProductCover, (c) => {
    const id = c.req.param('product') ?? ''
    const here = href(splitLocale(c.req.path).locale, 'adminProduct', { product: id })
    return admin.allow(c, 'catalogue.edit', here, async (found) => {
      const { visit, session, shows } = found
      const by = session.account.id
      const product = await deps.readProduct(by, id)
      if (!product) throw new AppError('not_found', 'a product')
      const { act, picture } = await readForm(c)
      if (act === 'remove') {
        await deps.removeCover(product.id, by)
        return seeOther(c, `${here}?news=drawn`)
      }
      const outcome = await put(product.id, picture, by)
      if (outcome.ok) return seeOther(c, `${here}?news=cover`)
      const shelves = await deps.listShelves(by)
      const form = formOf(product, product.version)
      const coverError = coverWords[visit.locale].refused[outcome.reason]
      await shows('nobody')
      return privatePage(c, <ProductEditView {...{ visit, product, shelves, form, coverError }} />, 422)
    })
  })

  async function put(
    id: Parameters<ProductPagesDeps['putCover']>[0],
    picture: unknown,
    by: Parameters<ProductPagesDeps['putCover']>[2],
  ) {
    if (!(picture instanceof File) || picture.size === 0) return { ok: false, reason: 'missing' } as const
    if (picture.size > coverBytesMax) return { ok: false, reason: 'too_many_bytes' } as const
    return deps.putCover(id, new Uint8Array(await picture.arrayBuffer()), by)
  }
}
