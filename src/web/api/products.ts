import { z } from 'zod'
import type { ProductRecord } from '../../domains/catalog/index.ts'
import { money } from '../../shared/money.ts'
import { pageWithNext, readCursor } from './cursor.ts'
import { operation } from './operation.ts'
import { ApiProblem } from './problem.ts'
import { said } from './said.ts'
import { instant, iso, isoOrNull, Money, pageOf, pageQuery, Translated } from './schemas.ts'

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120)
const status = z.enum(['draft', 'active', 'archived'])
const longText = z.object({ en: z.string().min(1).max(20_000), fr: z.string().min(1).max(20_000) })
const features = z.object({
  en: z.array(z.string().min(1).max(300)).max(20),
  fr: z.array(z.string().min(1).max(300)).max(20),
})

const written = {
  status: said(
    status,
    '`draft` and `archived` are not in the window.',
    '`draft` et `archived` ne sont pas en vitrine.',
  ),
  family: said(
    z.string().max(120).nullable(),
    'Products of one family are editions of the same thing.',
    'Les produits d’une famille sont des éditions d’une même chose.',
  ),
  category: z.string().max(120),
  platform: said(
    z.string().max(120),
    'Code of the platform where a key is activated.',
    'Code de la plateforme où la clé s’active.',
  ),
  region: said(
    z.string().max(120),
    'Code of the region in which a key can be activated.',
    'Code de la région où la clé peut s’activer.',
  ),
  kind: z.enum(['software', 'game', 'gift_code']),
  legalNature: said(
    z.enum(['digital_content', 'digital_service', 'voucher']),
    'Decides the wording of the waiver.',
    'Décide des termes de la renonciation.',
  ),
  name: Translated,
  edition: Translated.nullable(),
  summary: longText,
  description: longText,
  features,
  publisher: z.string().min(1).max(200),
  listPrice: said(Money, 'What is asked outside sales, in euros.', 'Le prix hors promotion, en euros.'),
  releaseAt: said(
    instant.nullable(),
    'A release to come makes it a pre-order.',
    'Une sortie à venir en fait une précommande.',
  ),
}

export const Product = z
  .object({
    id: z.string(),
    slug,
    ...written,
    price: said(Money, 'What is asked now.', 'Le prix demandé maintenant.'),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Product' })

const ProductInput = z.strictObject(written).meta({ id: 'ProductInput' })

const version = (product: ProductRecord) => product.updatedAt.getTime().toString(36)
const etag = (product: ProductRecord) => ({ etag: `"${version(product)}"` })
const etagSaid = { etag: { en: 'For If-Match when it is written.', fr: 'Pour If-Match à l’écriture.' } }

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
        instant.optional(),
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
      en: 'Makes the product of that slug, or replaces what is said of it. With If-Match only if it is still as it was read; a price that is lowered changes what a reduction is told from.',
      fr: 'Crée le produit de ce slug, ou remplace ce qui en est dit. Avec If-Match, seulement s’il est encore tel qu’il a été lu\u202f; un prix abaissé change la référence d’une réduction.',
    },
    params: z.object({ slug }),
    body: ProductInput,
    bodyBytesMax: 256 * 1024,
    hasVersion: true,
    answers: {
      200: { said: { en: 'It was replaced.', fr: 'Remplacé.' }, schema: Product, headers: etagSaid },
      201: { said: { en: 'It was made.', fr: 'Créé.' }, schema: Product, headers: etagSaid },
    },
    problems: ['changed_meanwhile', 'refused'],
    async run({ deps, key, params, body, ifMatch }) {
      const { category, platform, region, listPrice, releaseAt, ...plain } = body
      if (listPrice.currency !== 'EUR' || listPrice.minor < 1)
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
        },
        (known) => ifMatch === undefined || (known !== undefined && version(known) === ifMatch),
      )
      if (outcome.ok)
        return {
          status: outcome.isNew ? 201 : 200,
          body: show(outcome.product),
          headers: etag(outcome.product),
        }
      if (outcome.reason === 'changed_meanwhile') throw new ApiProblem('changed_meanwhile')
      throw new ApiProblem('refused', { reason: outcome.reason })
    },
  }),
]
