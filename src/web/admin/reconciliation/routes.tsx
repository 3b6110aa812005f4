import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { FindingInList } from '../../../domains/reconciliation/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type FindingId, parseId } from '../../../shared/ids.ts'
import { money, plainAmount } from '../../../shared/money.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { addressOf, backTo } from '../list/back-to.ts'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import type { ReconciliationPageDeps } from './deps.ts'
import { type FindingListQuery, findingFilterOf, readFindingQuery } from './findings-query.ts'
import { ReconciliationView } from './reconciliation-page.tsx'
import { reconciliationWords } from './reconciliation-words.ts'

const actForm = z.object({
  act: z.enum(['repair', 'accept']),
  note: z.string().trim().max(500).catch(''),
})

const head = [
  ...['id', 'kind', 'about', 'order', 'here', 'there', 'currency', 'detail', 'found'],
  ...['outcome', 'ended', 'ended_by', 'note'],
]

function recordOf(finding: FindingInList): unknown[] {
  const { id, kind, objectId, orderNumber, expectedMinor, actualMinor, currency, detail, foundAt } = finding
  const sum = (minor: number | null) => (minor === null ? null : plainAmount(money(minor, currency)))
  return [
    ...[id, kind, objectId, orderNumber, sum(expectedMinor), sum(actualMinor), currency, detail, foundAt],
    ...[finding.outcome, finding.endedAt, finding.endedBy, finding.note],
  ]
}

/** Looked at by whoever reads the books; a repair may move money, so it wants a fresh proof. */
export function reconciliationPages(
  deps: ReconciliationPageDeps,
  gate: StorefrontGate,
  admin: AdminGate,
): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminReconciliation')
  const wordsOf = (c: Context) => reconciliationWords[gate.visit(c).locale]

  async function show(
    c: Context,
    found: StaffVisit,
    query: FindingListQuery,
    said?: Said,
  ): Promise<Response> {
    const by = found.session.account.id
    const state = await deps.readReconciliation(by)
    const findings = await deps.listFindings({ ...findingFilterOf(query), page: query.page }, by)
    // Numbers of orders, ids and cents: nobody is named.
    await found.shows('nobody')
    const visit = { ...found.visit, path: pages.adminReconciliation }
    const mayRepair = can(found.staff.role, 'orders.refund')
    const { dashboardUrl } = deps
    return privatePage(
      c,
      <ReconciliationView {...{ visit, state, query, findings, mayRepair, dashboardUrl, said }} />,
      said?.kind === 'bad' ? 422 : 200,
    )
  }

  return new Hono()
    .get(pages.adminReconciliation, (c) =>
      admin.allow(c, 'books.read', here(c), async (found) => {
        const query = readFindingQuery(c.req.query())
        if (query.asFile) {
          await found.shows({ kind: 'finding_list', ids: ['csv'] })
          const pieces = deps.readFindings(findingFilterOf(query), found.session.account.id)
          return sendCsv(c, 'findings', head, recordsOf(pieces, recordOf))
        }
        const { news } = wordsOf(c)
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, found, query, text ? { kind: 'good', text } : undefined)
      }),
    )
    .post(pages.adminReconciliation, (c) =>
      admin.allow(c, 'books.read', here(c), async ({ session }) => {
        await deps.askForRun(session.account.id)
        return seeOther(c, `${here(c)}?news=asked`)
      }),
    )
    .post(pages.adminFinding, (c) =>
      admin.allow(c, 'orders.refund', here(c), async (found) => {
        const findingId = parseId('fnd', c.req.param('finding') ?? '')
        const sent = await readForm(c)
        const form = actForm.safeParse(sent)
        if (!findingId || !form.success) throw new AppError('invalid', 'no such act')
        const refusal = await act(findingId, found, form.data)
        const back = backTo(sent.back, here(c))
        if (!refusal) return seeOther(c, `${back}news=${form.data.act}`)
        const said: Said = { kind: 'bad', text: wordsOf(c).refusals[refusal] }
        return show(c, found, readFindingQuery(addressOf(back)), said)
      }),
    )

  async function act(
    findingId: FindingId,
    { session }: StaffVisit,
    { act, note }: z.infer<typeof actForm>,
  ): Promise<keyof (typeof reconciliationWords)['en']['refusals'] | undefined> {
    const by = session.account.id
    if (act === 'repair') {
      const outcome = await deps.repairFinding({ findingId, by })
      return outcome.ok ? undefined : outcome.reason
    }
    if (note.length < 3) return 'note_missing'
    return (await deps.acceptFinding({ findingId, by, note })) ? undefined : 'ended_already'
  }
}
