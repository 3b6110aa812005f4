import { type Context, Hono } from 'hono'
import type { HistoryChecks, HistoryEntry, HistoryFilter } from '../../../domains/security/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, seeOther } from '../../storefront/gate.ts'
import type { AdminDeps, StaffOnPage } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { sendCsv } from '../list/send-csv.ts'
import { namesOf } from '../staff/staff-names.ts'
import { AuditView } from './audit-page.tsx'
import { type AuditQuery, auditQuery, filterOf } from './audit-query.ts'

const entriesOnPage = 50
const entriesInPiece = 500

type PageDeps = Pick<AdminDeps, 'askForHistoryCheck' | 'listHistory' | 'listStaff' | 'readHistoryChecks'>

export function auditPages(deps: PageDeps, admin: AdminGate): Hono {
  async function show(c: Context, found: StaffVisit, query: AuditQuery) {
    const by = found.session.account.id
    const [listed, staff, checks] = await Promise.all([
      deps.listHistory(by, filterOf(query), entriesOnPage + 1),
      deps.listStaff(by),
      deps.readHistoryChecks(by),
    ])
    const entries = listed.slice(0, entriesOnPage)
    const names = namesIn(entries, checks, staff)
    await saysWhom(found, query, names)
    const hasOlder = listed.length > entriesOnPage
    const visit = { ...found.visit, path: pages.adminAudit }
    return privatePage(c, <AuditView {...{ visit, query, entries, names, hasOlder, checks }} />)
  }

  return new Hono()
    .get(pages.adminAudit, (c) =>
      admin.allow(c, 'audit.read', pages.adminAudit, async (found) => {
        const query = auditQuery.parse(c.req.query())
        if (c.req.query('as') !== 'csv') return show(c, found, query)
        await found.shows({ kind: 'history', ids: ['csv'] })
        await saysWhom(found, query, new Map())
        const pieces = piecesOf(deps, found.session.account.id, filterOf({ ...query, before: '' }))
        return sendCsv(c, 'history', head, pieces)
      }),
    )
    .post(pages.adminAuditCheck, (c) =>
      admin.allow(c, 'audit.read', href('en', 'adminAudit'), async ({ session, visit }) => {
        await deps.askForHistoryCheck(session.account.id)
        return seeOther(c, href(visit.locale, 'adminAudit'))
      }),
    )
}

const head = ['id', 'at', 'action', 'actor_kind', 'actor', 'subject_kind', 'subject', 'details']

async function* piecesOf(deps: PageDeps, by: AccountId, filter: HistoryFilter) {
  let before = filter.before
  for (;;) {
    const entries: HistoryEntry[] = await deps.listHistory(by, { ...filter, before }, entriesInPiece)
    if (entries.length > 0) yield entries.map(recordOf)
    if (entries.length < entriesInPiece) return
    before = entries.at(-1)?.id
  }
}

function recordOf({ id, at, action, actor, subject, details }: HistoryEntry): unknown[] {
  return [id, at, action, actor.kind, actor.id, subject.kind, subject.id, JSON.stringify(details)]
}

/** Whoever asks for the history of one account or order reads about that person. */
async function saysWhom({ shows }: StaffVisit, query: AuditQuery, names: ReadonlyMap<string, string>) {
  await shows({ kind: 'staff', ids: [...names.keys()] })
  const person = [query.subject, query.actor].find((id) => /^(acc|ord)_/.test(id) && !names.has(id))
  if (person) await shows({ kind: person.startsWith('acc') ? 'account' : 'order', ids: [person] })
}

function namesIn(
  entries: readonly HistoryEntry[],
  { last }: HistoryChecks,
  staff: readonly StaffOnPage[],
): ReadonlyMap<string, string> {
  const ids = new Set<string | null | undefined>([
    ...entries.flatMap(({ actor, subject }) => [actor.id, subject.id]),
    last?.askedBy,
  ])
  return namesOf(staff.filter(({ accountId }) => ids.has(accountId)))
}
