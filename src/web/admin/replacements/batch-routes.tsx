import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { backTo as listBackTo } from '../list/back-to.ts'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { savedMeanwhile } from '../saved-meanwhile.ts'
import { BatchesView, type Typed } from './batches-page.tsx'
import { claimFilterOf, readClaimQuery } from './claims-query.ts'
import type { HealthRow, ReplacementPagesDeps } from './deps.ts'
import { type HealthListQuery, healthFilterOf, healthList } from './health-query.ts'
import { replacementDeskWords } from './replacement-words.ts'
import { settingForm, typedForm } from './setting-form.ts'

const batchForm = z.object({ act: z.literal('claim') })

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

/** Batches that fail and the rules' numbers: for whoever brings keys into the shop. No page of it names a customer. */
export function batchPages(deps: ReplacementPagesDeps, admin: AdminGate): Hono {
  const manage = (c: Context, answer: (found: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'keys.import', c.req.path, answer)
  const backTo = (c: Context, { visit }: StaffVisit, news: string) =>
    seeOther(c, `${href(visit.locale, 'adminBatchHealth')}?news=${news}`)

  async function show(c: Context, found: StaffVisit, news: News): Promise<Response> {
    const { query = healthList.parse({}), said, typed } = news
    await found.shows('nobody')
    const batches = await deps.listBatchHealth({ ...healthFilterOf(query), page: query.page })
    const claims = await deps.listSupplierClaims({ ...claimFilterOf(readClaimQuery({})), page: 1 })
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
        await deps.claimRest({ batchId, by: found.session.account.id })
        const list = href(found.visit.locale, 'adminBatchHealth')
        return seeOther(c, `${listBackTo(sent.back, list)}news=claimed`)
      }),
    )
}
