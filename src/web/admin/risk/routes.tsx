import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { CaseInList, ListEntry } from '../../../domains/fraud/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { plainAmount } from '../../../shared/money.ts'
import type { Clock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { readReason, reasonMissing } from '../reasoned-act.tsx'
import { CaseView } from './case-page.tsx'
import { CasesView } from './cases-page.tsx'
import { caseQueryOf, readCasesQuery } from './cases-query.ts'
import type { RiskPagesDeps } from './deps.ts'
import { entryList } from './entries-query.ts'
import { type EntryForm, entryForm, parseEntry } from './entry-form.ts'
import { ListsView, type Sought } from './lists-page.tsx'
import { ruleRoutes } from './rule-routes.tsx'
import { riskWords } from './words/index.ts'

const head = [
  'order',
  'state',
  'reasons',
  'points',
  'amount',
  'currency',
  'held_since',
  'decide_by',
  'decided_at',
]
const recordOf = ({ order, state, reasons, score, openedAt, until, decidedAt }: CaseInList) => [
  ...[order?.number, state, reasons.map(({ rule, points }) => `${rule} ${points}`).join(', '), score],
  ...[order && plainAmount(order.gross), order?.gross.currency, openedAt, until, decidedAt],
]

const entryHead = ['list', 'kind', 'value', 'reason', 'added', 'ends', 'over']
const entryRecordOf = ({ list, kind, value, reason, addedAt, endsAt, over }: ListEntry) => [
  ...[list, kind, value, reason, addedAt, endsAt, over],
]

const soughtForm = z.object({
  text: z.string().trim().min(1).max(254),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
const searchForm = soughtForm.extend({ act: z.literal('find') })
const decisionForm = z.object({
  decision: z.enum(['allow', 'reject']),
  note: z.string().trim().max(500).catch(''),
})

/** Payments that rules have held, what holds them, and whom the team has listed. To decide moves money: it wants a fresh proof. */
export function riskPages(deps: RiskPagesDeps, admin: AdminGate, clock: Clock): Hono {
  async function showCase(
    c: Context,
    { visit, session, shows }: StaffVisit,
    told: { said?: Said; note?: string; noteError?: string } = {},
  ): Promise<Response> {
    const id = parseId('rsk', c.req.param('case') ?? '')
    const found = id && (await deps.openCase(id, session.account.id))
    if (!found) throw new AppError('not_found', 'no such case')
    // Where somebody is and how often they buy is about them, though nobody is named.
    await shows({ kind: 'order', ids: [found.orderId] })
    const here = { ...visit, path: href('en', 'adminRiskCase', { case: found.id }) }
    const isWrong = told.noteError !== undefined || told.said?.kind === 'bad'
    return privatePage(c, <CaseView {...{ ...told, visit: here, found }} />, isWrong ? 422 : 200)
  }

  async function showLists(
    c: Context,
    { visit, session, shows }: StaffVisit,
    { wrong, said, sought }: { wrong?: EntryForm; said?: Said; sought?: Sought | undefined } = {},
  ): Promise<Response> {
    const query = entryList.parse(c.req.query())
    const asked = { ...query, ...query.filters, text: sought?.text ?? '' }
    const read = (page: number) => deps.listEntries({ ...asked, page }, session.account.id)
    const found = await read(query.asFile ? 1 : (sought?.page ?? query.page))
    if (query.asFile) {
      await shows({ kind: 'fraud_list', ids: ['csv'], persons: found.total })
      return sendCsv(c, 'lists', entryHead, allPages(read, entryRecordOf))
    }
    const addresses = found.rows.filter(({ kind }) => kind === 'email')
    await shows(
      addresses.length === 0 ? 'nobody' : { kind: 'fraud_list', ids: addresses.map(({ id }) => id) },
    )
    const form = wrong ?? entryForm.parse({ days: '365' })
    const here = { ...visit, path: pages.adminRiskLists }
    const isWrong = wrong !== undefined
    const view = <ListsView {...{ visit: here, query, found, sought, form, isWrong, said }} />
    return privatePage(c, view, isWrong || said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminRisk, (c) =>
      admin.allow(c, 'fraud.decide', c.req.path, async ({ visit, session, shows }) => {
        const query = readCasesQuery(c.req.query())
        const read = (page: number) => deps.listCases({ ...caseQueryOf(query), page }, session.account.id)
        const found = await read(query.asFile ? 1 : query.page)
        if (query.asFile) {
          // What counted for and against so many buyers: that somebody took it along is worth a line.
          await shows({ kind: 'case_list', ids: ['csv'], persons: found.total })
          return sendCsv(c, 'risk', head, allPages(read, recordOf))
        }
        // Numbers of orders, sums and reasons: nobody is named.
        await shows('nobody')
        const text = doneWords(c, visit.locale)
        const said: Said | undefined = text ? { kind: 'good', text } : undefined
        return privatePage(
          c,
          <CasesView {...{ query, found, visit: { ...visit, path: pages.adminRisk }, said }} />,
        )
      }),
    )
    .get(pages.adminRiskCase, (c) =>
      admin.allow(c, 'fraud.decide', c.req.path, (found) => showCase(c, found)),
    )
    .post(pages.adminRiskCase, (c) =>
      admin.allow(c, 'fraud.decide', c.req.path, async (found) => {
        const words = riskWords[found.visit.locale]
        const caseId = parseId('rsk', c.req.param('case') ?? '')
        const form = decisionForm.safeParse(await readForm(c))
        if (!caseId || !form.success) throw new AppError('invalid', 'no such decision')
        const { decision, note } = form.data
        if (note.length < 3) return showCase(c, found, { note, noteError: words.noteMissing })
        const outcome = await deps.decideCase({ caseId, decision, note, by: found.session.account.id })
        if (!outcome.ok) return showCase(c, found, { said: { kind: 'bad', text: words.decidedAlready } })
        return seeOther(c, `${href(found.visit.locale, 'adminRisk')}?news=${decision}`)
      }),
    )
    .get(pages.adminRiskLists, (c) =>
      admin.allow(c, 'fraud.decide', c.req.path, (found) => {
        const words = riskWords[found.visit.locale].lists
        const text = { added: words.added, removed: words.removed }[c.req.query('news') ?? '']
        return showLists(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminRiskLists, (c) =>
      admin.permit(c, 'fraud.decide', async (found) => {
        const sent = await readForm(c)
        const search = searchForm.safeParse(sent)
        if (search.success) return showLists(c, found, { sought: search.data })
        return admin.proved(c, found, c.req.path, async () => {
          const form = entryForm.parse(sent)
          const entry = parseEntry(form, clock.now())
          if (!entry) return showLists(c, found, { wrong: form })
          await deps.addEntry(entry, found.session.account.id)
          return seeOther(c, `${href(found.visit.locale, 'adminRiskLists')}?news=added`)
        })
      }),
    )
    .post(pages.adminRiskListEntry, (c) => {
      const back = c.req.path.replace(/\/[^/]*$/, '')
      return admin.allow(c, 'fraud.decide', back, async (found) => {
        const id = parseId('lst', c.req.param('entry') ?? '')
        const sent = await readForm(c)
        if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back })
        const reason = readReason(sent)
        if (!reason) {
          const sought = soughtForm.safeParse(sent).data
          return showLists(c, found, { said: reasonMissing(found), sought })
        }
        const why = { by: found.session.account.id, reason }
        const isRemoved = id !== undefined && (await deps.removeEntry(id, why))
        return seeOther(c, isRemoved ? `${back}?news=removed` : back)
      })
    })
    .route('/', ruleRoutes(deps, admin))
}

function doneWords(c: Context, locale: 'en' | 'fr'): string | undefined {
  const { done } = riskWords[locale]
  const news = c.req.query('news')
  return news === 'allow' || news === 'reject' ? done[news] : undefined
}
