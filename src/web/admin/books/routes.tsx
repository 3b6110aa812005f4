import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { BooksView, type Refused } from './books-page.tsx'
import type { BooksPageDeps } from './deps.ts'
import { MarginView } from './margin-page.tsx'
import { marginBys } from './margin-words.ts'
import { rateWords } from './rate-words.ts'
import { yearWords } from './year-words.ts'

const typed = z.string().trim().max(20).catch('')
const rateForm = z.object({ currency: typed, day: typed, rate: typed })
const wrongField = {
  currency_wrong: 'currency',
  day_wrong: 'day',
  rate_wrong: 'rate',
  published: 'day',
} as const
const closeForm = z.object({ confirm: typed })

/** Looked at by whoever reads the books; taken along, and closed, by whoever may, with a fresh proof. */
export function booksPages(deps: BooksPageDeps, admin: AdminGate): Hono {
  async function show(
    c: Context,
    { visit, session, staff, shows }: StaffVisit,
    year: number | undefined,
    news: { said?: Said; refused?: Refused } = {},
  ): Promise<Response> {
    const books = await deps.readBooks(session.account.id, year)
    // Accounts, numbers of orders and cents: nobody is named.
    await shows('nobody')
    const may = { export: can(staff.role, 'books.export'), keep: can(staff.role, 'books.keep') }
    const page = <BooksView {...{ visit: { ...visit, path: pages.adminBooks }, books, may, ...news }} />
    return privatePage(c, page, news.refused || news.said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminBooks, (c) =>
      admin.allow(c, 'books.read', c.req.path, (found) => {
        const { locale } = found.visit
        const news: Record<string, string> = { closed: yearWords[locale].done, rate: rateWords[locale].noted }
        const text = news[c.req.query('news') ?? '']
        return show(c, found, readYear(c.req.query('year')), text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminBooksYear, (c) => {
      const year = readYear(c.req.param('year'))
      if (!year) throw new AppError('not_found', 'no such year')
      return admin.allow(c, 'books.keep', `${pages.adminBooks}?year=${year}`, async (found) => {
        const { confirm } = closeForm.parse(await readForm(c))
        if (confirm !== String(year)) return show(c, found, year, { refused: { year: confirm } })
        const outcome = await deps.closeBooksYear(found.session.account.id, year)
        const { locale } = found.visit
        if (outcome.ok) return seeOther(c, `${href(locale, 'adminBooks')}?year=${year}&news=closed`)
        // What speaks against it stands on the page.
        return show(c, found, year, { said: { kind: 'bad', text: yearWords[locale].notClosed } })
      })
    })
    .get(pages.adminBooksMargin, (c) =>
      admin.allow(c, 'books.read', c.req.path, async ({ visit, session, staff, shows }) => {
        const by = marginBys.find((each) => each === c.req.query('by')) ?? 'products'
        const year = readYear(c.req.query('year'))
        const margins = await deps.readMargins(session.account.id, { locale: visit.locale, by, year })
        await shows('nobody')
        const mayExport = can(staff.role, 'books.export')
        return privatePage(c, <MarginView {...{ visit, margins, mayExport }} />)
      }),
    )
    .post(pages.adminBooksRates, (c) =>
      admin.allow(c, 'books.keep', pages.adminBooks, async (found) => {
        const { locale } = found.visit
        const { currency, day, rate } = rateForm.parse(await readForm(c))
        const perEuro = Number(rate.replace(',', '.'))
        const outcome = await deps.noteRate(found.session.account.id, { currency, day, perEuro })
        if (outcome.ok) return seeOther(c, `${href(locale, 'adminBooks')}?news=rate`)
        const { wrong, text } = {
          wrong: wrongField[outcome.reason],
          text: rateWords[locale].refusals[outcome.reason],
        }
        return show(c, found, undefined, { refused: { rate: { currency, day, rate, wrong, text } } })
      }),
    )
    .get(pages.adminBooksFile, (c) =>
      admin.allow(c, 'books.export', pageOfFile(c), async (found) => {
        const file = deps.exportBooks(found.session.account.id, c.req.param('file') ?? '')
        if (!file) throw new AppError('not_found', 'no such file of the books')
        await found.shows('nobody')
        c.header(
          'content-type',
          file.name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8',
        )
        c.header('content-disposition', `attachment; filename="${file.name}"`)
        c.header('x-content-type-options', 'nosniff')
        c.header('cache-control', 'no-store')
        return stream(c, async (out) => {
          for await (const piece of file.pieces) await out.write(piece)
        })
      }),
    )
}

/** The page on which a file of the books is offered. */
function pageOfFile(c: Context): string {
  const page = c.req.param('file')?.startsWith('margin-') ? '/margin' : ''
  return c.req.path.replace(/\/[^/]*$/, page)
}

function readYear(text: string | undefined): number | undefined {
  const year = /^(19|20)\d{2}$/.exec(text ?? '')?.[0]
  return year ? Number(year) : undefined
}
