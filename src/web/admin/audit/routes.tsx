import { type Context, Hono } from 'hono'
import type { HistoryEntry, HistoryExamined, HistoryFilter } from '../../../domains/security/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage } from '../../storefront/gate.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { AdminVisit, Said } from '../admin-layout.tsx'
import type { AdminDeps, StaffOnPage } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { sendCsv } from '../list/send-csv.ts'
import { namesOf } from '../staff/staff-names.ts'
import { AuditView } from './audit-page.tsx'
import { type AuditQuery, auditQuery, filterOf } from './audit-query.ts'
import { auditWords } from './audit-words.ts'

const entriesOnPage = 50
const entriesInPiece = 500

type PageDeps = Pick<AdminDeps, 'examineHistory' | 'listHistory' | 'listStaff'>

export function auditPages(deps: PageDeps, admin: AdminGate): Hono {
  async function show(c: Context, found: StaffVisit, query: AuditQuery, said?: Said) {
    const by = found.session.account.id
    const [listed, staff] = await Promise.all([
      deps.listHistory(by, filterOf(query), entriesOnPage + 1),
      deps.listStaff(by),
    ])
    const entries = listed.slice(0, entriesOnPage)
    const names = namesIn(entries, staff)
    await saysWhom(found, query, names)
    const hasOlder = listed.length > entriesOnPage
    const visit = { ...found.visit, path: pages.adminAudit }
    return privatePage(c, <AuditView {...{ visit, query, entries, names, hasOlder, said }} />)
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
      admin.allow(c, 'audit.read', href('en', 'adminAudit'), async (found) =>
        show(c, found, auditQuery.parse({}), told(await deps.examineHistory(), found.visit)),
      ),
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

function told({ links, head: last, flaw, lost }: HistoryExamined, { locale }: AdminVisit): Said {
  const words = auditWords[locale]
  if (flaw) return { kind: 'bad', text: words.flaw(String(flaw.seq), flaw.auditId) }
  if (lost)
    return { kind: 'bad', text: words.lost(String(lost.head.seq), formatDate(lost.at, locale, 'dateTime')) }
  const named = last ? `${last.seq}:${last.hash.slice(0, 12)}…` : '–'
  return { kind: 'good', text: words.holds(formatNumber(links, locale), named) }
}

function namesIn(entries: readonly HistoryEntry[], staff: readonly StaffOnPage[]) {
  const ids = new Set<string | null | undefined>(
    entries.flatMap(({ actor, subject }) => [actor.id, subject.id]),
  )
  return namesOf(staff.filter(({ accountId }) => ids.has(accountId)))
}
