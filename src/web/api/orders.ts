import { z } from 'zod'
import type { OrderRecord } from '../../domains/orders/index.ts'
import { parseId } from '../../shared/ids.ts'
import { pageWithNext, readCursor } from './cursor.ts'
import { operation } from './operation.ts'
import { ApiProblem } from './problem.ts'
import { said } from './said.ts'
import {
  idOf,
  instant,
  instantAsked,
  iso,
  isoOrNull,
  Money,
  pageOf,
  pageQuery,
  Translated,
} from './schemas.ts'

const state = z.enum([
  ...(['placed', 'awaiting_payment', 'awaiting_choice', 'in_review', 'confirmed', 'part_fulfilled'] as const),
  ...(['fulfilled', 'cancelled', 'expired', 'refunded'] as const),
])

const Unit = z
  .object({
    id: z.string(),
    state: z.string(),
    deliveredAt: instant.nullable(),
    revealedAt: said(
      instant.nullable(),
      'When its key was looked at; it is never told here.',
      'Quand sa clé a été regardée\u202f; elle n’est jamais dite ici.',
    ),
  })
  .meta({ id: 'Unit' })

const OrderLine = z
  .object({
    id: z.string(),
    productId: z.string(),
    name: Translated,
    quantity: z.int(),
    bundleId: said(
      z.string().nullable(),
      'The product that it was bought in; null for what was bought by itself.',
      'Le pack dans lequel il a été acheté\u202f; null pour ce qui a été acheté seul.',
    ),
    gross: Money,
    vat: z.object({
      treatment: z.string(),
      country: z.string(),
      basisPoints: said(z.int(), '2000 is 20 %.', '2000 vaut 20\u00a0%.'),
    }),
    units: z.array(Unit),
  })
  .meta({ id: 'OrderLine' })

const Order = z
  .object({
    id: z.string(),
    number: z.string(),
    state,
    heldFor: said(
      z.string().nullable(),
      'Why no key leaves it; null mostly.',
      'Pourquoi aucune clé ne sort\u202f; null le plus souvent.',
    ),
    country: z.string(),
    isDemo: z.boolean(),
    net: Money,
    tax: Money,
    gross: Money,
    lines: z.array(OrderLine),
    placedAt: instant,
    paidAt: instant.nullable(),
    endedAt: instant.nullable(),
    customer: said(
      z.object({ email: z.string(), name: z.string().nullable(), company: z.string().nullable() }).optional(),
      'Only for keys with the scope customers.read as well.',
      'Seulement pour les clés qui ont aussi le droit customers.read.',
    ),
  })
  .meta({ id: 'Order' })

function show({ lines, placedAt, paidAt, endedAt, ...order }: OrderRecord): z.input<typeof Order> {
  return {
    ...order,
    lines: lines.map(({ units, ...line }) => ({
      ...line,
      units: units.map(({ deliveredAt, revealedAt, ...unit }) => ({
        ...unit,
        deliveredAt: isoOrNull(deliveredAt),
        revealedAt: isoOrNull(revealedAt),
      })),
    })),
    placedAt: iso(placedAt),
    paidAt: isoOrNull(paidAt),
    endedAt: isoOrNull(endedAt),
  }
}

export const orderOperations = [
  operation({
    id: 'listOrders',
    method: 'get',
    path: '/orders',
    tag: 'orders',
    scope: 'orders.read',
    title: { en: 'List orders', fr: 'Lister les commandes' },
    more: {
      en: 'From the newest on. Orders of persons who had their data restricted are not among them (GDPR Art. 18).',
      fr: 'De la plus récente à la plus ancienne. Les commandes de personnes dont les données sont limitées n’y sont pas (RGPD, art. 18).',
    },
    query: pageQuery.extend({ state: state.optional(), placedSince: instantAsked.optional() }),
    answers: {
      200: { said: { en: 'A page of orders.', fr: 'Une page de commandes.' }, schema: pageOf(Order) },
    },
    problems: ['bad_cursor'],
    async run({ deps, key, query: { cursor, limit, state, placedSince } }) {
      const orders = await deps.listOrders(key, {
        after: readCursor('ord', cursor),
        limit: limit + 1,
        state,
        placedSince: placedSince === undefined ? undefined : new Date(placedSince),
      })
      const page = pageWithNext(orders, limit, ({ id }) => id, show)
      await deps.noteReads(
        key,
        'order',
        orders.slice(0, limit).flatMap((order) => (order.customer ? [order.id] : [])),
      )
      return { status: 200, body: page }
    },
  }),
  operation({
    id: 'readOrder',
    method: 'get',
    path: '/orders/{order}',
    tag: 'orders',
    scope: 'orders.read',
    title: { en: 'Read an order', fr: 'Lire une commande' },
    params: z.object({ order: idOf('ord') }),
    answers: { 200: { said: { en: 'The order.', fr: 'La commande.' }, schema: Order } },
    problems: ['not_found'],
    async run({ deps, key, params }) {
      const id = parseId('ord', params.order)
      const order = id && (await deps.findOrder(key, id))
      if (!order) throw new ApiProblem('not_found')
      if (order.customer) await deps.noteReads(key, 'order', [order.id])
      return { status: 200, body: show(order) }
    },
  }),
]
