import { type Context, Hono } from 'hono'
import type { ImportFlaw, ProductImport } from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { ProductPagesDeps } from './deps.ts'
import { ImportFormView, ImportView, type ToldFlaw } from './import-page.tsx'
import { importWords } from './import-words.ts'
import { type FileFlaw, readProductFile } from './product-file.ts'
import { productWords } from './product-words/index.ts'

/** What a shop of some thousand products needs; the gate of all forms lets no more in either. */
export const fileBytesMax = 4 * 1024 * 1024

/** Products from a file: checked, looked at, and written by a job. Nothing here shows a person. */
export function importPages(deps: ProductPagesDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminProductImports')
  const edit = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'catalogue.edit', here(c), answer)

  async function refuse(c: Context, found: StaffVisit, refused: { error?: string; flaws?: ToldFlaw[] }) {
    await found.shows('nobody')
    return privatePage(c, <ImportFormView visit={found.visit} {...refused} />, 422)
  }

  async function find(c: Context, { session }: StaffVisit): Promise<ProductImport> {
    const file = await deps.readImport(session.account.id, c.req.param('import') ?? '')
    if (!file) throw new AppError('not_found', 'a file of products')
    return file
  }

  return new Hono()
    .get(pages.adminProductImports, (c) =>
      edit(c, async (found) => {
        await found.shows('nobody')
        return privatePage(c, <ImportFormView visit={found.visit} />)
      }),
    )
    .post(pages.adminProductImports, (c) =>
      edit(c, async (found) => {
        const { locale } = found.visit
        const words = importWords[locale]
        const by = found.session.account.id
        const { file } = await readForm(c)
        if (!(file instanceof File) || file.size === 0) return refuse(c, found, { error: words.noFile })
        if (file.size > fileBytesMax) return refuse(c, found, { error: words.tooLarge })
        const { lines, flaws } = await readProductFile(
          new Uint8Array(await file.arrayBuffer()),
          await deps.listShelves(by),
          (slugs) => deps.findProductsBySlug(by, slugs),
        )
        if (flaws.length > 0) return refuse(c, found, { flaws: flaws.map((flaw) => tellFile(flaw, locale)) })
        const plan = await deps.planImport(by, lines)
        if (plan.flaws.length > 0)
          return refuse(c, found, { flaws: plan.flaws.map((flaw) => tell(flaw, locale)) })
        const fileName = file.name.trim().slice(0, 200) || 'products.csv'
        const id = await deps.keepImport({ fileName, lines, by })
        return seeOther(c, href(locale, 'adminProductImport', { import: id }))
      }),
    )
    .get(pages.adminProductImport, (c) =>
      edit(c, async (found) => {
        const { visit, session, shows } = found
        const file = await find(c, found)
        const plan =
          file.state === 'checked' ? await deps.planImport(session.account.id, file.lines) : undefined
        const flaws = (plan?.flaws ?? file.flaws).map((flaw) => tell(flaw, visit.locale))
        await shows('nobody')
        // Reloaded by the browser itself, with scripts and without.
        if (file.state === 'running') c.header('refresh', '2')
        return privatePage(c, <ImportView {...{ visit, file, plan, flaws }} />)
      }),
    )
    .post(pages.adminProductImport, (c) => {
      const back = href(gate.visit(c).locale, 'adminProductImport', { import: c.req.param('import') ?? '' })
      // A file sets prices.
      return admin.allow(c, 'prices.edit', back, async (found) => {
        const { id } = await find(c, found)
        await deps.startImport(id, found.session.account.id)
        return seeOther(c, back)
      })
    })
}

function tellFile(flaw: FileFlaw, locale: Locale): ToldFlaw {
  const words = importWords[locale]
  const { line, column } = flaw
  if ('problem' in flaw) return { line, column, text: words.problems[flaw.problem](flaw.detail ?? '') }
  if (flaw.field === 'state') return { line, column, text: words.wrongState }
  if (flaw.field === 'version') return { line, column, text: words.wrongVersion }
  return { line, column, text: productWords[locale].wrong[flaw.field] }
}

const tell = ({ line, column, why }: ImportFlaw, locale: Locale): ToldFlaw => ({
  line,
  column,
  text: importWords[locale].why[why],
})
