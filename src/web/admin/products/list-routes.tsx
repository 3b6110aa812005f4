import { Hono } from 'hono'
import { href, pages } from '../../routes.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminGate } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import type { ProductPagesDeps } from './deps.ts'
import { ProductsView } from './list-page.tsx'
import { deskQueryOf, productList } from './list-query.ts'
import { fileColumns, rowOf } from './product-file.ts'

/** All products, narrowed and taken along by their address. Nothing here shows a person. */
export function productListPages(deps: ProductPagesDeps, admin: AdminGate): Hono {
  return new Hono().get(pages.adminProducts, (c) =>
    admin.allow(c, 'catalogue.edit', href('en', 'adminProducts'), async ({ visit, session, shows }) => {
      const by = session.account.id
      const query = productList.parse(c.req.query())
      const asked = deskQueryOf(query, visit.locale)
      await shows('nobody')
      if (query.asFile)
        return sendCsv(
          c,
          'products',
          fileColumns.map(([, column]) => column),
          recordsOf(deps.eachProduct(by, asked), rowOf),
        )
      const [found, shelves] = await Promise.all([
        deps.listProducts(by, { ...asked, page: query.page }),
        deps.listShelves(by),
      ])
      return privatePage(c, <ProductsView {...{ visit, query, found, shelves }} />)
    }),
  )
}
