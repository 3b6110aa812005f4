import { type Context, Hono } from 'hono'
import {
  type PartsFlaw,
  type ProductOnDesk,
  type ProductText,
  productStates,
} from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Clock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { coverWords } from './cover-words.ts'
import type { ProductPagesDeps } from './deps.ts'
import { type EditProps, ProductEditView } from './edit-page.tsx'
import { Preview, pageOf } from './preview.tsx'
import { formOf, type ProductForm, parseAsked, parseText, productForm, versionOf } from './product-form.ts'
import { linesOf } from './product-lines.ts'
import { productWords } from './product-words/index.ts'
import { ProductVersionsView } from './versions-page.tsx'

/** Products: written, looked at, put on sale and put away. Nothing here shows a person. */
export function productPages(
  deps: ProductPagesDeps,
  gate: StorefrontGate,
  admin: AdminGate,
  clock: Clock,
): Hono {
  const list = (c: Context) => href(gate.visit(c).locale, 'adminProducts')
  const edit = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'catalogue.edit', list(c), answer)

  async function find(c: Context, { session }: StaffVisit): Promise<ProductOnDesk> {
    const product = await deps.readProduct(session.account.id, c.req.param('product') ?? '')
    if (!product) throw new AppError('not_found', 'a product')
    return product
  }

  const onProduct = (c: Context, answer: (found: StaffVisit, product: ProductOnDesk) => Promise<Response>) =>
    edit(c, async (found) => answer(found, await find(c, found)))

  async function show(
    c: Context,
    found: StaffVisit,
    page: Omit<EditProps, 'visit' | 'shelves'>,
    status: 200 | 409 | 422 = 200,
  ) {
    const shelves = await deps.listShelves(found.session.account.id)
    await found.shows('nobody')
    return privatePage(c, <ProductEditView visit={found.visit} shelves={shelves} {...page} />, status)
  }

  const partsOf = async ({ session }: StaffVisit, { parts }: ProductText): Promise<ProductOnDesk[]> =>
    parts.length === 0 ? [] : [...(await deps.findProductsBySlug(session.account.id, parts)).values()]

  /** The form as it was sent: looked at, refused in words, or ready to be kept. */
  async function read(c: Context, found: StaffVisit, product: ProductOnDesk | undefined) {
    const sent = await readForm(c)
    const form = { ...productForm.parse(sent), ...(product && fixedOf(product)) }
    const shelves = await deps.listShelves(found.session.account.id)
    const [text, asked] = [parseText(form, shelves), parseAsked(form)]
    if (!text.ok || !asked.ok) {
      const wrong = [...(text.ok ? [] : text.wrong), ...(asked.ok ? [] : asked.wrong)]
      return { answer: await show(c, found, { product, form, wrong }, 422) }
    }
    if (sent.act === 'preview') {
      const parts = await partsOf(found, text.text)
      const preview = pageOf({ ...text, ...asked }, product, shelves, clock.now(), parts)
      return { answer: await show(c, found, { product, form, preview }) }
    }
    const { slug, price, regularPrice } = asked
    return { form, text: text.text, asked: { slug, price, regularPrice } }
  }

  return (
    new Hono()
      .get(pages.adminNewProduct, (c) =>
        edit(c, async (found) => {
          // Another edition begins as the one that it is a sibling of.
          const like = await deps.readProduct(found.session.account.id, c.req.query('like') ?? '')
          const form = like
            ? { ...formOf(like, 0), version: '', slug: '', family: like.family ?? like.slug }
            : productForm.parse({})
          return show(c, found, { product: undefined, form })
        }),
      )
      .post(pages.adminNewProduct, (c) =>
        edit(c, async (found) => {
          const { locale } = found.visit
          const { answer, form, text, asked } = await read(c, found, undefined)
          if (answer) return answer
          const made = await deps.createProduct({ ...text, ...asked, by: found.session.account.id })
          if (made.ok) return seeOther(c, `${href(locale, 'adminProduct', { product: made.id })}?news=made`)
          if (made.reason !== 'slug_taken')
            return showPartsFlaw(c, found, { product: undefined, form }, made.reason)
          const said = { kind: 'bad', text: productWords[locale].taken } as const
          return show(c, found, { product: undefined, form, wrong: ['slug'], said }, 422)
        }),
      )
      // While somebody types: the preview alone, for the page to put in its place.
      .post(pages.adminProductPreview, (c) =>
        edit(c, async (found) => {
          const by = found.session.account.id
          const sent = await readForm(c)
          const product = await deps.readProduct(by, String(sent.product ?? ''))
          const form = { ...productForm.parse(sent), ...(product && fixedOf(product)) }
          const shelves = await deps.listShelves(by)
          const [text, asked] = [parseText(form, shelves), parseAsked(form)]
          await found.shows('nobody')
          const parts = text.ok ? await partsOf(found, text.text) : []
          const page =
            text.ok && asked.ok && pageOf({ ...text, ...asked }, product, shelves, clock.now(), parts)
          return page ? privatePage(c, <Preview visit={found.visit} page={page} />) : c.body(null, 204)
        }),
      )
      .get(pages.adminProduct, (c) =>
        onProduct(c, async (found, product) => {
          const words = productWords[found.visit.locale]
          const older = await pastVersion(product, Number(c.req.query('version')), found)
          const news: Record<string, string> = { ...words.news, ...coverWords[found.visit.locale].news }
          const text = older ? words.takenUp(older.version) : news[c.req.query('news') ?? '']
          const said = text ? ({ kind: 'good', text } as const) : undefined
          const form = formOf({ ...(older?.content ?? product), ...pricesOf(product) }, product.version)
          return show(c, found, { product, form, said })
        }),
      )
      .post(pages.adminProduct, (c) =>
        onProduct(c, async (found, product) => {
          const { locale } = found.visit
          const { answer, form, text } = await read(c, found, product)
          if (answer) return answer
          const by = found.session.account.id
          const basedOn = versionOf(form)
          const saved = await deps.saveProduct({ ...text, id: product.id, basedOn, by })
          if (saved.ok)
            return seeOther(c, `${href(locale, 'adminProduct', { product: product.id })}?news=saved`)
          if (saved.reason !== 'changed_meanwhile' && saved.reason !== 'unknown')
            return showPartsFlaw(c, found, { product, form }, saved.reason)
          return showMeanwhile(c, found, await find(c, found), form)
        }),
      )
      .post(pages.adminProductState, async (c) => {
        const { state: wanted } = await readForm(c)
        const state = productStates.find((each) => each === wanted)
        const here = href(gate.visit(c).locale, 'adminProduct', { product: c.req.param('product') ?? '' })
        // On sale, its price is asked of everybody: whoever may set one has just proved who they are.
        return admin.allow(c, state === 'active' ? 'prices.edit' : 'catalogue.edit', here, async (found) => {
          const product = await find(c, found)
          const isSet = state && (await deps.setProductState(product.id, state, found.session.account.id))
          return seeOther(c, isSet ? `${here}?news=${state}` : here)
        })
      })
      .get(pages.adminProductVersions, (c) =>
        onProduct(c, async (found, product) => {
          const versions = await deps.listProductVersions(found.session.account.id, product.id)
          await found.shows('nobody')
          return privatePage(c, <ProductVersionsView visit={found.visit} {...{ product, versions }} />)
        }),
      )
  )

  function showPartsFlaw(
    c: Context,
    found: StaffVisit,
    page: Pick<EditProps, 'product' | 'form'>,
    flaw: PartsFlaw,
  ) {
    const said = { kind: 'bad', text: productWords[found.visit.locale].partsFlaws[flaw] } as const
    return show(c, found, { ...page, wrong: ['parts'], said }, 422)
  }

  /** Whoever sent the form keeps their words, sees what others did, and may save on top of it. */
  async function showMeanwhile(c: Context, found: StaffVisit, product: ProductOnDesk, form: ProductForm) {
    const { locale } = found.visit
    const before = await pastVersion(product, versionOf(form), found)
    const after = linesOf(product, locale)
    const meanwhile = { before: before ? linesOf(before.content, locale) : after, after }
    return show(c, found, { product, form: { ...form, version: String(product.version) }, meanwhile }, 409)
  }

  async function pastVersion(product: ProductOnDesk, version: number, found: StaffVisit) {
    if (!Number.isSafeInteger(version) || version < 1 || version >= product.version) return undefined
    const versions = await deps.listProductVersions(found.session.account.id, product.id)
    return versions.find((each) => each.version === version)
  }
}

/** What a form does not change: the address is given once, and prices have a page of their own. */
function fixedOf(product: ProductOnDesk): Pick<ProductForm, 'slug' | 'price' | 'regularPrice'> {
  const { slug, price, regularPrice } = formOf(product, product.version)
  return { slug, price, regularPrice }
}

const pricesOf = ({ slug, price, regularPrice }: ProductOnDesk) => ({ slug, price, regularPrice })
