import { type Context, Hono } from 'hono'
import type { Sale } from '../../../domains/catalog/index.ts'
import { plainAmount } from '../../../shared/money.ts'
import type { Clock } from '../../../shared/time.ts'
import { toWallClock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { readReason, reasonMissing } from '../reasoned-act.tsx'
import { saleList } from './promotion-query.ts'
import { parseSale, readWhole, type SaleField, type SaleForm, saleForm } from './sale-form.ts'
import { saleWords } from './sale-words.ts'
import { SalesView } from './sales-page.tsx'

const head = ['name', 'percent', 'price', 'currency', 'category', 'products', 'from', 'until', 'state']

function recordOf({ name, terms, category, products, startsAt, endsAt, state }: Sale) {
  const off =
    'percent' in terms ? [terms.percent, '', ''] : ['', plainAmount(terms.price), terms.price.currency]
  return [name, ...off, category?.en, products.map(({ slug }) => slug).join(' '), startsAt, endsAt, state]
}

/** Sales: what was planned, what is on, and how to plan another one. Nothing here shows a person. */
export function salePages(deps: AdminDeps, gate: StorefrontGate, admin: AdminGate, clock: Clock): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminSales')
  const edit = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'prices.edit', here(c), answer)

  /** The page on which a new one is typed. */
  const type = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allowTyping(c, 'prices.edit', here(c), {
      answer,
      tooLate: async (found, said) =>
        show(c, found, { form: saleForm.parse(await readForm(c)), wrong: [], said }),
    })

  type Shown = { form?: SaleForm; wrong?: readonly SaleField[]; said?: Said }
  async function show(c: Context, found: StaffVisit, shown: Shown = {}) {
    const query = saleList.parse(c.req.query())
    const read = (page: number) =>
      deps.listSales(found.session.account.id, { ...query, ...query.filters, page })
    if (query.asFile) {
      await found.shows('nobody')
      return sendCsv(c, 'sales', head, allPages(read, recordOf))
    }
    const [sales, categories] = await Promise.all([
      read(query.page),
      deps.listCategories(found.session.account.id),
    ])
    await found.shows('nobody')
    const form = shown.form ?? saleForm.parse({ from: toWallClock(clock.now()) })
    const visit = { ...found.visit, path: pages.adminSales }
    const view = <SalesView {...{ visit, query, sales, categories, wrong: [], ...shown, form }} />
    return privatePage(c, view, shown.wrong ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminSales, (c) =>
      type(c, (found) => {
        const words = saleWords[found.visit.locale]
        const unchanged = readWhole(c.req.query('unchanged') ?? '')
        const planned = unchanged ? `${words.planned} ${words.unchanged(unchanged)}` : words.planned
        const text = { planned, ended: words.ended }[c.req.query('news') ?? '']
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminSales, (c) =>
      type(c, async (found) => {
        const by = found.session.account.id
        const form = saleForm.parse(await readForm(c))
        const parsed = await parseSale(form, (slug) => deps.findProductId(by, slug), clock.now())
        if (!parsed.ok) return show(c, found, { form, wrong: parsed.wrong })
        const outcome = await deps.planSale(by, parsed.sale)
        if (!outcome.ok) return show(c, found, { form, wrong: ['reduces'] })
        const { unchanged } = outcome
        return seeOther(c, `${here(c)}?news=planned${unchanged > 0 ? `&unchanged=${unchanged}` : ''}`)
      }),
    )
    .post(pages.adminSale, (c) =>
      edit(c, async (found) => {
        const sent = await readForm(c)
        if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back: here(c) })
        const reason = readReason(sent)
        if (!reason) return show(c, found, { wrong: [], said: reasonMissing(found) })
        const isEnded = await deps.endSale(found.session.account.id, c.req.param('sale') ?? '', reason)
        return seeOther(c, isEnded ? `${here(c)}?news=ended` : here(c))
      }),
    )
}
