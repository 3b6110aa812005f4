import { type Context, Hono } from 'hono'
import { z } from 'zod'
import {
  type Macro,
  type MacroContent,
  macroActs,
  replyMax,
  type SavedReply,
} from '../../../domains/tickets/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { pageOf } from '../list/short-list.ts'
import type { ReplyPagesDeps } from './deps.ts'
import { arrangedMacros, macroList } from './kept-lists.ts'
import { macroWords } from './macro-words.ts'
import { MacroEditView, type MacroForm, type MacroPageProps, MacrosView } from './macros-page.tsx'

const line = z.string().trim().max(200).catch('')
const macroForm = z.object({
  ...{ name: line, macroAct: line, reply: line, tag: line, next: line, version: line, act: line },
})

type Page = Pick<MacroPageProps, 'form' | 'error' | 'said'>

/** Macros: put together, changed and put away. Nothing here shows a person. */
export function macroPages(deps: ReplyPagesDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const manage = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'tickets.manage', href(gate.visit(c).locale, 'adminMacros'), answer)

  const onMacro = (c: Context, answer: (found: StaffVisit, macro: Macro) => Promise<Response>) =>
    manage(c, async (found) => {
      const macro = await deps.findMacro(found.session.account.id, c.req.param('macro') ?? '')
      if (!macro) throw new AppError('not_found', 'a macro')
      return answer(found, macro)
    })

  /** What a macro may be made of. */
  const partsFor = async (by: AccountId) => ({
    ...{ replies: await deps.listSavedReplies(by), tags: await deps.listTags(by) },
  })

  async function showList(c: Context, found: StaffVisit, page: Page, status: 200 | 422 = 200) {
    const by = found.session.account.id
    const { locale } = found.visit
    const parts = await partsFor(by)
    const query = macroList.parse(c.req.query())
    const rows = arrangedMacros(await deps.listMacros(by), query, locale)
    const read = async (asked: number) => pageOf(rows, asked)
    await found.shows('nobody')
    if (query.asFile)
      return sendCsv(c, 'macros', macroWords[locale].file, allPages(read, recordWith(parts.replies)))
    const visit = { ...found.visit, path: pages.adminMacros }
    const view = <MacrosView {...{ visit, query, ...parts, ...page }} found={await read(query.page)} />
    return privatePage(c, view, status)
  }

  async function showMacro(
    c: Context,
    found: StaffVisit,
    macro: Macro,
    page: Page,
    status: 200 | 409 | 422 = 200,
  ) {
    const parts = await partsFor(found.session.account.id)
    await found.shows('nobody')
    return privatePage(c, <MacroEditView {...{ visit: found.visit, macro, ...parts, ...page }} />, status)
  }

  /** What was chosen, of what may be chosen; undefined for anything else. */
  async function read(found: StaffVisit, form: MacroForm, before?: Macro): Promise<MacroContent | undefined> {
    const { replies, tags } = await partsFor(found.session.account.id)
    const reply = replies.find(
      ({ id, state }) => id === form.reply && (state === 'used' || id === before?.replyId),
    )
    const tag = tags.find(
      ({ slug, state }) => slug === form.tag && (state === 'used' || slug === before?.tag),
    )
    const act = macroActs.find((each) => each === form.macroAct)
    const next = (['waiting', 'solved'] as const).find((each) => each === form.next)
    const isChosen = reply && next && (tag || form.tag === '') && (act || form.macroAct === '')
    return isChosen
      ? { name: form.name, act: act ?? null, replyId: reply.id, tag: tag?.slug ?? null, next }
      : undefined
  }

  const newsOf = (c: Context, { visit }: StaffVisit): Said | undefined => {
    const text = new Map(Object.entries(macroWords[visit.locale].news)).get(c.req.query('news') ?? '')
    return text ? { kind: 'good', text } : undefined
  }
  const isNamed = ({ name }: MacroForm) => name !== '' && name.length <= replyMax.name

  return new Hono()
    .get(pages.adminMacros, (c) =>
      manage(c, (found) => showList(c, found, { form: macroForm.parse({}), said: newsOf(c, found) })),
    )
    .post(pages.adminMacros, (c) =>
      manage(c, async (found) => {
        const { locale } = found.visit
        const form = macroForm.parse(await readForm(c))
        if (!isNamed(form)) return showList(c, found, { form, error: macroWords[locale].wrong }, 422)
        const macro = await read(found, form)
        if (!macro) throw new AppError('invalid', 'nothing that a macro may be made of')
        await deps.createMacro(macro, found.session.account.id)
        return seeOther(c, `${href(locale, 'adminMacros')}?news=created`)
      }),
    )
    .get(pages.adminMacro, (c) =>
      onMacro(c, (found, macro) =>
        showMacro(c, found, macro, { form: formOf(macro), said: newsOf(c, found) }),
      ),
    )
    .post(pages.adminMacro, (c) =>
      onMacro(c, async (found, macro) => {
        const { locale } = found.visit
        const by = found.session.account.id
        const here = href(locale, 'adminMacro', { macro: macro.id })
        const form = macroForm.parse(await readForm(c))
        if (form.act === 'used' || form.act === 'archived') {
          await deps.setMacroState(macro.id, form.act, by)
          return seeOther(c, `${here}?news=${form.act}`)
        }
        if (!isNamed(form)) return showMacro(c, found, macro, { form, error: macroWords[locale].wrong }, 422)
        const content = await read(found, form, macro)
        if (!content) throw new AppError('invalid', 'nothing that a macro may be made of')
        const basedOn = Number(form.version)
        const saved = await deps.saveMacro({ ...content, id: macro.id, basedOn }, by)
        if (saved.ok) return seeOther(c, `${here}?news=saved`)
        const said = { kind: 'bad', text: macroWords[locale].changedMeanwhile } as const
        return showMacro(c, found, macro, { form: { ...form, version: String(macro.version) }, said }, 409)
      }),
    )
}

const recordWith =
  (replies: readonly SavedReply[]) =>
  ({ id, name, act, replyId, tag, next, state }: Macro): unknown[] => [
    ...[id, name, act, replies.find((each) => each.id === replyId)?.name, tag, next, state],
  ]

const formOf = ({ name, act, replyId, tag, next, version }: Macro): MacroForm => ({
  ...{ name, macroAct: act ?? '', reply: replyId, tag: tag ?? '', next, version: String(version) },
})
