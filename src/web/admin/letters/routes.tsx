import { Hono } from 'hono'
import { z } from 'zod'
import { cameBackStates } from '../../../domains/notifications/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate } from '../gate.tsx'
import { CameBackView } from './came-back-page.tsx'
import { cameBackWords } from './came-back-words.ts'
import type { LetterPagesDeps } from './deps.ts'

const page = z.coerce.number().int().min(1).max(100_000).catch(1)
const cameBackQuery = z.object({
  show: z.enum(['open', 'all']).catch('open'),
  state: z.enum(cameBackStates).nullable().catch(null),
  sort: z.enum(['newest', 'oldest']).catch('newest'),
  page,
})
const cameBackForm = z.object({ act: z.enum(['again', 'done']) })

/** Letters that came back: for whoever may send letters again. */
export function letterDeskPages(deps: LetterPagesDeps, admin: AdminGate): Hono {
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
}
