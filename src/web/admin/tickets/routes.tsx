import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { ticketStates } from '../../../domains/tickets/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type AccountId, parseId, type TicketId } from '../../../shared/ids.ts'
import type { Clock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, seeOther } from '../../storefront/gate.ts'
import { sendFile } from '../../tickets/send-file.ts'
import { bodyErrorOf, fileErrorOf, ticketForm } from '../../tickets/ticket-form.ts'
import { readUpload, type Upload } from '../../tickets/uploads.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { macroWords } from '../replies/macro-words.ts'
import { unfilledText } from '../replies/reply-words.ts'
import type { TicketDeskDeps } from './deps.ts'
import { takenNotice } from './live-page.tsx'
import { textMark } from './macro-section.tsx'
import { mergeWords } from './merge-words.ts'
import { type AnswerDraft, TicketView } from './ticket-page.tsx'

const line = z.string().max(100).catch('')
const actForm = z.object({ act: line, read: line, to: line, seen: line, reply: line, tag: line, shown: line })

/** One ticket for the staff, with its order beside it. */
export function ticketDeskPages(deps: TicketDeskDeps, admin: AdminGate, clock: Clock): Hono {
  const idOf = (c: Context): TicketId => {
    const id = parseId('tkt', c.req.param('ticket') ?? '')
    if (!id) throw new AppError('not_found', 'no such ticket')
    return id
  }

  async function show(
    c: Context,
    { visit, session, staff, shows }: StaffVisit,
    given: { said?: Said | undefined; draft?: AnswerDraft; taken?: AccountId | null } = {},
  ): Promise<Response> {
    const me = session.account.id
    let found = await deps.openTicketOnDesk(idOf(c), me)
    const { mergedInto } = found?.ticket ?? {}
    if (mergedInto && !given.draft) {
      const said = c.req.query('news')
      const address = href(visit.locale, 'adminTicket', { ticket: mergedInto })
      return seeOther(c, said ? `${address}?${new URLSearchParams({ news: said })}` : address)
    }
    // What was typed while somebody merged it is not lost: it stands where the ticket goes on.
    while (found?.ticket.mergedInto) found = await deps.openTicketOnDesk(found.ticket.mergedInto, me)
    if (!found) throw new AppError('not_found', 'no such ticket')
    await shows({ kind: 'ticket', ids: [found.ticket.id] })
    const here = { ...visit, path: href('en', 'adminTicket', { ticket: found.ticket.id }) }
    const said = given.taken === undefined ? given.said : takenNotice(visit, found.colleagues, given.taken)
    const mayRefund = can(staff.role, 'orders.refund')
    const page = (
      <TicketView {...{ ...found, ...given, said, visit: here, me, mayRefund, now: clock.now() }} />
    )
    if (given.taken !== undefined) return privatePage(c, page, 409)
    const isFaulty = given.draft && !given.draft.isFilled
    return privatePage(c, page, isFaulty ? 422 : 200)
  }

  async function answer(
    c: Context,
    found: StaffVisit,
    { fields, files }: Upload,
    next: 'waiting' | 'solved',
  ) {
    const { visit, session } = found
    const { body } = ticketForm.parse(fields)
    const faulty = (errors: AnswerDraft['errors']) =>
      show(c, found, { draft: { act: 'answer', body, errors } })
    const flaw = bodyErrorOf(visit, body)
    if (flaw) return faulty({ body: body === '' ? visit.m.tickets.desk.missing : flaw })
    const ready = await deps.prepareAnswerFiles(files)
    if (!ready.ok) return faulty({ files: fileErrorOf(visit, ready) })
    const { read } = actForm.parse(fields)
    const by = session.account.id
    const outcome = await deps.answerTicket({ ticketId: idOf(c), by, body, next, read }, ready.files)
    if (!outcome.ok && outcome.reason === 'unfilled')
      return show(c, found, {
        draft: { act: 'answer', body, unfilled: unfilledText(visit.locale, outcome.variables), errors: {} },
      })
    return outcome.ok ? done(c, visit, 'answered') : refuse(c, found, outcome.reason, body)
  }

  /** The page comes back with what was typed and the saved reply below it, to be read before it goes out. */
  async function fill(c: Context, found: StaffVisit, { fields }: Upload) {
    const { visit, session } = found
    const typed = ticketForm.parse(fields).body
    const { act, reply } = actForm.parse(fields)
    const id = parseId('rpl', act === 'fill' ? reply : act.slice('fill:'.length))
    const filled = id && (await deps.fillReply(idOf(c), id, session.account.id))
    if (!filled) return show(c, found, { draft: { act: 'answer', body: typed, isFilled: true, errors: {} } })
    const body = [typed, filled.text].filter(Boolean).join('\n\n')
    const unfilled = unfilledText(visit.locale, filled.unfilled)
    return show(c, found, { draft: { act: 'answer', body, unfilled, isFilled: true, errors: {} } })
  }

  /** What a macro does, and its answer: all of it or nothing. One that sends letters again asks for that permission, too. */
  async function macro(c: Context, found: StaffVisit, { fields }: Upload) {
    const { act, read, shown } = actForm.parse(fields)
    const by = found.session.account.id
    const chosen = await deps.findMacroFor(idOf(c), act.slice('macro:'.length), by)
    if (!chosen) throw new AppError('not_found', 'no such ticket or macro')
    // What is known of the ticket has changed since: nobody has read what would go out.
    if (textMark(chosen.text) !== shown)
      return show(c, found, { draft: { act: 'answer', body: chosen.text, errors: {} } })
    const press = async (found: StaffVisit): Promise<Response> => {
      const outcome = await deps.runMacro({ ticketId: idOf(c), by, macro: chosen, body: chosen.text, read })
      if (outcome.ok) return done(c, found.visit, 'ran')
      const { locale } = found.visit
      const draft = { act: 'answer', body: chosen.text, errors: {} } as const
      switch (outcome.reason) {
        case 'unfilled':
          return show(c, found, { draft: { ...draft, unfilled: unfilledText(locale, outcome.variables) } })
        case 'nothing_to_resend':
        case 'too_many':
        case 'led': {
          const said = { kind: 'bad', text: macroWords[locale].refused[outcome.reason] } as const
          return show(c, found, { said, draft: { act: 'note', body: '', errors: {} } })
        }
        default:
          return refuse(c, found, outcome.reason, chosen.text)
      }
    }
    if (chosen.act !== 'resend') return press(found)
    // Whoever is let in by the second permission says whom the page shows.
    await found.shows('nobody')
    return admin.allow(c, 'orders.resend', c.req.path, press)
  }

  async function note(c: Context, found: StaffVisit, { fields }: Upload) {
    const { visit, session } = found
    const { body } = ticketForm.parse(fields)
    const flaw = bodyErrorOf(visit, body)
    if (flaw) {
      const text = body === '' ? visit.m.tickets.desk.missing : flaw
      return show(c, found, { draft: { act: 'note', body, errors: { body: text } } })
    }
    const isDone = await deps.noteOnTicket({ ticketId: idOf(c), by: session.account.id, body })
    if (!isDone) throw new AppError('not_found', 'no such ticket')
    return done(c, visit, 'saved')
  }

  /** What is done without a word to anybody. */
  async function work(c: Context, found: StaffVisit, { fields }: Upload) {
    const { visit, session } = found
    const { act, to, read, seen, tag } = actForm.parse(fields)
    const common = { ticketId: idOf(c), by: session.account.id }
    if (act === 'tag' || act.startsWith('untag:')) {
      const isDone =
        act === 'tag'
          ? await deps.tagTicket({ ...common, tag })
          : await deps.untagTicket({ ...common, tag: act.slice('untag:'.length) })
      if (!isDone) throw new AppError('not_found', 'no such ticket or tag')
      return done(c, visit, 'saved')
    }
    const state = ticketStates.find((each) => act === `move:${each}` && each !== 'waiting')
    if (state) {
      const outcome = await deps.moveTicket({ ...common, to: state, read })
      return outcome.ok ? done(c, visit, 'saved') : refuse(c, found, outcome.reason)
    }
    const assignee = { take: common.by, drop: null, assign: parseId('acc', to) }[act]
    if (assignee === undefined) throw new AppError('invalid', 'no such act')
    const outcome = await deps.assignTicket({ ...common, to: assignee, seen: parseId('acc', seen) ?? null })
    if (outcome.ok) return done(c, visit, 'saved')
    if (outcome.reason === 'unknown')
      throw new AppError('not_found', 'no such ticket, or nobody who may answer')
    return show(c, found, { taken: outcome.by })
  }

  function refuse(c: Context, found: StaffVisit, reason: 'unknown' | 'moved_on' | 'unfilled', body = '') {
    if (reason === 'unknown') throw new AppError('not_found', 'no such ticket')
    const said = { kind: 'bad', text: found.visit.m.tickets.desk.movedOn } as const
    return show(c, found, { said, draft: { act: 'answer', body, errors: {} } })
  }

  const done = (c: Context, { locale }: StaffVisit['visit'], news: 'answered' | 'saved' | 'ran') =>
    seeOther(c, `${href(locale, 'adminTicket', { ticket: idOf(c) })}?news=${news}`)

  return new Hono()
    .get(pages.adminTicket, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, (found) => {
        const words = found.visit.m.tickets.desk
        const { merged } = mergeWords[found.visit.locale]
        const { ran } = macroWords[found.visit.locale]
        const news = { answered: words.answered, saved: words.saved, merged, ran }[c.req.query('news') ?? '']
        return show(c, found, news ? { said: { kind: 'good', text: news } } : {})
      }),
    )
    .post(pages.adminTicket, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async (found) => {
        const upload = await readUpload(c)
        const { act } = actForm.parse(upload.fields)
        if (act === 'waiting' || act === 'solved') return answer(c, found, upload, act)
        if (act.startsWith('macro:')) return macro(c, found, upload)
        if (act === 'fill' || act.startsWith('fill:')) return fill(c, found, upload)
        return act === 'note' ? note(c, found, upload) : work(c, found, upload)
      }),
    )
    .get(pages.adminTicketReply, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async ({ visit, session, shows }) => {
        const [id, reply] = [idOf(c), parseId('rpl', c.req.param('reply') ?? '')]
        const filled = reply && (await deps.fillReply(id, reply, session.account.id))
        if (!filled) throw new AppError('not_found', 'no such ticket or reply')
        await shows({ kind: 'ticket', ids: [id] })
        c.header('cache-control', 'no-store')
        return c.json({ text: filled.text, unfilled: unfilledText(visit.locale, filled.unfilled) ?? '' })
      }),
    )
    .get(pages.adminTicketFile, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async ({ session, shows }) => {
        const id = idOf(c)
        const fileId = parseId('fil', c.req.param('file') ?? '')
        const file = fileId && (await deps.readFileOnDesk(id, fileId, session.account.id))
        if (!file) throw new AppError('not_found', 'no such file')
        await shows({ kind: 'ticket', ids: [id] })
        return sendFile(c, file)
      }),
    )
}
