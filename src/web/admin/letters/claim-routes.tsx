import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { ClaimView, type RefusedClaim } from './claim-page.tsx'
import { claimWords } from './claim-words.ts'
import { ClaimsView, knownOf } from './claims-page.tsx'
import { readClaimsQuery } from './claims-query.ts'
import type { LetterPagesDeps } from './deps.ts'

const claimForm = z.object({
  act: z.enum(['correct', 'refuse']),
  compared: z.literal('yes').optional().catch(undefined),
  note: z.string().trim().max(500).catch(''),
})

const head = ['order', 'made_at', 'met', 'state']

type Found = Awaited<ReturnType<LetterPagesDeps['listAddressClaims']>>

/** Each with the number of its order. */
const rowsOf = ({ rows, total, numbers }: Found) => ({
  rows: rows.map((claim) => ({ ...claim, number: numbers.get(claim.orderId) })),
  total,
})

function recordOf({ number, madeAt, met, state }: ReturnType<typeof rowsOf>['rows'][number]): unknown[] {
  return [number, madeAt, knownOf(met).join(' '), state]
}

/** Who asks for another address: for whoever may send letters again. */
export function addressClaimPages(deps: LetterPagesDeps, admin: AdminGate): Hono {
  const claimIdOf = (c: Context) => {
    const id = parseId('acl', c.req.param('claim') ?? '')
    if (!id) throw new AppError('not_found', 'no such claim')
    return id
  }

  async function showClaim(c: Context, found: StaffVisit, said?: Said, refused?: RefusedClaim) {
    const opened = await deps.openAddressClaim(claimIdOf(c), found.session.account.id)
    if (!opened) throw new AppError('not_found', 'no such claim')
    await found.shows({ kind: 'order', ids: [opened.order.id] })
    const maySeeOrder = can(found.staff.role, 'orders.read')
    const view = <ClaimView {...{ visit: found.visit, ...opened, maySeeOrder, said, refused }} />
    return privatePage(c, view, said?.kind === 'bad' || refused ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminAddressClaims, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, async ({ visit, session, shows }) => {
        const query = readClaimsQuery(c.req.query())
        const show = query.filters.show || 'open'
        const read = (page: number) => deps.listAddressClaims({ ...query, show, page }, session.account.id)
        if (query.asFile) {
          // Nobody is named here either; that somebody took it along is worth a line.
          await shows({ kind: 'address_claim_list', ids: ['csv'] })
          return sendCsv(
            c,
            'address-claims',
            head,
            allPages(async (page) => rowsOf(await read(page)), recordOf),
          )
        }
        // Numbers of orders: nobody is named.
        await shows('nobody')
        return privatePage(c, <ClaimsView {...{ visit, query, found: await read(query.page) }} />)
      }),
    )
    .get(pages.adminAddressClaim, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, (found) => {
        const words = claimWords[found.visit.locale]
        const text = { corrected: words.corrected, refused: words.refused }[c.req.query('news') ?? '']
        return showClaim(c, found, text ? { kind: 'good', text } : undefined)
      }),
    )
    .post(pages.adminAddressClaim, async (c) => {
      const form = claimForm.safeParse(await readForm(c))
      if (!form.success) return admin.permit(c, 'orders.correct', noSuchAct)
      const { act, compared, note } = form.data
      const answer = async (found: StaffVisit) => {
        const words = claimWords[found.visit.locale]
        if (act === 'correct' && !compared)
          return showClaim(c, found, undefined, { act, typed: note, text: words.confirmMissing })
        if (act === 'refuse' && note.length < 3)
          return showClaim(c, found, undefined, { act, typed: note, text: words.noteMissing })
        const by = found.session.account.id
        const outcome = await deps.decideAddressClaim({
          ...{ claimId: claimIdOf(c), correct: act === 'correct', note: note || null, by },
          mayVouch: can(found.staff.role, 'orders.vouch'),
        })
        if (!outcome.ok) return showClaim(c, found, { kind: 'bad', text: words[outcome.reason] })
        return seeOther(c, `${c.req.path}?news=${act === 'correct' ? 'corrected' : 'refused'}`)
      }
      return admin.allowTyping(c, 'orders.correct', c.req.path, {
        answer,
        tooLate: (found, said) => showClaim(c, found, said, { act, typed: note }),
      })
    })
}

/** Told to the staff alone: for everybody else nothing is here. */
function noSuchAct(): never {
  throw new AppError('invalid', 'no such act')
}
