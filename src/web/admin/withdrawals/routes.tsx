import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { referenceOfWithdrawal, type WithdrawalInList } from '../../../domains/withdrawal/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import type { WithdrawalPagesDeps } from './deps.ts'
import { type Refused, WithdrawalView } from './withdrawal-page.tsx'
import { withdrawalDeskWords } from './withdrawal-words.ts'
import { WithdrawalsView } from './withdrawals-page.tsx'
import { readWithdrawalsQuery } from './withdrawals-query.ts'

const actForm = z.object({
  act: z.enum(['find', 'close']),
  number: z.string().trim().max(40).catch(''),
  note: z.string().trim().max(500).catch(''),
})

const head = ['reference', 'order', 'made_at', 'in_time', 'needs', 'answers']
const recordOf = ({ id, orderNumber, madeAt, inTime, needs, answers }: WithdrawalInList) => [
  ...[referenceOfWithdrawal(id), orderNumber, madeAt, inTime, needs.join(' '), answers.join(' ')],
]

/** Answered by whoever answers customers; naming an order may move money, so it wants that right and a fresh proof. */
export function withdrawalDeskPages(deps: WithdrawalPagesDeps, admin: AdminGate): Hono {
  const idOf = (c: Context) => {
    const id = parseId('wdl', c.req.param('withdrawal') ?? '')
    if (!id) throw new AppError('not_found', 'no such withdrawal')
    return id
  }

  async function show(c: Context, found: StaffVisit, said?: Said, refused?: Refused): Promise<Response> {
    const opened = await deps.openWithdrawal(idOf(c), found.session.account.id)
    if (!opened) throw new AppError('not_found', 'no such withdrawal')
    await found.shows({ kind: 'withdrawal', ids: [opened.withdrawal.id] })
    const may = {
      find: can(found.staff.role, 'orders.refund'),
      seeOrder: can(found.staff.role, 'orders.read'),
    }
    const view = <WithdrawalView {...{ visit: found.visit, opened, may, said, refused }} />
    return privatePage(c, view, said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminWithdrawals, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async (found) => {
        const query = readWithdrawalsQuery(c.req.query())
        const show = query.filters.show || 'open'
        const read = (page: number) =>
          deps.listWithdrawals({ ...query, show, page }, found.session.account.id)
        // Numbers of orders and references: nobody is named.
        await found.shows('nobody')
        if (query.asFile) return sendCsv(c, 'withdrawals', head, allPages(read, recordOf))
        const list = await read(query.page)
        return privatePage(c, <WithdrawalsView {...{ visit: found.visit, query, found: list }} />)
      }),
    )
    .get(pages.adminWithdrawal, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, (found) => {
        const words = withdrawalDeskWords[found.visit.locale]
        const text = { found: words.found, closed: words.isClosed }[c.req.query('news') ?? '']
        return show(c, found, text ? { kind: 'good', text } : undefined)
      }),
    )
    .post(pages.adminWithdrawal, async (c) => {
      const form = actForm.safeParse(await readForm(c))
      if (!form.success) return admin.permit(c, 'tickets.answer', noSuchAct)
      const { act, number, note } = form.data
      const typed = act === 'find' ? number : note
      const answer = async (found: StaffVisit) => {
        const { refusals } = withdrawalDeskWords[found.visit.locale]
        const by = found.session.account.id
        const withdrawalId = idOf(c)
        const refuse = (text: string) => show(c, found, { kind: 'bad', text }, { act, typed, text })
        if (act === 'find') {
          const outcome = await deps.findOrderMeant({ withdrawalId, orderNumber: number, by })
          if (!outcome.ok) return refuse(refusals[outcome.reason])
          return seeOther(c, `${c.req.path}?news=found`)
        }
        if (note.length < 3) return refuse(refusals.note_missing)
        const isClosed = await deps.closeWithdrawal({ withdrawalId, by, note })
        if (!isClosed) return refuse(refusals.decided_already)
        return seeOther(c, `${c.req.path}?news=closed`)
      }
      if (act === 'close') return admin.allow(c, 'tickets.answer', c.req.path, answer)
      return admin.allowTyping(c, 'orders.refund', c.req.path, {
        answer,
        tooLate: (found, said) => show(c, found, said, { act, typed }),
      })
    })
}

/** Told to the staff alone: for everybody else nothing is here. */
function noSuchAct(): never {
  throw new AppError('invalid', 'no such act')
}
