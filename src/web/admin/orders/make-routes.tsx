import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { OrderPagesDeps } from './deps.ts'
import {
  emptyMake,
  findMakeErrors,
  type MakeErrors,
  type MakeValues,
  readMake,
  wishFrom,
} from './make-form.ts'
import { MakeOrderView } from './make-page.tsx'
import { orderDeskWords } from './order-desk-words.ts'

type Shop = { countries: readonly string[]; currencies: readonly string[] }
type Wrong = {
  errors?: MakeErrors
  choices?: Awaited<ReturnType<OrderPagesDeps['findForSale']>>
  said?: Said
}

const newsOfMade = { now: 'made', before: 'made_before', otherwise: 'made_otherwise' } as const

/** Orders that the staff place for customers: a present, or something to be paid by a link. */
export function makeOrderPages(
  deps: OrderPagesDeps,
  admin: AdminGate,
  { countries, currencies }: Shop,
): Hono {
  const shop = { countries, currencies }

  async function show(c: Context, { visit, shows }: StaffVisit, values: MakeValues, wrong?: Wrong) {
    await shows('nobody')
    const { errors = {}, choices = [], said } = wrong ?? {}
    const view = <MakeOrderView {...{ visit, shop, values, errors, choices, said }} />
    return privatePage(c, view, wrong ? 422 : 200)
  }

  const order = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allowTyping(c, 'orders.make', c.req.path, {
      answer,
      tooLate: async (found, said) => show(c, found, readMake(await readForm(c)), { said }),
    })

  return new Hono()
    .get(pages.adminNewOrder, (c) =>
      order(c, (found) =>
        show(c, found, emptyMake(randomUUID(), found.visit.locale, currencies[0] ?? 'EUR')),
      ),
    )
    .post(pages.adminNewOrder, (c) =>
      order(c, async (found) => {
        const values = readMake(await readForm(c))
        const words = orderDeskWords[found.visit.locale]
        const by = found.session.account.id
        const errors = findMakeErrors(values, shop, words)
        const products = values.product === '' ? [] : await deps.findForSale(values.product, by)
        if (products.length === 0)
          return show(c, found, values, { errors: { ...errors, product: words.make.problems.product } })
        // What words may have meant is shown first: ordered is only what was named or chosen.
        const product = products.find(({ slug }) => slug === values.product)
        if (!product || Object.keys(errors).length > 0)
          return show(c, found, values, { errors, choices: products })
        const outcome = await deps.makeOrder({ ...wishFrom(values, shop), productId: product.id, by })
        if (outcome.ok) {
          const order = href(found.visit.locale, 'adminOrder', { order: outcome.orderId })
          return seeOther(c, `${order}?news=${newsOfMade[outcome.made]}`)
        }
        return show(c, found, values, {
          choices: products,
          said: { kind: 'bad', text: words.make.refusals[outcome.reason] },
        })
      }),
    )
}
