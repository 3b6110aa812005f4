import { type Context, Hono } from 'hono'
import type { CategoryOnDesk } from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages, splitLocale } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { CategoriesView, CategoryView } from './categories-page.tsx'
import {
  type CategoryField,
  type CategoryForm,
  categoryForm,
  fieldsOf,
  parseCategory,
  seenOf,
} from './category-form.ts'
import { categoryWords } from './category-words.ts'
import type { CategoryPagesDeps } from './deps.ts'

/** Categories: made, renamed and put in order. Nothing here shows a person. */
export function categoryPages(deps: CategoryPagesDeps, admin: AdminGate): Hono {
  const here = (c: Context) => href(splitLocale(c.req.path).locale, 'adminCategories')
  const edit = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'catalogue.edit', here(c), answer)

  type Shown = { form?: CategoryForm; wrong?: readonly CategoryField[]; said?: Said }
  async function show(c: Context, { visit, session, shows }: StaffVisit, shown: Shown = {}) {
    const categories = await deps.listCategoriesOnDesk(session.account.id)
    await shows('nobody')
    const form = shown.form ?? categoryForm.parse({})
    return privatePage(
      c,
      <CategoriesView {...{ visit, categories, ...shown, form }} />,
      shown.wrong ? 422 : 200,
    )
  }

  async function find(c: Context, { session }: StaffVisit): Promise<CategoryOnDesk> {
    const categories = await deps.listCategoriesOnDesk(session.account.id)
    const category = categories.find(({ slug }) => slug === c.req.param('category'))
    if (!category) throw new AppError('not_found', 'a category')
    return category
  }

  return new Hono()
    .get(pages.adminCategories, (c) =>
      edit(c, (found) => {
        const news: Record<string, string> = categoryWords[found.visit.locale].news
        const text = news[c.req.query('news') ?? '']
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminCategories, (c) =>
      edit(c, async (found) => {
        const form = categoryForm.parse(await readForm(c))
        const text = parseCategory(form)
        if ('wrong' in text) return show(c, found, { form, wrong: text.wrong })
        const by = found.session.account.id
        if (await deps.createCategory({ ...text, slug: form.slug, by }))
          return seeOther(c, `${here(c)}?news=made`)
        const said: Said = { kind: 'bad', text: categoryWords[found.visit.locale].taken }
        return show(c, found, { form, wrong: ['slug'], said })
      }),
    )
    .get(pages.adminCategory, (c) =>
      edit(c, async (found) => {
        const category = await find(c, found)
        const form = categoryForm.parse(fieldsOf(category))
        await found.shows('nobody')
        return privatePage(c, <CategoryView visit={found.visit} {...{ category, form }} />)
      }),
    )
    .post(pages.adminCategory, (c) =>
      edit(c, async (found) => {
        const { visit, session, shows } = found
        const { slug } = await find(c, found)
        const form = { ...categoryForm.parse(await readForm(c)), slug }
        const text = parseCategory(form)
        const saved =
          'wrong' in text
            ? text
            : await deps.saveCategory({ ...text, slug, seen: seenOf(form), by: session.account.id })
        if ('ok' in saved && saved.ok) return seeOther(c, `${here(c)}?news=saved`)
        // What stands there now is what the next save is held against.
        const category = await find(c, found)
        await shows('nobody')
        if ('wrong' in saved)
          return privatePage(c, <CategoryView {...{ visit, category, form, wrong: saved.wrong }} />, 422)
        const said: Said = { kind: 'bad', text: categoryWords[visit.locale].changedMeanwhile }
        const meanwhile = {
          before: Object.values(fieldsOf(seenOf(form))),
          after: Object.values(fieldsOf(category)),
        }
        return privatePage(c, <CategoryView {...{ visit, category, form, meanwhile, said }} />, 409)
      }),
    )
    .post(pages.adminCategoryMove, (c) =>
      edit(c, async (found) => {
        const { slug } = await find(c, found)
        const { way } = await readForm(c)
        const isMoved =
          (way === 'up' || way === 'down') && (await deps.moveCategory(slug, way, found.session.account.id))
        return seeOther(c, isMoved ? `${here(c)}?news=moved` : here(c))
      }),
    )
}
