import { Hono } from 'hono'
import { thresholdMax } from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import type { KeyDeskDeps, StockRow } from './deps.ts'
import { StockView, stockFileHead, stockList } from './stock-page.tsx'
import { stockWords } from './stock-words.ts'

/** What is left of every product, and the thresholds. */
export function keyStockPages(deps: KeyDeskDeps, admin: AdminGate): Hono {
  return new Hono()
    .get(pages.adminKeyStock, (c) =>
      admin.allow(c, 'keys.import', c.req.path, async ({ visit, shows }) => {
        await shows('nobody')
        const { locale } = visit
        const query = stockList.parse(c.req.query())
        const { sort, isDescending } = query
        const asked = { filter: query.filters, locale, sort, isDescending }
        if (query.asFile)
          return sendCsv(c, 'stock', stockFileHead, recordsOf(deps.eachKeyStock(asked), fileRowIn(locale)))
        const found = await deps.listKeyStock({ ...asked, page: query.page })
        return privatePage(
          c,
          <StockView {...{ visit, query, found, said: newsOf(c.req.query('news'), locale) }} />,
        )
      }),
    )
    .post(pages.adminKeyThreshold, (c) =>
      admin.allow(c, 'keys.import', c.req.path.replace(/\/[^/]*$/, ''), async ({ visit, session }) => {
        const productId = parseId('prd', c.req.param('product') ?? '')
        const form = await readForm(c)
        const threshold = thresholdFrom(form.threshold)
        const back = backTo(form.back, href(visit.locale, 'adminKeyStock'))
        if (threshold === undefined) return seeOther(c, `${back}news=wrong`)
        const isSet =
          productId && (await deps.setStockThreshold({ productId, threshold, by: session.account.id }))
        if (!isSet) throw new AppError('not_found', 'no such product')
        return seeOther(c, `${back}news=set`)
      }),
    )
}

/** The list as it stood, or the whole of it: nowhere else. Ready for one more word. */
function backTo(said: unknown, list: string): string {
  const isList = typeof said === 'string' && said.startsWith(`${list}?`)
  return isList ? `${said}&` : `${list}?`
}

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
