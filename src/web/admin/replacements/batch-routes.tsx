import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SupplierAnswer } from '../../../domains/replacement/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type AccountId, parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { backTo as listBackTo } from '../list/back-to.ts'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { readReason, reasonMissing } from '../reasoned-act.tsx'
import { savedMeanwhile } from '../saved-meanwhile.ts'
import { BatchesView, type Typed } from './batches-page.tsx'
import { claimsCsv } from './claims-csv.ts'
import type { HealthRow, ReplacementPagesDeps } from './deps.ts'
import { type HealthListQuery, healthFilterOf, healthList } from './health-query.ts'
import { replacementDeskWords } from './replacement-words.ts'
import { settingForm, typedForm } from './setting-form.ts'

const batchForm = z.object({ act: z.enum(['claim', 'credited', 'refused']) })
const answerForm = z.object({ act: z.enum(['credited', 'refused']) })

const head = [
  ...['batch', 'product', 'file', 'supplier', 'imported_at', 'keys', 'opened', 'failed'],
  ...['fails_at_least', 'fails_too_often', 'left', 'quarantined', 'unclaimed', 'out'],
]
const recordOf = (batch: HealthRow) => [
  ...[
    batch.id,
    batch.product?.slug,
    batch.sourceName,
    batch.supplier,
    batch.importedAt,
    batch.keys,
    batch.opened,
    batch.failed,
  ],
  ...[
    batch.shareAtLeast.toFixed(4),
    batch.isSick,
    batch.left,
    batch.quarantined,
    batch.unclaimed,
    batch.isOut,
  ],
]

type News = { query?: HealthListQuery; said?: Said | undefined; typed?: Typed }

/** Batches, suppliers and the rules' numbers: for whoever brings keys into the shop. No page of it names a customer. */
export function batchPages(deps: ReplacementPagesDeps, admin: AdminGate): Hono {
  const manage = (c: Context, answer: (found: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'keys.import', c.req.path, answer)
  const backTo = (c: Context, { visit }: StaffVisit, news: string) =>
    seeOther(c, `${href(visit.locale, 'adminBatchHealth')}?news=${news}`)

  async function show(c: Context, found: StaffVisit, news: News): Promise<Response> {
    const { query = healthList.parse({}), said, typed } = news
    await found.shows('nobody')
    const batches = await deps.listBatchHealth({ ...healthFilterOf(query), page: query.page })
    const claims = await deps.listSupplierClaims('open')
    const setting = await deps.readReplacementSetting(found.session.account.id)
    const visit = { ...found.visit, path: pages.adminBatchHealth }
    const view = <BatchesView {...{ visit, query, found: batches, claims, setting, said, typed }} />
    return privatePage(c, view, said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminBatchHealth, (c) =>
      manage(c, async (found) => {
        const query = healthList.parse(c.req.query())
        if (query.asFile) {
          await found.shows('nobody')
          const pieces = deps.eachBatchHealth(healthFilterOf(query))
          return sendCsv(c, 'batch-health', head, recordsOf(pieces, recordOf))
        }
        const { news } = replacementDeskWords[found.visit.locale]
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, found, { query, said: text ? { kind: 'good', text } : undefined })
      }),
    )
    .get(pages.adminSupplierClaims, (c) =>
      manage(c, async (found) => {
        await found.shows('nobody')
        const file = claimsCsv(await deps.listSupplierClaims('open'))
        c.header('cache-control', 'no-store')
        c.header('content-type', 'text/csv; charset=utf-8')
        c.header('content-disposition', 'attachment; filename="supplier-claims.csv"')
        return c.body(file)
      }),
    )
    .post(pages.adminReplacementRules, (c) =>
      manage(c, async (found) => {
        const { refusals } = replacementDeskWords[found.visit.locale]
        const sent = await readForm(c)
        const form = settingForm.safeParse(sent)
        if (!form.success) {
          const typed = { values: typedForm.parse(sent), wrong: form.error.issues.map(({ path }) => path[0]) }
          return show(c, found, { said: { kind: 'bad', text: refusals.number_wrong }, typed })
        }
        const { seen, ...setting } = form.data
        const outcome = await deps.changeReplacementSetting({ seen, setting, by: found.session.account.id })
        if (!outcome.ok) {
          const theirs = href(found.visit.locale, 'adminBatchHealth')
          const typed = { values: typedForm.parse(sent), wrong: [] }
          return show(c, found, { said: savedMeanwhile(found, theirs), typed })
        }
        return backTo(c, found, 'saved')
      }),
    )
    .post(pages.adminBatch, (c) =>
      manage(c, async (found) => {
        const batchId = parseId('bat', c.req.param('batch') ?? '')
        const sent = await readForm(c)
        const form = batchForm.safeParse(sent)
        if (!batchId || !form.success) throw new AppError('invalid', 'no such act')
        const by = found.session.account.id
        if (form.data.act === 'claim') {
          await deps.claimRest({ batchId, by })
          const list = href(found.visit.locale, 'adminBatchHealth')
          return seeOther(c, `${listBackTo(sent.back, list)}news=claimed`)
        }
        // Of a batch that a colleague answered for meanwhile nothing is left to note.
        return settle(
          c,
          found,
          sent,
          async (answer) => (await deps.settleClaimsOfBatch({ batchId, ...answer })) > 0,
        )
      }),
    )
    .post(pages.adminSupplierClaim, (c) =>
      manage(c, async (found) => {
        const keyId = parseId('key', c.req.param('key') ?? '')
        if (!keyId) throw new AppError('invalid', 'no such key')
        return settle(c, found, await readForm(c), (answer) => deps.settleClaim({ keyId, ...answer }))
      }),
    )

  /** What the supplier said. What is credited is never sold again, so it wants a proof of the last ten minutes. */
  async function settle(
    c: Context,
    found: StaffVisit,
    sent: Record<string, unknown>,
    keep: (answer: { state: SupplierAnswer; reason: string; by: AccountId }) => Promise<boolean>,
  ): Promise<Response> {
    const { refusals } = replacementDeskWords[found.visit.locale]
    const form = answerForm.safeParse(sent)
    if (!form.success) throw new AppError('invalid', 'no such answer')
    const { act: state } = form.data
    const back = href(found.visit.locale, 'adminBatchHealth')
    if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back })
    const reason = readReason(sent)
    if (!reason) return show(c, found, { said: reasonMissing(found) })
    const write = async () => {
      const isKept = await keep({ state, reason, by: found.session.account.id })
      if (isKept) return backTo(c, found, 'settled')
      return show(c, found, { said: { kind: 'bad', text: refusals.decided_already } })
    }
    if (state === 'refused') return write()
    return admin.proved(c, found, back, write)
  }
}
