import { Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { CameBackView } from './came-back-page.tsx'
import { cameBackFilterOf, cameBackList } from './came-back-query.ts'
import { cameBackWords } from './came-back-words.ts'
import type { CameBackInFile, LetterPagesDeps } from './deps.ts'

const head = ['letter', 'order', 'state', 'code', 'at', 'dealt_with_at']
const cameBackForm = z.object({ act: z.enum(['again', 'done']) })

/** Letters that came back: for whoever may send letters again. */
export function letterDeskPages(deps: LetterPagesDeps, admin: AdminGate): Hono {
  return new Hono()
    .get(pages.adminCameBack, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, async ({ visit, session, staff, shows }) => {
        const query = cameBackList.parse(c.req.query())
        const filter = cameBackFilterOf(query)
        if (query.asFile) {
          // Orders, and no mailbox; that somebody took it along is worth a line.
          await shows({ kind: 'mail_list', ids: ['csv'] })
          const pieces = deps.readCameBack(filter, session.account.id)
          return sendCsv(c, 'letters-that-came-back', head, recordsOf(pieces, recordOf))
        }
        const found = await deps.listCameBack({ ...filter, page: query.page }, session.account.id)
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
      if (!form.success || !mailId) return admin.allow(c, 'orders.resend', pages.adminCameBack, noSuchAct)
      return admin.allow(c, 'orders.resend', pages.adminCameBack, async ({ visit, session }) => {
        const again = form.data.act === 'again'
        const isThere = await deps.settleCameBack({ mailId, again, by: session.account.id })
        if (!isThere) throw new AppError('not_found', 'no such letter')
        return seeOther(c, `${href(visit.locale, 'adminCameBack')}?news=settled`)
      })
    })
}

/** Told to the staff alone: for everybody else nothing is here. */
function noSuchAct(): never {
  throw new AppError('invalid', 'no such act')
}

const recordOf = ({ kind, number, state, code, at, settledAt }: CameBackInFile) => [
  kind,
  number ?? '',
  state,
  code ?? '',
  at,
  settledAt ?? '',
]
