import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { parseId, type TicketId } from '../../shared/ids.ts'
import type { AccountGate } from '../account/gate.ts'
import { href, pages } from '../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../storefront/gate.ts'
import {
  AccountThreadView,
  type AnswerForm,
  LinkThreadView,
  LostTicketView,
  RatingView,
  type ThreadHrefs,
} from './conversation.tsx'
import type { TicketPagesDeps, TicketReader } from './deps.ts'
import { sendFile } from './send-file.ts'
import { bodyErrorOf, fileErrorOf, ticketForm } from './ticket-form.ts'
import { TicketsView } from './tickets-page.tsx'
import { readUpload } from './uploads.ts'

type Parts = { deps: TicketPagesDeps; gate: StorefrontGate; account: AccountGate }

/** A ticket that somebody may see, and how: what every page of a conversation begins with. */
type Opened = { id: TicketId; reader: TicketReader; hrefs: ThreadHrefs }

const news = z.enum(['opened', 'sent', 'rated']).optional().catch(undefined)
const ratings = z.enum(['good', 'bad']).optional().catch(undefined)

/** The conversation, shown, gone on with, rated; by its link or in the account. */
function threadPages({ deps, gate, account }: Parts) {
  async function show(
    c: Context,
    { id, reader, hrefs }: Opened,
    given: { form?: AnswerForm; hurdle?: Child } = {},
  ): Promise<Response> {
    const thread = await deps.readThread(id, reader)
    if (!thread) throw new AppError('not_found', 'no such ticket')
    const { form = { body: '', errors: {} }, hurdle } = given
    const visit = gate.visit(c)
    const props = { visit, thread, hrefs, form, hurdle, news: news.parse(c.req.query('news')) }
    const view = reader.kind === 'link' ? <LinkThreadView {...props} /> : <AccountThreadView {...props} />
    return privatePage(c, view, hurdle ? 429 : given.form ? 422 : 200)
  }

  return {
    show,
    /** Where it goes on, for a ticket that was merged. What is sent to it arrives there by itself. */
    async goOn(c: Context, { id, reader }: Opened): Promise<Response | undefined> {
      const survivor = await deps.followTicket(id)
      if (!survivor || !(await deps.readThread(id, reader))) return undefined
      const { locale } = gate.visit(c)
      const isOpen = reader.kind === 'link' && survivor.opens
      const address = isOpen
        ? deps.ticketHref(survivor.id, locale)
        : href(locale, 'accountTicket', { ticket: survivor.id })
      const said = news.parse(c.req.query('news'))
      return seeOther(c, said ? `${address}?news=${said}` : address)
    },
    /** By a link that does not open what goes on, nothing is added to it either. */
    async leave(c: Context, { id }: Opened): Promise<Response | undefined> {
      const survivor = await deps.followTicket(id)
      if (!survivor || survivor.opens) return undefined
      return seeOther(c, href(gate.visit(c).locale, 'accountTicket', { ticket: survivor.id }))
    },
    async write(c: Context, opened: Opened): Promise<Response> {
      // Whose it is, before a file of theirs is read.
      if (!(await deps.readThread(opened.id, opened.reader)))
        throw new AppError('not_found', 'no such ticket')
      const visit = gate.visit(c)
      const { fields, files } = await readUpload(c)
      const { body, proof } = ticketForm.parse(fields)
      const refuse = (errors: AnswerForm['errors'], hurdle?: Child) =>
        show(c, opened, { form: { body, errors }, hurdle })
      const flaw = bodyErrorOf(visit, body)
      if (flaw) return refuse({ body: flaw })
      const hurdle = await account.hurdle(c, visit, { action: 'conversation', account: opened.id, proof })
      if (hurdle) return refuse({}, hurdle)
      const ready = await deps.prepareFiles(files)
      if (!ready.ok) return refuse({ files: fileErrorOf(visit, ready) })
      await deps.writeQuestion(opened.id, body, ready.files)
      return seeOther(c, `${opened.hrefs.post}?news=sent`)
    },
    async file(c: Context, { id, reader }: Opened): Promise<Response> {
      const fileId = parseId('fil', c.req.param('file') ?? '')
      const file = fileId && (await deps.readTicketFile(id, fileId, reader))
      if (!file) throw new AppError('not_found', 'no such file')
      return sendFile(c, file)
    },
  }
}

/** Conversations by their link. */
export function linkThreadPages(parts: Parts): Hono {
  const { deps, gate } = parts
  const pagesOf = threadPages(parts)

  function open(c: Context, answer: (opened: Opened, token: string) => Promise<Response>) {
    const token = c.req.param('token') ?? ''
    const { locale } = gate.visit(c)
    const id = deps.readTicketLink(token)
    if (!id) return lost(c)
    const hrefs = {
      post: href(locale, 'ticket', { token }),
      rate: href(locale, 'ticketRating', { token }),
      file: (file: string) => href(locale, 'ticketFile', { token, file }),
    }
    return answer({ id, reader: { kind: 'link' }, hrefs }, token)
  }
  const lost = (c: Context) => privatePage(c, <LostTicketView visit={gate.visit(c)} />, 404)

  return new Hono()
    .get(pages.ticket, (c) =>
      open(c, async (opened) => (await pagesOf.goOn(c, opened)) ?? pagesOf.show(c, opened)),
    )
    .post(pages.ticket, (c) =>
      open(c, async (opened) => (await pagesOf.leave(c, opened)) ?? pagesOf.write(c, opened)),
    )
    .get(pages.ticketFile, (c) =>
      open(c, async (opened) => (await pagesOf.goOn(c, opened)) ?? pagesOf.file(c, opened)),
    )
    .get(pages.ticketRating, (c) =>
      open(c, async ({ id, reader }, token) => {
        const thread = await deps.readThread(id, reader)
        if (!thread) return lost(c)
        const chosen = ratings.parse(c.req.query('answer'))
        const rated = c.req.query('news') === 'rated' && thread.ticket.rating !== null
        return privatePage(
          c,
          <RatingView {...{ visit: gate.visit(c), thread, token, rated, ...(chosen && { chosen }) }} />,
        )
      }),
    )
    .post(pages.ticketRating, (c) =>
      open(c, async (opened, token) => {
        const elsewhere = await pagesOf.leave(c, opened)
        if (elsewhere) return elsewhere
        const rating = ratings.parse((await readForm(c)).rating)
        if (!rating) throw new AppError('invalid', 'no such rating')
        await deps.rateTicket(opened.id, rating)
        return seeOther(c, `${href(gate.visit(c).locale, 'ticketRating', { token })}?news=rated`)
      }),
    )
}

/** Conversations in the account. */
export function accountThreadPages(parts: Parts): Hono {
  const { deps, gate, account } = parts
  const pagesOf = threadPages(parts)

  const open = (c: Context, answer: (opened: Opened) => Promise<Response>) =>
    account.open(c, ({ session }) => {
      const id = parseId('tkt', c.req.param('ticket') ?? '')
      if (!id) throw new AppError('not_found', 'no such ticket')
      const { locale } = gate.visit(c)
      const here = href(locale, 'accountTicket', { ticket: id })
      const hrefs = {
        post: here,
        rate: here,
        file: (file: string) => href(locale, 'accountTicketFile', { ticket: id, file }),
      }
      return answer({ id, reader: { kind: 'account', account: session.account.id }, hrefs })
    })

  return new Hono()
    .get(pages.accountTickets, (c) =>
      account.open(c, async ({ session }) => {
        const tickets = await deps.listTickets(session.account.id)
        return privatePage(c, <TicketsView {...{ visit: gate.visit(c), tickets }} />)
      }),
    )
    .get(pages.accountTicket, (c) =>
      open(c, async (opened) => (await pagesOf.goOn(c, opened)) ?? pagesOf.show(c, opened)),
    )
    .post(pages.accountTicket, (c) =>
      open(c, async (opened) => {
        if (!isRating(c)) return pagesOf.write(c, opened)
        const rating = ratings.parse((await readForm(c)).rating)
        const isTheirs = await deps.readThread(opened.id, opened.reader)
        if (!rating || !isTheirs) throw new AppError('not_found', 'no such ticket or rating')
        await deps.rateTicket(opened.id, rating)
        return seeOther(c, `${opened.hrefs.post}?news=rated`)
      }),
    )
    .get(pages.accountTicketFile, (c) =>
      open(c, async (opened) => (await pagesOf.goOn(c, opened)) ?? pagesOf.file(c, opened)),
    )
}

/** The two buttons come without files, an answer with. */
const isRating = (c: Context) =>
  c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
