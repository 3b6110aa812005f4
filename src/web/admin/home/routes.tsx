import { Hono } from 'hono'
import { z } from 'zod'
import { ranges } from '../../../domains/reports/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { type Clock, localDayAfter } from '../../../shared/time.ts'
import { pages } from '../../routes.ts'
import type { StorefrontDeps } from '../../storefront/deps.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminGate } from '../gate.tsx'
import { AdminHomeView } from './home-page.tsx'
import { type HomeDeps, listWork } from './list-work.ts'
import { readPartWith } from './read-parts.ts'

const query = z.object({ range: z.enum(ranges).catch('30') })
const shortagesMax = 8

/** The overview. What of it somebody sees follows from what they may do; whatever they may not is not even read. */
export function homePage(
  deps: HomeDeps,
  { overdue, reportError }: Pick<StorefrontDeps, 'overdue' | 'reportError'>,
  admin: AdminGate,
  clock: Clock,
): Hono {
  return new Hono().get(pages.admin, (c) =>
    admin.enter(c, async (found) => {
      // Counts and sums, names of products: nobody is named.
      await found.shows('nobody')
      const { range } = query.parse(c.req.query())
      const by = found.session.account.id
      const may = (permission: Parameters<typeof can>[1]) => can(found.staff.role, permission)
      const readPart = readPartWith((error) => reportError(error, { method: 'GET', path: pages.admin }))
      const [work, trade, shortages, unviewed, health] = await Promise.all([
        listWork(deps, found, readPart),
        readPart(may('reports.read') ? deps.readTrade(range) : null),
        readPart(may('reports.read') ? deps.listShortages(shortagesMax) : null),
        readPart(may('orders.resend') ? deps.countUnviewed(by) : null),
        readPart(may('audit.read') ? deps.readHealth(by) : null),
      ])
      const parts = {
        ...work,
        range,
        trade,
        shortages,
        unviewed,
        health,
        overdue: overdue(),
        today: localDayAfter(clock.now(), 0),
      }
      return privatePage(c, <AdminHomeView {...found} {...parts} />)
    }),
  )
}
