import { Hono } from 'hono'
import type { HistoryEntry } from '../../../domains/security/index.ts'
import { pages } from '../../routes.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminDeps, StaffOnPage } from '../deps.ts'
import type { AdminGate } from '../gate.tsx'
import { AuditView } from './audit-page.tsx'
import { auditQuery, filterOf } from './audit-query.ts'

const entriesOnPage = 50

export function auditPages(deps: Pick<AdminDeps, 'listHistory' | 'listStaff'>, admin: AdminGate): Hono {
  return new Hono().get(pages.adminAudit, (c) =>
    admin.allow(c, 'audit.read', pages.adminAudit, async ({ visit, session, shows }) => {
      const query = auditQuery.parse(c.req.query())
      const by = session.account.id
      const [found, staff] = await Promise.all([
        deps.listHistory(by, filterOf(query), entriesOnPage + 1),
        deps.listStaff(by),
      ])
      const entries = found.slice(0, entriesOnPage)
      const names = namesIn(entries, staff)
      await shows({ kind: 'staff', ids: [...names.keys()] })
      // Whoever asks for the history of one account or order reads about that person.
      const person = [query.subject, query.actor].find((id) => /^(acc|ord)_/.test(id) && !names.has(id))
      if (person) await shows({ kind: person.startsWith('acc') ? 'account' : 'order', ids: [person] })
      const hasOlder = found.length > entriesOnPage
      return privatePage(c, <AuditView {...{ visit, query, entries, names, hasOlder }} />)
    }),
  )
}

function namesIn(entries: readonly HistoryEntry[], staff: readonly StaffOnPage[]): Map<string, string> {
  const ids = new Set(entries.flatMap(({ actor, subject }) => [actor.id, subject.id]))
  return new Map(
    staff
      .filter(({ accountId }) => ids.has(accountId))
      .map(({ accountId, account }) => [accountId, account.displayName ?? account.email]),
  )
}
