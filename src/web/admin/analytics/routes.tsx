import { Hono } from 'hono'
import { pages } from '../../routes.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate } from '../gate.tsx'
import { AnalyticsView } from './analytics-page.tsx'

export function analyticsPages(deps: Pick<AdminDeps, 'readTraffic'>, admin: AdminGate): Hono {
  return new Hono().get(pages.adminAnalytics, (c) =>
    admin.allow(c, 'reports.read', pages.adminAnalytics, async (found) => {
      await found.shows('nobody')
      const report = await deps.readTraffic(found.session.account.id)
      return privatePage(c, <AnalyticsView visit={found.visit} report={report} />)
    }),
  )
}
