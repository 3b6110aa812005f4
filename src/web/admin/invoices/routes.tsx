import { type Context, Hono } from 'hono'
import type { DocumentInList } from '../../../domains/invoicing/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId, type TaxDocumentId } from '../../../shared/ids.ts'
import { plainAmount } from '../../../shared/money.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, seeOther } from '../../storefront/gate.ts'
import { sendFile } from '../../tickets/send-file.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import type { InvoicePagesDeps } from './deps.ts'
import { DocumentView } from './document-page.tsx'
import { documentList, documentQueryOf } from './document-query.ts'
import { DocumentsView } from './documents-page.tsx'
import { invoiceDeskWords } from './invoice-desk-words.ts'

const head = ['number', 'kind', 'issued_on', 'order', 'currency', 'net', 'vat', 'total']

/** What went back is less than nothing: as numbers, since a text that begins with a minus is one of a formula. */
function recordOf({ number, kind, issuedOn, orderNumber, net, tax, gross }: DocumentInList): unknown[] {
  const sign = kind === 'credit_note' ? -1 : 1
  const amounts = [net, tax, gross].map((amount) => sign * Number(plainAmount(amount)))
  return [number, kind, issuedOn, orderNumber, gross.currency, ...amounts]
}

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
        const query = documentList.parse(c.req.query())
        const asked = documentQueryOf(query)
        const by = session.account.id
        if (query.asFile) {
          // Numbers of orders lead to persons, so that somebody took them along is worth a line.
          await shows({ kind: 'document_list', ids: ['csv'] })
          return sendCsv(c, 'invoices', head, recordsOf(deps.readDocumentsForStaff(asked, by), recordOf))
        }
        const found = await deps.listDocumentsForStaff(asked, by)
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
