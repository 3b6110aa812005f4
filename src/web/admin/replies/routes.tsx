import { type Context, Hono } from 'hono'
import type { CreateReplyOutcome, SavedReply, SaveReplyOutcome } from '../../../domains/tickets/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { pageOf } from '../list/short-list.ts'
import type { ReplyPagesDeps } from './deps.ts'
import { arrangedReplies, replyList } from './kept-lists.ts'
import { RepliesView } from './replies-page.tsx'
import { formOf, parseReply, type ReplyForm, replyForm } from './reply-form.ts'
import { ReplyEditView, type ReplyProps } from './reply-page.tsx'
import { replyWords } from './reply-words.ts'

/** Saved replies: written, changed and put away. Nothing here shows a person. */
export function replyPages(deps: ReplyPagesDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const manage = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'tickets.manage', href(gate.visit(c).locale, 'adminReplies'), answer)

  const onReply = (c: Context, answer: (found: StaffVisit, reply: SavedReply) => Promise<Response>) =>
    manage(c, async (found) => {
      const reply = await deps.findSavedReply(found.session.account.id, c.req.param('reply') ?? '')
      if (!reply) throw new AppError('not_found', 'a saved reply')
      return answer(found, reply)
    })

  async function show(
    c: Context,
    found: StaffVisit,
    page: Omit<ReplyProps, 'visit'>,
    status: 200 | 409 | 422 = 200,
  ) {
    await found.shows('nobody')
    return privatePage(c, <ReplyEditView visit={found.visit} {...page} />, status)
  }

  /** What was typed stays, beside what is wrong with it. */
  function refuse(
    c: Context,
    found: StaffVisit,
    page: { reply: SavedReply | undefined; form: ReplyForm },
    refused: Exclude<CreateReplyOutcome | SaveReplyOutcome, { ok: true }>,
  ): Promise<Response> {
    const words = replyWords[found.visit.locale]
    switch (refused.reason) {
      case 'name_taken':
        return show(c, found, { ...page, errors: { name: words.taken } }, 422)
      case 'unknown_variable':
        return show(c, found, { ...page, errors: errorsOf(page.form, refused.written, words.unknown) }, 422)
      case 'changed_meanwhile': {
        const version = String(page.reply?.version ?? '')
        return show(c, found, { ...page, form: { ...page.form, version }, isChangedMeanwhile: true }, 409)
      }
      case 'unknown':
        throw new AppError('not_found', 'a saved reply')
    }
  }

  const wrongFields = (c: Context, found: StaffVisit, page: Omit<ReplyProps, 'visit'>, wrong: string[]) => {
    const words = replyWords[found.visit.locale].wrong
    const errors = Object.fromEntries(
      Object.entries(words).filter(([field]) => wrong.includes(field)),
    ) as NonNullable<ReplyProps['errors']>
    return show(c, found, { ...page, errors }, 422)
  }

  return new Hono()
    .get(pages.adminReplies, (c) =>
      manage(c, async (found) => {
        const { locale } = found.visit
        const query = replyList.parse(c.req.query())
        const rows = arrangedReplies(await deps.listSavedReplies(found.session.account.id), query, locale)
        const read = async (page: number) => pageOf(rows, page)
        await found.shows('nobody')
        if (query.asFile) return sendCsv(c, 'replies', replyWords[locale].file, allPages(read, recordOf))
        return privatePage(
          c,
          <RepliesView visit={found.visit} query={query} found={await read(query.page)} />,
        )
      }),
    )
    .get(pages.adminNewReply, (c) =>
      manage(c, (found) => show(c, found, { reply: undefined, form: replyForm.parse({}) })),
    )
    .post(pages.adminNewReply, (c) =>
      manage(c, async (found) => {
        const page = { reply: undefined, form: replyForm.parse(await readForm(c)) }
        const parsed = parseReply(page.form)
        if (!parsed.ok) return wrongFields(c, found, page, parsed.wrong)
        const made = await deps.createSavedReply({ ...parsed.reply, by: found.session.account.id })
        if (!made.ok) return refuse(c, found, page, made)
        return seeOther(c, `${href(found.visit.locale, 'adminReply', { reply: made.id })}?news=saved`)
      }),
    )
    .get(pages.adminReply, (c) =>
      onReply(c, (found, reply) => {
        const words = replyWords[found.visit.locale]
        const news = (['saved', 'used', 'archived'] as const).find((each) => each === c.req.query('news'))
        const said = news && ({ kind: 'good', text: words.news[news] } as const)
        return show(c, found, { reply, form: formOf(reply), said })
      }),
    )
    .post(pages.adminReply, (c) =>
      onReply(c, async (found, reply) => {
        const { locale } = found.visit
        const by = found.session.account.id
        const here = href(locale, 'adminReply', { reply: reply.id })
        const form = replyForm.parse(await readForm(c))
        if (form.act === 'used' || form.act === 'archived') {
          if (await deps.setSavedReplyState(reply.id, form.act, by))
            return seeOther(c, `${here}?news=${form.act}`)
          const said = { kind: 'bad', text: replyWords[locale].actRefused } as const
          return show(c, found, { reply, form: formOf(reply), said }, 409)
        }
        const page = { reply, form }
        const parsed = parseReply(form)
        if (!parsed.ok) return wrongFields(c, found, page, parsed.wrong)
        const basedOn = Number(form.version)
        const saved = await deps.saveSavedReply({ ...parsed.reply, id: reply.id, basedOn, by })
        return saved.ok ? seeOther(c, `${here}?news=saved`) : refuse(c, found, page, saved)
      }),
    )
}

function recordOf({ id, name, body, state, changedAt }: SavedReply): unknown[] {
  return [id, name, body.en, body.fr, state, changedAt]
}

/** Beside the text in which it stands. */
function errorsOf(form: ReplyForm, written: readonly string[], word: (written: string) => string) {
  const fields = (['bodyEn', 'bodyFr'] as const).flatMap((field) => {
    const here = written.filter((each) => form[field].includes(each))
    return here.length > 0 ? [[field, word(here.join(', '))] as const] : []
  })
  return Object.fromEntries(fields) as NonNullable<ReplyProps['errors']>
}
