import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Macro, type MacroContent, macroActs, replyMax } from '../../../domains/tickets/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { ReplyPagesDeps } from './deps.ts'
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

  async function show(
    c: Context,
    found: StaffVisit,
    macro: Macro | undefined,
    page: Page,
    status: 200 | 409 | 422 = 200,
  ) {
    const by = found.session.account.id
    const props = {
      ...{ visit: found.visit, ...page },
      macros: macro ? [] : await deps.listMacros(by),
      replies: await deps.listSavedReplies(by),
      tags: await deps.listTags(by),
    }
    await found.shows('nobody')
    const view = macro ? <MacroEditView {...props} macro={macro} /> : <MacrosView {...props} />
    return privatePage(c, view, status)
  }

  /** What was chosen, of what may be chosen; undefined for anything else. */
  async function read(found: StaffVisit, form: MacroForm, before?: Macro): Promise<MacroContent | undefined> {
    const by = found.session.account.id
    const replies = await deps.listSavedReplies(by)
    const tags = await deps.listTags(by)
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
      manage(c, (found) => show(c, found, undefined, { form: macroForm.parse({}), said: newsOf(c, found) })),
    )
    .post(pages.adminMacros, (c) =>
      manage(c, async (found) => {
        const { locale } = found.visit
        const form = macroForm.parse(await readForm(c))
        if (!isNamed(form)) return show(c, found, undefined, { form, error: macroWords[locale].wrong }, 422)
        const macro = await read(found, form)
        if (!macro) throw new AppError('invalid', 'nothing that a macro may be made of')
        await deps.createMacro(macro, found.session.account.id)
        return seeOther(c, `${href(locale, 'adminMacros')}?news=created`)
      }),
    )
    .get(pages.adminMacro, (c) =>
      onMacro(c, (found, macro) => show(c, found, macro, { form: formOf(macro), said: newsOf(c, found) })),
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
        if (!isNamed(form)) return show(c, found, macro, { form, error: macroWords[locale].wrong }, 422)
        const content = await read(found, form, macro)
        if (!content) throw new AppError('invalid', 'nothing that a macro may be made of')
        const basedOn = Number(form.version)
        const saved = await deps.saveMacro({ ...content, id: macro.id, basedOn }, by)
        if (saved.ok) return seeOther(c, `${here}?news=saved`)
        const said = { kind: 'bad', text: macroWords[locale].changedMeanwhile } as const
        return show(c, found, macro, { form: { ...form, version: String(macro.version) }, said }, 409)
      }),
    )
}

const formOf = ({ name, act, replyId, tag, next, version }: Macro): MacroForm => ({
  ...{ name, macroAct: act ?? '', reply: replyId, tag: tag ?? '', next, version: String(version) },
})
