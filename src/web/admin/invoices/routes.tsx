import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { documentSorts } from '../../../domains/invoicing/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId, type TaxDocumentId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, seeOther } from '../../storefront/gate.ts'
import { sendFile } from '../../tickets/send-file.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { InvoicePagesDeps } from './deps.ts'
import { DocumentView } from './document-page.tsx'
import { DocumentsView } from './documents-page.tsx'
import { invoiceDeskWords } from './invoice-desk-words.ts'

const listQuery = z.object({
  kind: z.enum(['invoice', 'credit_note']).nullable().catch(null),
  year: z.coerce.number().int().min(2000).max(9999).nullable().catch(null),
  text: z.string().trim().max(40).catch(''),
  sort: z.enum(documentSorts).catch('issued'),
  down: z.enum(['0', '1']).catch('1'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** Invoices and credit notes for those who may read the books: looked at, downloaded, sent again. Nothing is changed here. */
export function invoiceDeskPages(deps: InvoicePagesDeps, admin: AdminGate): Hono {
  const idOf = (c: Context): TaxDocumentId => {
    const id = parseId('doc', c.req.param('document') ?? '')
    if (!id) throw new AppError('not_found', 'no such document')
    return id
  }

  async function show(c: Context, { visit, session, shows }: StaffVisit, said?: Said): Promise<Response> {
    const opened = await deps.openDocument(idOf(c), session.account.id)
    if (!opened) throw new AppError('not_found', 'no such document')
    await shows({ kind: 'order', ids: [opened.row.orderId] })
    const here = { ...visit, path: href('en', 'adminDocument', { document: opened.row.id }) }
    const view = <DocumentView {...{ visit: here, opened, said }} />
    return privatePage(c, view, said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminDocuments, (c) =>
      admin.allow(c, 'books.read', c.req.path, async ({ visit, session, shows }) => {
        const { down, ...asked } = listQuery.parse(c.req.query())
        const query = { ...asked, descending: down === '1' }
        const found = await deps.listDocumentsForStaff(query, session.account.id)
        // Numbers, days and amounts: nobody is named.
        await shows('nobody')
        return privatePage(c, <DocumentsView {...{ visit, query, found }} />)
      }),
    )
    .get(pages.adminDocument, (c) =>
      admin.allow(c, 'books.read', c.req.path, (found) => {
        const text = c.req.query('news') === 'sent' ? invoiceDeskWords[found.visit.locale].sent : undefined
        return show(c, found, text ? { kind: 'good', text } : undefined)
      }),
    )
    .get(pages.adminDocumentFile, (c) =>
      admin.allow(c, 'books.read', c.req.path, async ({ session, shows }) => {
        const opened = await deps.openDocument(idOf(c), session.account.id)
        const file = opened && (await deps.readDocumentFile(opened.row.id, session.account.id))
        if (!opened || !file) throw new AppError('not_found', 'no such file')
        await shows({ kind: 'order', ids: [opened.row.orderId] })
        return sendFile(c, file)
      }),
    )
    .post(pages.adminDocumentLetter, (c) => {
      const back = c.req.path.replace(/\/letter$/, '')
      return admin.allow(c, 'books.read', back, async (found) => {
        const id = idOf(c)
        const outcome = await deps.sendDocument(id, found.session.account.id)
        if (outcome === 'sent')
          return seeOther(c, `${href(found.visit.locale, 'adminDocument', { document: id })}?news=sent`)
        return show(c, found, { kind: 'bad', text: invoiceDeskWords[found.visit.locale].outcomes[outcome] })
      })
    })
}
