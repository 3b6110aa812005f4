import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type RecallWay, recallWays } from '../../../domains/replacement/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type BatchId, parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import type { HolderRow, KeyDeskDeps } from './deps.ts'
import { holderWords } from './holder-words.ts'
import { HoldersView, holderList } from './holders-page.tsx'

const recallForm = z.object({ way: z.enum(recallWays), reason: z.string().trim().max(500).catch('') })
const fileHead = ['order', 'order_id', 'key', 'opened']

/** Who holds keys of a batch, and calling it back: it moves money or keys of many, with a proof not older than ten minutes. */
export function keyHolderPages(deps: KeyDeskDeps, admin: AdminGate): Hono {
  const idOf = (c: Context): BatchId => {
    const id = parseId('bat', c.req.param('batch') ?? '')
    if (!id) throw new AppError('not_found', 'no such batch')
    return id
  }

  async function show(
    c: Context,
    { visit, session, shows }: StaffVisit,
    news: { said?: Said; unreasoned?: RecallWay } = {},
  ): Promise<Response> {
    const batchId = idOf(c)
    const by = session.account.id
    const opened = await deps.openKeyBatch(batchId)
    if (!opened) throw new AppError('not_found', 'no such batch')
    const query = holderList.parse(c.req.query())
    const asked = { batchId, state: query.filters.state, by }
    if (query.asFile) {
      // Whoever takes the list along has seen all of it.
      await shows({ kind: 'key_batch', ids: [batchId], persons: opened.batch.sold })
      return sendCsv(c, 'holders', fileHead, recordsOf(deps.eachKeyHolder(asked), fileRow))
    }
    const recalls = await deps.listKeyRecalls(batchId)
    const page = { visit, batch: opened.batch, query, recalls, ...news }
    // Asked every second or two while a recall is under way: it names no order, and is no read of one.
    if (c.req.query('only') === 'progress') {
      await shows('nobody')
      return privatePage(c, <HoldersView {...page} />)
    }
    const found = await deps.listKeyHolders({ ...asked, page: query.page })
    const orders = found.rows.flatMap(({ order }) => order?.orderId ?? [])
    await shows(orders.length > 0 ? { kind: 'order', ids: orders } : 'nobody')
    return privatePage(c, <HoldersView {...page} found={found} />, news.said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminKeyHolders, (c) =>
      admin.allow(c, 'keys.import', c.req.path, (found) => {
        const begun = c.req.query('news') === 'begun'
        const { news } = holderWords[found.visit.locale]
        return show(c, found, begun ? { said: { kind: 'good', text: news } } : {})
      }),
    )
    .post(pages.adminKeyHolders, (c) =>
      admin.allow(c, 'orders.refund', c.req.path, async (found) => {
        if (!can(found.staff.role, 'keys.import')) throw new AppError('not_allowed', 'no keys')
        const { refusals } = holderWords[found.visit.locale]
        const sent = await readForm(c)
        if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back: c.req.path })
        const form = recallForm.safeParse(sent)
        if (!form.success) throw new AppError('invalid', 'no such recall')
        const { way, reason } = form.data
        if (reason.length < 3)
          return show(c, found, { said: { kind: 'bad', text: refusals.reason_missing }, unreasoned: way })
        const batchId = idOf(c)
        const outcome = await deps.startKeyRecall({ batchId, way, reason, by: found.session.account.id })
        if (outcome.ok)
          return seeOther(c, `${href(found.visit.locale, 'adminKeyHolders', { batch: batchId })}?news=begun`)
        if (outcome.reason === 'not_found') throw new AppError('not_found', 'no such batch')
        return show(c, found, { said: { kind: 'bad', text: refusals[outcome.reason] } })
      }),
    )
}

function fileRow({ order, keyId, isOpen }: HolderRow): unknown[] {
  return [order?.number, order?.orderId, keyId, isOpen]
}
