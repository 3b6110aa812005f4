import { type Context, Hono } from 'hono'
import { href, pages } from '../../routes.ts'
import { privatePage, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate } from '../gate.tsx'
import { holdFilterOf, readHoldQuery } from './holds-query.ts'
import { RetentionView } from './retention-page.tsx'

/** Whoever may read the history reads the clocks. */
export function retentionPages(deps: AdminDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminRetention')
  return new Hono()
    .get(pages.adminRetention, (c) =>
      admin.allow(c, 'audit.read', here(c), async ({ visit: found, staff, shows }) => {
        const visit = { ...found, path: pages.adminRetention }
        const overview = await deps.readRetention()
        const { total: openHolds } = await deps.listHolds({ ...holdFilterOf(readHoldQuery({})), page: 1 })
        const redactions = await deps.listOpenRedactions()
        await shows('nobody')
        const said =
          c.req.query('news') === 'redacted'
            ? ({ kind: 'good', text: visit.m.admin.retention.redacted } as const)
            : undefined
        return privatePage(c, <RetentionView {...{ visit, staff, overview, openHolds, redactions, said }} />)
      }),
    )
    .post(pages.adminRedaction, (c) =>
      admin.allow(c, 'privacy.handle', here(c), async ({ session }) => {
        await deps.recordRedaction(c.req.param('redaction') ?? '', session.account.id)
        return seeOther(c, `${here(c)}?news=redacted`)
      }),
    )
}
