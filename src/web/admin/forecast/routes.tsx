import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Forecast, SettingOutcome } from '../../../domains/reports/index.ts'
import { can } from '../../../domains/staff/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type Clock, localDayAfter } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import { fullName } from '../../ui/full-name.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { pageOf } from '../list/short-list.ts'
import { savedMeanwhile } from '../saved-meanwhile.ts'
import type { ForecastPageDeps } from './deps.ts'
import { arranged, forecastQuery } from './forecast-list.ts'
import { ForecastView } from './forecast-page.tsx'
import { forecastWords } from './forecast-words.ts'
import type { RefusedTimes } from './lead-times.tsx'
import { readSeen } from './seen-times.ts'

const line = z.string().trim().max(200).catch('')
const form = z.object({
  act: z.enum(['all', 'supplier']).catch('all'),
  ...{ lead: line, cover: line, supplier: line, days: line },
  seen: z.string().catch(''),
})
const wholeDays = (least: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(365))
const times = z.object({ lead: wholeDays(0), cover: wholeDays(1) })

type Typed = Readonly<Record<'lead' | 'cover' | 'supplier' | 'days', string>>
type Seen = ReturnType<typeof readSeen>
type Change = (deps: ForecastPageDeps, by: AccountId) => Promise<SettingOutcome>

/** What is to be changed as it was typed; undefined when that is no time. Who says not what they saw has seen nothing of it. */
const changeOf: Record<'all' | 'supplier', (typed: Typed, seen: Seen) => Change | undefined> = {
  all(typed, seen) {
    const { data } = times.safeParse(typed)
    if (!data) return undefined
    const wanted = { leadDays: data.lead, coverDays: data.cover }
    return async (deps, by) => (seen ? deps.changeForecastSetting({ ...wanted, seen, by }) : unseen)
  },
  supplier({ supplier, days }, seen) {
    const leadDays = days === '' ? null : wholeDays(0).safeParse(days).data
    if (leadDays === undefined || supplier === '') return undefined
    return async (deps, by) => {
      if (!seen) return unseen
      return deps.changeSupplierLead({ supplier, leadDays, seen: seen.leads.get(supplier) ?? null, by })
    }
  },
}
const unseen = { ok: false, reason: 'changed_meanwhile' } as const

/** When products run out, and how long new keys take to come. */
export function forecastPages(deps: ForecastPageDeps, admin: AdminGate, clock: Clock): Hono {
  async function show(
    c: Context,
    found: StaffVisit,
    refused?: RefusedTimes & { said?: Said },
  ): Promise<Response> {
    const { session, staff, shows } = found
    const visit = { ...found.visit, path: pages.adminForecast }
    // Products and suppliers: nobody is named.
    await shows('nobody')
    const now = clock.now()
    const query = forecastQuery.parse(c.req.query())
    const all = await deps.listForecast()
    const rows = arranged(all, query, visit.locale, now)
    const page = async (asked: number) => pageOf(rows, asked)
    if (query.asFile) {
      const records = allPages(page, (row) => recordOf(row, visit.locale))
      return sendCsv(c, 'forecast', csvHead(visit.locale), records)
    }
    const setting = await deps.readForecastSetting(session.account.id)
    const text = forecastWords[visit.locale].saved
    const parts = {
      ...{ visit, query, setting, refused },
      found: await page(query.page),
      suppliers: [
        ...new Set([...all.flatMap(({ supplier }) => supplier ?? []), ...setting.leads.keys()]),
      ].sort(),
      today: localDayAfter(now, 0),
      mayChange: can(staff.role, 'keys.import'),
      said:
        refused?.said ?? (c.req.query('news') === 'saved' ? ({ kind: 'good', text } as const) : undefined),
    }
    return privatePage(c, <ForecastView {...parts} />, refused ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminForecast, (c) =>
      admin.allow(c, 'reports.read', href('en', 'adminForecast'), (found) => show(c, found)),
    )
    .post(pages.adminLeadTimes, (c) =>
      admin.allow(c, 'keys.import', href('en', 'adminForecast'), async (found) => {
        const { act, seen, ...typed } = form.parse(await readForm(c))
        const change = changeOf[act](typed, readSeen(seen))
        if (!change) return show(c, found, { form: act, typed, isWrong: true })
        const outcome = await change(deps, found.session.account.id)
        if (!outcome.ok) {
          const said = savedMeanwhile(found, href(found.visit.locale, 'adminForecast'))
          return show(c, found, { form: act, typed, isWrong: false, said })
        }
        await found.shows('nobody')
        return seeOther(c, `${href(found.visit.locale, 'adminForecast')}?news=saved`)
      }),
    )
}

const csvHead = (locale: StaffVisit['visit']['locale']) => {
  const { columns } = forecastWords[locale]
  const { product, supplier, available, waiting, pace, lead, runsOut, orderBy, toOrder } = columns
  return [product, supplier, available, waiting, pace, lead, runsOut, orderBy, toOrder]
}

const recordOf = (row: Forecast, locale: StaffVisit['visit']['locale']) => [
  fullName(row, locale),
  row.supplier ?? '',
  ...[row.available, row.waiting, Math.round(row.perDay * 100) / 100, row.leadDays],
  ...[row.runsOutOn ?? '', row.orderBy ?? '', row.toOrder],
]
