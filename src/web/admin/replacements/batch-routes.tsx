import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { BatchesView, type Typed } from './batches-page.tsx'
import { claimsCsv } from './claims-csv.ts'
import type { ReplacementPagesDeps } from './deps.ts'
import { replacementDeskWords } from './replacement-words.ts'
import { settingForm, typedForm } from './setting-form.ts'

const batchForm = z.object({ act: z.enum(['out', 'back', 'claim', 'credited', 'refused']) })
const claimForm = z.object({ state: z.enum(['credited', 'refused']) })

/** Batches, suppliers and the rules' numbers: for whoever brings keys into the shop. No page of it names a customer. */
export function batchPages(deps: ReplacementPagesDeps, admin: AdminGate): Hono {
  const manage = (c: Context, answer: (found: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'keys.import', c.req.path, answer)
  const backTo = (c: Context, { visit }: StaffVisit, news: string) =>
    seeOther(c, `${href(visit.locale, 'adminBatchHealth')}?news=${news}`)

  async function show(c: Context, found: StaffVisit, said?: Said, typed?: Typed): Promise<Response> {
    await found.shows('nobody')
    const batches = await deps.listBatchHealth()
    const claims = await deps.listSupplierClaims('open')
    const setting = await deps.readReplacementSetting(found.session.account.id)
    const visit = { ...found.visit, path: pages.adminBatchHealth }
    const view = <BatchesView {...{ visit, batches, claims, setting, said, typed }} />
    return privatePage(c, view, said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminBatchHealth, (c) =>
      manage(c, (found) => {
        const { news } = replacementDeskWords[found.visit.locale]
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, found, text ? { kind: 'good', text } : undefined)
      }),
    )
    .get(pages.adminSupplierClaims, (c) =>
      manage(c, async (found) => {
        await found.shows('nobody')
        const file = claimsCsv(await deps.listSupplierClaims('open'), await deps.listBatchHealth())
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
          return show(c, found, { kind: 'bad', text: refusals.number_wrong }, typed)
        }
        const { seen, ...setting } = form.data
        const outcome = await deps.changeReplacementSetting({ seen, setting, by: found.session.account.id })
        if (!outcome.ok) return show(c, found, { kind: 'bad', text: refusals.changed_meanwhile })
        return backTo(c, found, 'saved')
      }),
    )
    .post(pages.adminBatch, (c) =>
      manage(c, async (found) => {
        const batchId = parseId('bat', c.req.param('batch') ?? '')
        const form = batchForm.safeParse(await readForm(c))
        if (!batchId || !form.success) throw new AppError('invalid', 'no such act')
        const { act } = form.data
        const by = found.session.account.id
        switch (act) {
          case 'claim':
            await deps.claimRest({ batchId, by })
            return backTo(c, found, 'claimed')
          case 'credited':
          case 'refused':
            await deps.settleClaimsOfBatch({ batchId, state: act, by })
            return backTo(c, found, 'settled')
          default: {
            const outcome = await deps.moveBatch({ batchId, out: act === 'out', by })
            if (outcome.ok) return backTo(c, found, 'moved')
            const { refusals } = replacementDeskWords[found.visit.locale]
            return show(c, found, { kind: 'bad', text: refusals[outcome.reason] })
          }
        }
      }),
    )
    .post(pages.adminSupplierClaim, (c) =>
      manage(c, async (found) => {
        const keyId = parseId('key', c.req.param('key') ?? '')
        const form = claimForm.safeParse(await readForm(c))
        if (!keyId || !form.success) throw new AppError('invalid', 'no such act')
        const by = found.session.account.id
        const isSettled = await deps.settleClaim({ keyId, state: form.data.state, by })
        if (!isSettled) {
          const { refusals } = replacementDeskWords[found.visit.locale]
          return show(c, found, { kind: 'bad', text: refusals.decided_already })
        }
        return backTo(c, found, 'settled')
      }),
    )
}
