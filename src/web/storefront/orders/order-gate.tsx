import type { Context } from 'hono'
import type { OrderOnPage } from '../../../domains/orders/index.ts'
import { pages } from '../../routes.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, type StorefrontGate } from '../gate.ts'
import { LostOrderView } from './lost-order-page.tsx'
import { OrderView, type OrderViewProps } from './order-view.tsx'

type Said = Pick<OrderViewProps, 'message' | 'emailForm'>
type Answer = (order: OrderOnPage, token: string) => Response | Promise<Response>

/** Opens orders by the token in the address, which is the only key to them: nothing here is cached or indexed. */
export function orderGate(deps: StorefrontDeps, gate: StorefrontGate) {
  async function open(c: Context, answer: Answer): Promise<Response> {
    const token = c.req.param('token') ?? ''
    const found = await deps.orderPage(token)
    if (found.kind === 'ok') return answer(found.order, token)
    const visit = gate.visit(c, pages.findOrder)
    const status = found.kind === 'unknown' ? 404 : 410
    return privatePage(c, <LostOrderView visit={visit} reason={found.kind} />, status)
  }

  async function show(c: Context, order: OrderOnPage, token: string, said: Said = {}): Promise<Response> {
    const visit = gate.visit(c, pages.order.replace(':token', token))
    const lines = await readLines(order)
    const documents = order.paidAt ? await deps.listDocuments(order.id) : []
    const gifts = await deps.listGifts(token)
    const beside = { lines, documents, gifts, now: deps.clock.now() }
    const page = <OrderView {...{ visit, order, token, ...beside, ...said }} />
    const isRefusal = said.message?.kind === 'bad' || said.emailForm !== undefined
    return privatePage(c, page, isRefusal ? 422 : 200)
  }

  /** After something that did not work out: the order as it stands now, with the reason on top. */
  function showAgain(c: Context, said: Said): Promise<Response> {
    return open(c, (order, token) => show(c, order, token, said))
  }

  async function readLines(order: OrderOnPage): Promise<OrderViewProps['lines']> {
    const hasOpen = order.lines.some((line) => line.units.some((unit) => unit.state.kind === 'open'))
    const keys = hasOpen ? await deps.readKeys(order) : undefined
    return order.lines.map((line) => ({
      ...line,
      units: line.units.map((unit) => ({ ...unit, key: keys?.get(unit.id)?.expose() ?? null })),
    }))
  }

  return { open, show, showAgain }
}
