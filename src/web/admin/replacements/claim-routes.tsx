import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ClaimInList, SupplierAnswer } from '../../../domains/replacement/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type AccountId, parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { addressOf, backTo } from '../list/back-to.ts'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { readReason, reasonMissing } from '../reasoned-act.tsx'
import { ClaimsView } from './claims-page.tsx'
import { type ClaimListQuery, claimFilterOf, readClaimQuery } from './claims-query.ts'
import type { ReplacementPagesDeps } from './deps.ts'
import { replacementDeskWords } from './replacement-words.ts'

const answerForm = z.object({ act: z.enum(['credited', 'refused']) })

const head = [
  ...['batch', 'file', 'supplier', 'key', 'reference', 'problem', 'message', 'claimed_at'],
  ...['state', 'settled_at', 'cost_minor', 'currency'],
]
const recordOf = ({ batchId, batch, ...claim }: ClaimInList) => [
  ...[batchId, batch?.sourceName, batch?.supplier, claim.keyId, claim.supplierReference],
  ...[claim.problem, claim.message, claim.claimedAt, claim.state, claim.settledAt],
  ...[batch?.unitCostMinor, batch?.currency],
]

/** What suppliers owe, and what they said of it: for whoever brings keys into the shop. No page of it names a customer. */
export function supplierClaimPages(deps: ReplacementPagesDeps, admin: AdminGate): Hono {
  const manage = (c: Context, answer: (found: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'keys.import', c.req.path, answer)

  async function show(c: Context, found: StaffVisit, query: ClaimListQuery, said?: Said): Promise<Response> {
    await found.shows('nobody')
    const visit = { ...found.visit, path: pages.adminSupplierClaims }
    const { text, show } = query.filters
    const claims = await deps.listSupplierClaims({ ...claimFilterOf(query), page: query.page })
    const owing = show === '' && query.page === 1 ? await deps.listOwingBatches(text) : []
    const view = <ClaimsView {...{ visit, query, claims, owing, said }} />
    return privatePage(c, view, said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminSupplierClaims, (c) =>
      manage(c, async (found) => {
        const query = readClaimQuery(c.req.query())
        if (query.asFile) {
          await found.shows('nobody')
          const pieces = deps.eachSupplierClaim(claimFilterOf(query))
          return sendCsv(c, 'supplier-claims', head, recordsOf(pieces, recordOf))
        }
        const { news } = replacementDeskWords[found.visit.locale]
        const isSettled = c.req.query('news') === 'settled'
        return show(c, found, query, isSettled ? { kind: 'good', text: news.settled } : undefined)
      }),
    )
    .post(pages.adminSupplierClaim, (c) =>
      manage(c, (found) => {
        const keyId = parseId('key', c.req.param('key') ?? '')
        if (!keyId) throw new AppError('invalid', 'no such key')
        return settle(c, found, (answer) => deps.settleClaim({ keyId, ...answer }))
      }),
    )
    .post(pages.adminClaimsOfBatch, (c) =>
      manage(c, (found) => {
        const batchId = parseId('bat', c.req.param('batch') ?? '')
        if (!batchId) throw new AppError('invalid', 'no such batch')
        // Of a batch that a colleague answered for meanwhile nothing is left to note.
        return settle(
          c,
          found,
          async (answer) => (await deps.settleClaimsOfBatch({ batchId, ...answer })) > 0,
        )
      }),
    )

  /** What the supplier said. What is credited is never sold again, so it wants a proof of the last ten minutes. */
  async function settle(
    c: Context,
    found: StaffVisit,
    keep: (answer: { state: SupplierAnswer; reason: string; by: AccountId }) => Promise<boolean>,
  ): Promise<Response> {
    const { refusals } = replacementDeskWords[found.visit.locale]
    const sent = await readForm(c)
    const form = answerForm.safeParse(sent)
    if (!form.success) throw new AppError('invalid', 'no such answer')
    const { act: state } = form.data
    const back = backTo(sent.back, href(found.visit.locale, 'adminSupplierClaims'))
    const list = back.slice(0, -1)
    if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back: list })
    const query = readClaimQuery(addressOf(list))
    const reason = readReason(sent)
    if (!reason) return show(c, found, query, reasonMissing(found))
    const write = async () => {
      const isKept = await keep({ state, reason, by: found.session.account.id })
      if (isKept) return seeOther(c, `${back}news=settled`)
      return show(c, found, query, { kind: 'bad', text: refusals.decided_already })
    }
    if (state === 'refused') return write()
    return admin.proved(c, found, list, write)
  }
}
