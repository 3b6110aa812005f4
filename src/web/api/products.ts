import { z } from 'zod'
import type { ProductRecord } from '../../domains/catalog/index.ts'
import { money } from '../../shared/money.ts'
import { pageWithNext, readCursor } from './cursor.ts'
import { operation } from './operation.ts'
import { ApiProblem } from './problem.ts'
import { newSlug, Product, ProductInput, slug, status } from './product-schemas.ts'
import { said } from './said.ts'
import { instantAsked, iso, isoOrNull, minorMax, pageOf, pageQuery } from './schemas.ts'

const version = (product: ProductRecord) => product.updatedAt.getTime().toString(36)
const etag = (product: ProductRecord) => ({ etag: `"${version(product)}"` })
const etagSaid = { etag: { en: 'For If-Match when it is written.', fr: 'Pour If-Match à l’écriture.' } }

/** Where a refusal stands in what was written. */
const fieldOf = {
  unknown_category: { pointer: '/category', detail: 'There is no such category.' },
  unknown_platform: { pointer: '/platform', detail: 'There is no such platform.' },
  unknown_region: { pointer: '/region', detail: 'There is no such region.' },
  voucher_purpose: {
    pointer: '/voucherPurpose',
    detail: 'A voucher says whether it has a single purpose or several, and nothing else does.',
  },
  unknown_part: { pointer: '/parts', detail: 'One of them is no product, or a bundle itself.' },
  is_part: { pointer: '/parts', detail: 'The product is part of a bundle.' },
  has_keys: { pointer: '/parts', detail: 'The product has keys of its own.' },
  bundle_has_release: { pointer: '/releaseAt', detail: 'A bundle is delivered at once: it has no release.' },
  bundle_is_voucher: { pointer: '/legalNature', detail: 'A bundle is no voucher; one of its parts may be.' },
} as const

const reasons = Object.keys(fieldOf).join(', ')

function show({ releaseAt, createdAt, updatedAt, ...product }: ProductRecord): z.input<typeof Product> {
  const times = { releaseAt: isoOrNull(releaseAt), createdAt: iso(createdAt), updatedAt: iso(updatedAt) }
  return { ...product, ...times }
}

export const productOperations = [
  operation({
    id: 'listProducts',
    method: 'get',
    path: '/products',
    tag: 'products',
    scope: 'products.read',
    title: { en: 'List products', fr: 'Lister les produits' },
    more: { en: 'From the newest on.', fr: 'Du plus récent au plus ancien.' },
    query: pageQuery.extend({
      status: status.optional(),
      updatedSince: said(
        instantAsked.optional(),
        'Changed at that time or later.',
        'Modifiés à ce moment ou après.',
      ),
    }),
    answers: {
      200: { said: { en: 'A page of products.', fr: 'Une page de produits.' }, schema: pageOf(Product) },
    },
    problems: ['bad_cursor'],
    async run({ deps, key, query: { cursor, limit, status, updatedSince } }) {
      const products = await deps.listProducts(key, {
        after: readCursor('prd', cursor),
        limit: limit + 1,
        status,
        updatedSince: updatedSince === undefined ? undefined : new Date(updatedSince),
      })
      return { status: 200, body: pageWithNext(products, limit, ({ id }) => id, show) }
    },
  }),
  operation({
    id: 'readProduct',
    method: 'get',
    path: '/products/{slug}',
    tag: 'products',
    scope: 'products.read',
    title: { en: 'Read a product', fr: 'Lire un produit' },
    params: z.object({ slug }),
    answers: {
      200: { said: { en: 'The product.', fr: 'Le produit.' }, schema: Product, headers: etagSaid },
    },
    problems: ['not_found'],
    async run({ deps, key, params }) {
      const product = await deps.findProduct(key, params.slug)
      if (!product) throw new ApiProblem('not_found')
      return { status: 200, body: show(product), headers: etag(product) }
    },
  }),
  operation({
    id: 'writeProduct',
    method: 'put',
    path: '/products/{slug}',
    tag: 'products',
    scope: 'products.write',
    title: { en: 'Write a product', fr: 'Écrire un produit' },
    more: {
      en: `Makes the product of that slug, or replaces what is said of it; what may be left out and is, stays as it is. With If-Match only if it is still as it was read; a price that is lowered changes what a reduction is told from. Reasons of a refusal: ${reasons}.`,
      fr: `Crée le produit de ce slug, ou remplace ce qui en est dit\u202f; ce qui peut être omis et l’est reste tel quel. Avec If-Match, seulement s’il est encore tel qu’il a été lu\u202f; un prix abaissé change la référence d’une réduction. Raisons d’un refus\u00a0: ${reasons}.`,
    },
    params: z.object({ slug: newSlug }),
    body: ProductInput,
    bodyBytesMax: 256 * 1024,
    hasVersion: true,
    answers: {
      200: { said: { en: 'It was replaced.', fr: 'Remplacé.' }, schema: Product, headers: etagSaid },
      201: { said: { en: 'It was made.', fr: 'Créé.' }, schema: Product, headers: etagSaid },
    },
    problems: ['changed_meanwhile', 'refused'],
    async run({ deps, key, params, body, ifMatch }) {
      const { category, platform, region, listPrice, releaseAt, related, ...plain } = body
      if (listPrice.currency !== 'EUR' || listPrice.minor < 1 || listPrice.minor > minorMax)
        throw new ApiProblem('invalid', {
          errors: [{ pointer: '/listPrice', detail: 'An amount in euros, one cent at least.' }],
        })
      const outcome = await deps.writeProductRecord(
        key,
        {
          ...plain,
          slug: params.slug,
          categorySlug: category,
          platformCode: platform,
          regionCode: region,
          price: money(listPrice.minor, listPrice.currency),
          releaseAt: releaseAt === null ? null : new Date(releaseAt),
          related: related && [...new Set(related)],
        },
        (known) =>
          ifMatch === undefined ||
          (known !== undefined && (ifMatch === '*' || ifMatch.includes(version(known)))),
      )
      if (outcome.ok)
        return {
          status: outcome.isNew ? 201 : 200,
          body: show(outcome.product),
          headers: etag(outcome.product),
        }
      if (outcome.reason === 'changed_meanwhile') throw new ApiProblem('changed_meanwhile')
      throw new ApiProblem('refused', { reason: outcome.reason, errors: [fieldOf[outcome.reason]] })
    },
  }),
]
