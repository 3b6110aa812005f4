import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { pages } from '../../routes.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminGate } from '../gate.tsx'
import { BooksView } from './books-page.tsx'
import type { BooksPageDeps } from './deps.ts'

/** Looked at by whoever reads the books; taken along by whoever may export them, with a fresh proof. */
export function booksPages(deps: BooksPageDeps, admin: AdminGate): Hono {
  return new Hono()
    .get(pages.adminBooks, (c) =>
      admin.allow(c, 'books.read', c.req.path, async (found) => {
        const year = /^(19|20)\d{2}$/.exec(c.req.query('year') ?? '')?.[0]
        const books = await deps.readBooks(found.session.account.id, year ? Number(year) : undefined)
        // Accounts, numbers of orders and cents: nobody is named.
        await found.shows('nobody')
        const mayExport = can(found.staff.role, 'books.export')
        return privatePage(c, <BooksView visit={found.visit} books={books} mayExport={mayExport} />)
      }),
    )
    .get(pages.adminBooksFile, (c) =>
      admin.allow(c, 'books.export', c.req.path, async (found) => {
        const file = deps.exportBooks(found.session.account.id, c.req.param('file') ?? '')
        if (!file) throw new AppError('not_found', 'no such file of the books')
        await found.shows('nobody')
        c.header(
          'content-type',
          file.name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8',
        )
        c.header('content-disposition', `attachment; filename="${file.name}"`)
        c.header('x-content-type-options', 'nosniff')
        c.header('cache-control', 'no-store')
        return stream(c, async (out) => {
          for await (const piece of file.pieces) await out.write(piece)
        })
      }),
    )
}
