import { Hono } from 'hono'
import { clientAddress } from '../client-address.ts'

export type OperationsDeps = {
  /** Whether the shop can serve: names what is missing, nothing when all is well. */
  findTrouble(): Promise<string | undefined>
  metrics(): Promise<{ type: string; text: string }>
  /** Whether this network address may read the metrics. */
  mayReadMetrics(address: string): boolean
}

/** For whoever runs the shop: is the process alive, can it serve, what does it count. */
export function operationsRoutes(deps: OperationsDeps): Hono {
  return new Hono()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      const trouble = await deps.findTrouble()
      return trouble ? c.text(trouble, 503) : c.text('ok')
    })
    .get('/metrics', async (c) => {
      const address = clientAddress(c, { behindProxy: false })
      // What came through a proxy comes from the world, whatever address the proxy has.
      const isForwarded = ['x-forwarded-for', 'forwarded', 'via'].some((name) => c.req.header(name))
      if (!address || isForwarded || !deps.mayReadMetrics(address)) return c.notFound()
      const { type, text } = await deps.metrics()
      return c.text(text, 200, { 'content-type': type })
    })
}
