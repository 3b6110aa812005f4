import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { cameBackStates } from '../../../domains/notifications/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { CameBackView } from './came-back-page.tsx'
import { cameBackWords } from './came-back-words.ts'
import { ClaimView, type RefusedClaim } from './claim-page.tsx'
import { claimWords } from './claim-words.ts'
import { ClaimsView } from './claims-page.tsx'
import type { LetterPagesDeps } from './deps.ts'

const page = z.coerce.number().int().min(1).max(100_000).catch(1)
const cameBackQuery = z.object({
  show: z.enum(['open', 'all']).catch('open'),
  state: z.enum(cameBackStates).nullable().catch(null),
  sort: z.enum(['newest', 'oldest']).catch('newest'),
  page,
})
const claimsQuery = z.object({ show: z.enum(['open', 'all']).catch('open'), page })
const cameBackForm = z.object({ act: z.enum(['again', 'done']) })
const claimForm = z.object({
  act: z.enum(['correct', 'refuse']),
  compared: z.literal('yes').optional().catch(undefined),
  note: z.string().trim().max(500).catch(''),
})

/** Letters that came back, and who asks for another address: for whoever may send letters again. */
export function letterDeskPages(deps: LetterPagesDeps, admin: AdminGate): Hono {
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
    .get(pages.adminCameBack, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, async ({ visit, session, staff, shows }) => {
        const query = cameBackQuery.parse({ state: null, ...c.req.query() })
        const found = await deps.listCameBack(query, session.account.id)
        const ids = found.rows.map(({ id }) => id)
        await shows(ids.length > 0 ? { kind: 'mail', ids } : 'nobody')
        const maySeeOrder = can(staff.role, 'orders.read')
        const text = cameBackWords[visit.locale].settled
        const said: Said | undefined = c.req.query('news') === 'settled' ? { kind: 'good', text } : undefined
        return privatePage(c, <CameBackView {...{ visit, query, found, maySeeOrder, said }} />)
      }),
    )
    .post(pages.adminCameBackLetter, async (c) => {
      const form = cameBackForm.safeParse(await readForm(c))
      const mailId = parseId('eml', c.req.param('mail') ?? '')
      if (!form.success || !mailId) throw new AppError('invalid', 'no such act')
      return admin.allow(c, 'orders.resend', pages.adminCameBack, async ({ visit, session }) => {
        const again = form.data.act === 'again'
        const isThere = await deps.settleCameBack({ mailId, again, by: session.account.id })
        if (!isThere) throw new AppError('not_found', 'no such letter')
        return seeOther(c, `${href(visit.locale, 'adminCameBack')}?news=settled`)
      })
    })
    .get(pages.adminAddressClaims, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, async ({ visit, session, shows }) => {
        const query = claimsQuery.parse(c.req.query())
        const found = await deps.listAddressClaims(query, session.account.id)
        // Numbers of orders: nobody is named.
        await shows('nobody')
        return privatePage(c, <ClaimsView {...{ visit, query, found }} />)
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
      if (!form.success) throw new AppError('invalid', 'no such act')
      const { act, compared, note } = form.data
      return admin.allow(c, 'orders.correct', c.req.path, async (found) => {
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
      })
    })
}
