import { type Context, Hono } from 'hono'
import { type BulkChange, bulkMax, type ProductOnDesk } from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages, splitLocale } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import { fullName } from '../../ui/full-name.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { BulkDoneView, BulkReviewView } from './bulk-page.tsx'
import { type AskedBulk, parseBulk } from './bulk-query.ts'
import { bulkWords } from './bulk-words.ts'
import type { ProductPagesDeps } from './deps.ts'
import { deskQueryOf, productList } from './list-query.ts'

/** Many products at once: looked at first, taken back where that is still possible. Nothing here shows a person. */
export function bulkPages(deps: ProductPagesDeps, admin: AdminGate): Hono {
  const list = (c: Context) => href(splitLocale(c.req.path).locale, 'adminProducts')

  /** The page that asks for a yes, with what was in the way of the last one. */
  async function review(
    c: Context,
    found: StaffVisit,
    asked: { products: readonly ProductOnDesk[]; change?: BulkChange; text?: string },
    status: 200 | 409 | 422,
  ) {
    const shelves = await deps.listShelves(found.session.account.id)
    await found.shows('nobody')
    const { products, change, text } = asked
    const said = text === undefined ? undefined : ({ kind: 'bad', text } as const)
    const view = <BulkReviewView visit={found.visit} {...{ shelves, products, change, said }} />
    return privatePage(c, view, status)
  }

  async function read(c: Context, found: StaffVisit) {
    const by = found.session.account.id
    const words = bulkWords[found.visit.locale]
    const asked = parseBulk(await readForm(c), await deps.listShelves(by))
    const products = await meant(found, asked)
    const text =
      products.length === 0
        ? words.nothingChosen
        : Math.max(asked.chosen.length, products.length) > bulkMax
          ? words.tooMany(bulkMax)
          : 'wrong' in asked
            ? words.wrong[asked.wrong]
            : undefined
    if (text !== undefined || !('change' in asked))
      return { answer: await review(c, found, { products: [], text: text ?? '' }, 422) }
    return { products, chosen: asked.chosen, change: asked.change }
  }

  /** The chosen ones, or all of a list; of more than may be changed at once, one too many. */
  async function meant({ session, visit }: StaffVisit, { chosen, found }: AskedBulk) {
    const by = session.account.id
    if (!found)
      return deps.readProducts(
        by,
        chosen.slice(0, bulkMax).map(({ id }) => id),
      )
    const products: ProductOnDesk[] = []
    for await (const piece of deps.eachProduct(by, deskQueryOf(productList.parse(found), visit.locale))) {
      products.push(...piece.slice(0, bulkMax + 1 - products.length))
      if (products.length > bulkMax) break
    }
    return products
  }

  async function find(c: Context, { session }: StaffVisit) {
    const edit = await deps.readBulkEdit(session.account.id, c.req.param('bulk') ?? '')
    if (!edit) throw new AppError('not_found', 'a change of many products')
    return edit
  }

  return (
    new Hono()
      .post(pages.adminBulkReview, (c) =>
        admin.permit(c, 'catalogue.edit', async (found) => {
          const { answer, products, change } = await read(c, found)
          return answer ?? review(c, found, { products, change }, 200)
        }),
      )
      // Any of them may move a price or put one on show, so each wants whoever may set prices.
      .post(pages.adminBulkEdits, (c) =>
        admin.allow(c, 'prices.edit', list(c), async (found) => {
          const { answer, products, chosen, change } = await read(c, found)
          if (answer) return answer
          const { locale } = found.visit
          const done = await deps.applyBulkEdit({ chosen, change, by: found.session.account.id })
          if (done.ok) return seeOther(c, href(locale, 'adminBulkEdit', { bulk: done.id }))
          const names = products
            .filter(({ id }) => done.ids.includes(id))
            .map((each) => fullName(each, locale))
          const text = bulkWords[locale].changedMeanwhile(names.join(', '))
          return review(c, found, { products, change, text }, 409)
        }),
      )
      .get(pages.adminBulkEdit, (c) =>
        admin.allow(c, 'catalogue.edit', list(c), async (found) => {
          const { visit, session, shows } = found
          const by = session.account.id
          const edit = await find(c, found)
          const ids = edit.products.map(({ id }) => id)
          const [shelves, products] = await Promise.all([deps.listShelves(by), deps.readProducts(by, ids)])
          const restored = c.req.query('restored')
          const text =
            restored && /^\d{1,3}$/.test(restored)
              ? bulkWords[visit.locale].restored(Number(restored), ids.length)
              : undefined
          const said = text === undefined ? undefined : ({ kind: 'good', text } as const)
          await shows('nobody')
          return privatePage(c, <BulkDoneView {...{ visit, shelves, edit, products, said }} />)
        }),
      )
      .post(pages.adminBulkEdit, (c) => {
        const here = href(splitLocale(c.req.path).locale, 'adminBulkEdit', {
          bulk: c.req.param('bulk') ?? '',
        })
        return admin.allow(c, 'prices.edit', here, async (found) => {
          const { id } = await find(c, found)
          const restored = await deps.undoBulkEdit(id, found.session.account.id)
          return seeOther(c, restored === undefined ? here : `${here}?restored=${restored}`)
        })
      })
  )
}
