import { type Context, Hono } from 'hono'
import { after, type Clock, days } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, seeOther } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { AlertsView } from './security-page.tsx'
import { securityWords } from './security-words.ts'

export function securityAlertPages(deps: AdminDeps, admin: AdminGate, clock: Clock): Hono {
  const watch = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'audit.read', pages.adminSecurity, answer)

  return new Hono()
    .get(pages.adminSecurity, (c) =>
      watch(c, async ({ visit, session, shows }) => {
        const by = session.account.id
        const [alerts, failures] = await Promise.all([
          deps.listOpenAlerts(by),
          deps.countFailures(by, after(clock.now(), -days(1))),
        ])
        // Ids and counts: what an id stands for is another page.
        await shows('nobody')
        const words = securityWords[visit.locale]
        const news = { done: words.acknowledged, gone: words.gone }
        const text = news[c.req.query('news') as keyof typeof news]
        const said = text ? ({ kind: text === words.gone ? 'bad' : 'good', text } as const) : undefined
        return privatePage(c, <AlertsView {...{ visit, alerts, failures, said }} />)
      }),
    )
    .post(pages.adminAlert, (c) =>
      watch(c, async ({ visit, session }) => {
        const isDone = await deps.acknowledgeAlert(session.account.id, c.req.param('alert') ?? '')
        return seeOther(c, `${href(visit.locale, 'adminSecurity')}?news=${isDone ? 'done' : 'gone'}`)
      }),
    )
}
