import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type BatchId, parseId } from '../../../shared/ids.ts'
import { money, plainAmount } from '../../../shared/money.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { staffNames } from '../staff/staff-names.ts'
import { type BatchAct, BatchView } from './batch-page.tsx'
import { batchWords, keyStateWords } from './batch-words.ts'
import { BatchesView, batchFileHead, batchList } from './batches-page.tsx'
import type { BatchRow, KeyDeskDeps } from './deps.ts'
import { type PurchaseField, type PurchaseForm, parsePurchase, purchaseForm } from './purchase-form.ts'

const actForm = z.object({ act: z.enum(['edit', 'out', 'back', 'undo', 'export']) })
const reasonForm = z.object({ reason: z.string().trim().min(3).max(500) })
const editForm = purchaseForm.extend({ seen: z.coerce.number().int() })
type News = {
  said?: Said
  form?: PurchaseForm
  wrong?: readonly PurchaseField[]
  unreasoned?: BatchAct
}

/** Batches: listed, looked at, mended, taken out and undone. No page of it names a customer. */
export function keyBatchPages(deps: KeyDeskDeps & Pick<AdminDeps, 'listStaff'>, admin: AdminGate): Hono {
  const idOf = (c: Context): BatchId => {
    const id = parseId('bat', c.req.param('batch') ?? '')
    if (!id) throw new AppError('not_found', 'no such batch')
    return id
  }

  async function show(c: Context, { visit, session, shows }: StaffVisit, news: News = {}): Promise<Response> {
    const found = await deps.openKeyBatch(idOf(c))
    if (!found) throw new AppError('not_found', 'no such batch')
    await shows('nobody')
    const names = await staffNames(deps, session.account.id)
    const { said, ...typed } = news
    return privatePage(
      c,
      <BatchView {...{ visit, ...found, names, said, ...typed }} />,
      said?.kind === 'bad' ? 422 : 200,
    )
  }

  return new Hono()
    .get(pages.adminKeyBatches, (c) =>
      admin.allow(c, 'keys.import', c.req.path, async ({ visit, shows }) => {
        await shows('nobody')
        const query = batchList.parse(c.req.query())
        const asked = { ...query.filters, sort: query.sort, isDescending: query.isDescending }
        if (query.asFile)
          return sendCsv(c, 'batches', batchFileHead, recordsOf(deps.eachKeyBatch(asked), fileRow))
        const found = await deps.listKeyBatches({ ...asked, page: query.page })
        const news = c.req.query('news') === 'undone' ? batchWords[visit.locale].news.undone : undefined
        const said: Said | undefined = news ? { kind: 'good', text: news } : undefined
        return privatePage(c, <BatchesView {...{ visit, query, found, said }} />)
      }),
    )
    .get(pages.adminKeyBatch, (c) =>
      admin.allow(c, 'keys.import', c.req.path, (found) => {
        const { news } = batchWords[found.visit.locale]
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminKeyBatch, async (c) => {
      const sent = await admin.allow(c, 'keys.import', c.req.path, async (found) => {
        const form = await readForm(c)
        const act = actForm.safeParse(form)
        if (!act.success) throw new AppError('invalid', 'no such act')
        const { act: name } = act.data
        if (name === 'edit') return edit(c, found, form)
        // Taking out of sale is the safe direction; whatever else is done to a stock wants a proof.
        if (name === 'out') return move(c, found, name, form)
        if (name === 'export' && !can(found.staff.role, 'keys.export'))
          throw new AppError('not_allowed', 'no export')
        return admin.proved(c, found, c.req.path, () => move(c, found, name, form))
      })
      return sent
    })

  async function edit(c: Context, found: StaffVisit, sent: unknown): Promise<Response> {
    const { refusals } = batchWords[found.visit.locale]
    const form = editForm.safeParse(sent)
    if (!form.success) throw new AppError('invalid', 'no such form')
    const { seen, ...typed } = form.data
    const { details, wrong } = parsePurchase(typed)
    const refuse = (text: string) => show(c, found, { said: { kind: 'bad', text }, form: typed, wrong })
    if (wrong.length > 0) return refuse(refusals.wrong)
    const batchId = idOf(c)
    const outcome = await deps.editKeyBatch({ batchId, seen, details, by: found.session.account.id })
    if (outcome.ok) return backTo(c, found, batchId, 'edited')
    if (outcome.reason === 'not_found') throw new AppError('not_found', 'no such batch')
    return refuse(refusals.changed_meanwhile)
  }

  async function move(
    c: Context,
    found: StaffVisit,
    act: Exclude<BatchAct, 'edit'>,
    sent: Record<string, unknown>,
  ): Promise<Response> {
    const { locale } = found.visit
    const words = batchWords[locale]
    if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back: c.req.path })
    const form = reasonForm.safeParse(sent)
    if (!form.success) {
      const said: Said = { kind: 'bad', text: words.refusals.reason_missing }
      return show(c, found, { said, unreasoned: act })
    }
    const asked = { batchId: idOf(c), reason: form.data.reason, by: found.session.account.id }
    if (!(await deps.openKeyBatch(asked.batchId))) throw new AppError('not_found', 'no such batch')
    if (act === 'export') {
      const outcome = await deps.askKeyExport(asked)
      return seeOther(c, `${href(locale, 'adminKeyExports')}?news=${outcome.ok ? 'asked' : outcome.reason}`)
    }
    if (act === 'undo') {
      const outcome = await deps.undoKeyBatch(asked)
      if (outcome.ok) return seeOther(c, `${href(locale, 'adminKeyBatches')}?news=undone`)
      if (outcome.reason === 'not_found') throw new AppError('not_found', 'no such batch')
      const keys = outcome.states
        .map(({ state, count }) => `${count} ${keyStateWords[locale][state] ?? state}`)
        .join(', ')
      return show(c, found, { said: { kind: 'bad', text: words.inUse(keys) } })
    }
    const outcome = await deps.quarantineKeyBatch({ ...asked, out: act === 'out' })
    if (!outcome.ok) return show(c, found, { said: { kind: 'bad', text: words.refusals.not_out } })
    return backTo(c, found, asked.batchId, 'moved')
  }
}

const backTo = (c: Context, { visit }: StaffVisit, batch: BatchId, news: string) =>
  seeOther(c, `${href(visit.locale, 'adminKeyBatch', { batch })}?news=${news}`)

function fileRow(batch: BatchRow): unknown[] {
  const { unitCostMinor, currency } = batch
  const cost =
    unitCostMinor === null || currency === null ? null : plainAmount(money(unitCostMinor, currency))
  return [
    ...[batch.id, batch.product?.slug, batch.sourceName, batch.supplier, batch.invoiceReference],
    ...[batch.importedAt, batch.expiresOn, cost, currency, batch.keys, batch.free, batch.reserved],
    ...[batch.sold, batch.quarantined, batch.expired, batch.bad, batch.isOut],
  ]
}
