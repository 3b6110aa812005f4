import { z } from 'zod'
import type { CountedStock } from '../../domains/catalog/index.ts'
import { pageWithNext, readCursor } from './cursor.ts'
import { operation } from './operation.ts'
import { ApiProblem } from './problem.ts'
import { slug } from './product-schemas.ts'
import { said } from './said.ts'
import { instant, isoOrNull, pageOf, pageQuery } from './schemas.ts'

const Stock = z
  .object({
    productId: z.string(),
    slug: z.string(),
    available: said(
      z.int().min(0),
      'Keys that could be sold, as they were counted last; counting ends at 1000.',
      'Clés vendables, au dernier comptage\u202f; le comptage s’arrête à 1000.',
    ),
    threshold: said(
      z.int().min(0).nullable(),
      'At so many or fewer it runs low, which `stock.low` tells once until new keys come; null where nobody asked to hear.',
      'À ce nombre ou en dessous, le stock est bas, et `stock.low` le dit une fois jusqu’aux clés suivantes\u202f; null si personne ne l’a demandé.',
    ),
    countedAt: said(
      instant.nullable(),
      'Null while there were never any.',
      'Null tant qu’il n’y en a jamais eu.',
    ),
  })
  .meta({ id: 'Stock' })

const show = ({ countedAt, ...stock }: CountedStock) => ({ ...stock, countedAt: isoOrNull(countedAt) })

export const stockOperations = [
  operation({
    id: 'listStock',
    method: 'get',
    path: '/stock',
    tag: 'stock',
    scope: 'stock.read',
    title: { en: 'List what is in stock', fr: 'Lister le stock' },
    query: pageQuery,
    answers: {
      200: { said: { en: 'A page of counts.', fr: 'Une page de comptages.' }, schema: pageOf(Stock) },
    },
    problems: ['bad_cursor'],
    async run({ deps, key, query: { cursor, limit } }) {
      const stock = await deps.listStock(key, { after: readCursor('prd', cursor), limit: limit + 1 })
      return { status: 200, body: pageWithNext(stock, limit, ({ productId }) => productId, show) }
    },
  }),
  operation({
    id: 'readStock',
    method: 'get',
    path: '/stock/{slug}',
    tag: 'stock',
    scope: 'stock.read',
    title: { en: 'Read the stock of a product', fr: 'Lire le stock d’un produit' },
    params: z.object({ slug }),
    answers: { 200: { said: { en: 'The count.', fr: 'Le comptage.' }, schema: Stock } },
    problems: ['not_found'],
    async run({ deps, key, params }) {
      const [stock] = await deps.listStock(key, { after: undefined, limit: 1, slug: params.slug })
      if (!stock) throw new ApiProblem('not_found')
      return { status: 200, body: show(stock) }
    },
  }),
]
