import { type Context, Hono } from 'hono'
import { type ThresholdOutcome, thresholdMax } from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { addressOf, backTo } from '../list/back-to.ts'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { savedMeanwhile } from '../saved-meanwhile.ts'
import type { KeyDeskDeps, StockRow } from './deps.ts'
import { asTyped, type RefusedThreshold, StockView, stockFileHead, stockList } from './stock-page.tsx'
import { stockWords } from './stock-words.ts'

/** What is left of every product, and the thresholds. */
export function keyStockPages(deps: KeyDeskDeps, admin: AdminGate): Hono {
  return new Hono()
    .get(pages.adminKeyStock, (c) =>
      admin.allow(c, 'keys.import', c.req.path, async (office) => {
        const { locale } = office.visit
        const query = stockList.parse(c.req.query())
        if (!query.asFile) return show(c, office, query, { said: newsOf(c.req.query('news'), locale) })
        await office.shows('nobody')
        const pieces = deps.eachKeyStock(askedFor(query, locale))
        return sendCsv(c, 'stock', stockFileHead, recordsOf(pieces, fileRowIn(locale)))
      }),
    )
    .post(pages.adminKeyThreshold, (c) =>
      admin.allow(c, 'keys.import', c.req.path.replace(/\/[^/]*$/, ''), async (office) => {
        const { visit, session } = office
        const productId = parseId('prd', c.req.param('product') ?? '')
        const form = await readForm(c)
        const threshold = thresholdFrom(form.threshold)
        const back = backTo(form.back, href(visit.locale, 'adminKeyStock'))
        if (threshold === undefined) return seeOther(c, `${back}news=wrong`)
        if (!productId) throw new AppError('not_found', 'no such product')
        const seen = thresholdFrom(form.seen)
        const set = { productId, threshold, by: session.account.id }
        const outcome: ThresholdOutcome =
          seen === undefined
            ? { ok: false, reason: 'changed_meanwhile' }
            : await deps.setStockThreshold({ ...set, seen })
        if (outcome.ok) return seeOther(c, `${back}news=set`)
        if (outcome.reason === 'not_found') throw new AppError('not_found', 'no such product')
        const asItStood = stockList.parse(addressOf(back))
        const refused = { productId, typed: asTyped(threshold) }
        return show(c, office, asItStood, { said: savedMeanwhile(office, back.slice(0, -1)), refused })
      }),
    )

  /** One page of the list; what was refused is on it once more. */
  async function show(c: Context, { visit, shows }: StaffVisit, query: StockListQuery, news: News) {
    await shows('nobody')
    const found = await deps.listKeyStock({ ...askedFor(query, visit.locale), page: query.page })
    const here = { ...visit, path: pages.adminKeyStock }
    return privatePage(c, <StockView {...{ query, found, ...news }} visit={here} />, news.refused ? 422 : 200)
  }
}

type StockListQuery = ReturnType<typeof stockList.parse>
type News = { said?: Said | undefined; refused?: RefusedThreshold }

const askedFor = ({ filters, sort, isDescending }: StockListQuery, locale: Locale) => ({
  ...{ filter: filters, locale, sort, isDescending },
})

/** A number as it is typed, nothing for none; undefined for anything else. */
function thresholdFrom(typed: unknown): number | null | undefined {
  if (typeof typed !== 'string') return undefined
  const text = typed.trim()
  if (text === '') return null
  return /^\d{1,3}$/.test(text) && Number(text) <= thresholdMax ? Number(text) : undefined
}

function newsOf(news: string | undefined, locale: Locale): Said | undefined {
  const words = stockWords[locale]
  if (news === 'set') return { kind: 'good', text: words.news }
  return news === 'wrong' ? { kind: 'bad', text: words.wrong(thresholdMax) } : undefined
}

const fileRowIn =
  (locale: Locale) =>
  ({ slug, name, status, counts, threshold }: StockRow) => [
    ...[slug, name[locale], status, counts.free, counts.reserved, counts.sold, counts.quarantined],
    ...[counts.expiring, counts.expired, threshold],
  ]
