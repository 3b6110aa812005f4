import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type ExportedKey, textOf } from '../../../domains/keys/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type KeyExportId, parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { addressOf, backTo } from '../list/back-to.ts'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { staffNames } from '../staff/staff-names.ts'
import type { ExportRow, KeyDeskDeps } from './deps.ts'
import { type ExportQuery, exportFilterOf, readExportQuery } from './export-query.ts'
import { exportWords } from './export-words.ts'
import { ExportsView } from './exports-page.tsx'

const decideForm = z.object({ act: z.enum(['agree', 'refuse']) })
const goodNews: readonly string[] = ['asked', 'approved', 'refused']
const listHead = [
  ...['export', 'batch', 'product', 'file', 'reason', 'asked_at', 'asked_by', 'state'],
  ...['decided_at', 'decided_by', 'taken_at', 'keys'],
]
const fileHead = ['key_id', 'key', 'media_type', 'last_day_of_sale', 'reference']

/** Keys that leave the shop: two people, a proof of both that is not older than ten minutes, and one file. */
export function keyExportPages(deps: KeyDeskDeps & Pick<AdminDeps, 'listStaff'>, admin: AdminGate): Hono {
  const idOf = (c: Context): KeyExportId => {
    const id = parseId('kex', c.req.param('export') ?? '')
    if (!id) throw new AppError('not_found', 'no such export')
    return id
  }

  async function show(
    c: Context,
    { visit, session, shows }: StaffVisit,
    query: ExportQuery,
    said?: Said,
  ): Promise<Response> {
    await shows('nobody')
    const me = session.account.id
    const names = await staffNames(deps, me)
    const found = await deps.listKeyExports({ ...exportFilterOf(query), page: query.page })
    const here = { ...visit, path: pages.adminKeyExports }
    return privatePage(
      c,
      <ExportsView {...{ visit: here, me, query, found, names, said }} />,
      said?.kind === 'bad' ? 422 : 200,
    )
  }

  return new Hono()
    .get(pages.adminKeyExports, (c) =>
      admin.allow(c, 'keys.export', c.req.path, async (found) => {
        const query = readExportQuery(c.req.query())
        if (query.asFile) {
          await found.shows('nobody')
          const pieces = deps.eachKeyExport(exportFilterOf(query))
          return sendCsv(c, 'key-exports', listHead, recordsOf(pieces, listRow))
        }
        const { news } = exportWords[found.visit.locale]
        const name = c.req.query('news') ?? ''
        const text = news[name as keyof typeof news]
        const said: Said | undefined = text
          ? { kind: goodNews.includes(name) ? 'good' : 'bad', text }
          : undefined
        return show(c, found, query, said)
      }),
    )
    .post(pages.adminKeyExport, (c) =>
      admin.allow(c, 'keys.export', listOf(c), async (found) => {
        const sent = await readForm(c)
        const form = decideForm.safeParse(sent)
        if (!form.success) throw new AppError('invalid', 'no such act')
        const agrees = form.data.act === 'agree'
        const outcome = await deps.decideKeyExport({ id: idOf(c), agrees, by: found.session.account.id })
        const back = backTo(sent.back, href(found.visit.locale, 'adminKeyExports'))
        if (outcome.ok) return seeOther(c, `${back}news=${agrees ? 'approved' : 'refused'}`)
        return refuse(c, found, outcome.reason, back)
      }),
    )
    .post(pages.adminKeyExportFile, (c) =>
      admin.allow(c, 'keys.export', listOf(c), async (found) => {
        const outcome = await deps.takeKeyExport({ id: idOf(c), by: found.session.account.id })
        if (!outcome.ok) return refuse(c, found, outcome.reason)
        await found.shows('nobody')
        return sendCsv(c, 'keys', fileHead, recordsOf(outcome.pieces, fileRow))
      }),
    )

  function refuse(
    c: Context,
    found: StaffVisit,
    reason: keyof (typeof exportWords)['en']['news'],
    back = '',
  ): Promise<Response> {
    if (reason === 'not_found') throw new AppError('not_found', 'no such export')
    const query = readExportQuery(addressOf(back))
    return show(c, found, query, { kind: 'bad', text: exportWords[found.visit.locale].news[reason] })
  }
}

const listOf = (c: Context) => c.req.path.replace(/\/exports\/.*$/, '/exports')

function listRow(row: ExportRow): unknown[] {
  const { id, batchId, product, sourceName, reason, askedAt, askedBy, state } = row
  return [
    ...[id, batchId, product?.slug, sourceName, reason, askedAt, askedBy, state],
    ...[row.decidedAt, row.decidedBy, row.takenAt, row.keys],
  ]
}

function fileRow({ keyId, content, expiresOn, supplierReference }: ExportedKey): unknown[] {
  const isImage = content.kind === 'image'
  const key = isImage ? content.bytes.toString('base64') : textOf(content)
  return [keyId, key, isImage ? content.mediaType : 'text/plain', expiresOn, supplierReference]
}
