import { type Context, Hono } from 'hono'
import type { ProductOnDesk } from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages, splitLocale } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { ProductPagesDeps } from './deps.ts'
import { parsePrices, priceFieldsOf, readPriceFields } from './price-form.ts'
import { type PricesProps, ProductPricesView } from './price-page.tsx'
import { priceWords } from './price-words.ts'

/** What a product is asked for, in every currency, with its log. Nothing here shows a person. */
export function pricePages(deps: ProductPagesDeps, admin: AdminGate): Hono {
  const onPrices = (c: Context, answer: (found: StaffVisit, product: ProductOnDesk) => Promise<Response>) => {
    const id = c.req.param('product') ?? ''
    const back = href(splitLocale(c.req.path).locale, 'adminProductPrices', { product: id })
    return admin.allow(c, 'prices.edit', back, async (found) => {
      const product = await deps.readProduct(found.session.account.id, id)
      if (!product) throw new AppError('not_found', 'a product')
      return answer(found, product)
    })
  }

  async function show(
    c: Context,
    found: StaffVisit,
    product: ProductOnDesk,
    given: Partial<Pick<PricesProps, 'fields' | 'wrong' | 'said'>> = {},
    status: 200 | 409 | 422 = 200,
  ) {
    const standing = await deps.readPrices(found.session.account.id, product.id)
    const fields = priceFieldsOf(standing.prices, found.visit.shop.currencies)
    await found.shows('nobody')
    const view = <ProductPricesView visit={found.visit} {...{ product, ...standing, fields, ...given }} />
    return privatePage(c, view, status)
  }

  return new Hono()
    .get(pages.adminProductPrices, (c) =>
      onPrices(c, (found, product) => {
        const words = priceWords[found.visit.locale]
        const text = { saved: words.saved, same: words.same }[c.req.query('news') ?? '']
        return show(c, found, product, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminProductPrices, (c) =>
      onPrices(c, async (found, product) => {
        const by = found.session.account.id
        const words = priceWords[found.visit.locale]
        const { prices } = await deps.readPrices(by, product.id)
        const rows = priceFieldsOf(prices, found.visit.shop.currencies)
        const fields = readPriceFields(await readForm(c), rows)
        const parsed = parsePrices(fields)
        const refuse = (text: string) => ({ fields, said: { kind: 'bad', text } as const })
        if (!parsed.ok)
          return show(c, found, product, { ...refuse(words.wrongTitle), wrong: parsed.wrong }, 422)
        const set = await deps.setPrices({ id: product.id, wishes: parsed.wishes, by })
        if (!set.ok) return show(c, found, product, refuse(words.changedMeanwhile), 409)
        const here = href(found.visit.locale, 'adminProductPrices', { product: product.id })
        return seeOther(c, `${here}?news=${set.changed > 0 ? 'saved' : 'same'}`)
      }),
    )
}
