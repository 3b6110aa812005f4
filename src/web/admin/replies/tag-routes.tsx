import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Tag, tagNameMax } from '../../../domains/tickets/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { pageOf } from '../list/short-list.ts'
import type { ReplyPagesDeps } from './deps.ts'
import { arrangedTags, tagList } from './kept-lists.ts'
import { tagWords } from './tag-words.ts'
import { TagEditView, type TagForm, TagsView } from './tags-page.tsx'

const line = z.string().trim().max(200).catch('')
const tagForm = z.object({ nameEn: line, nameFr: line, version: line, act: line })

type Page = { form: TagForm; errors?: Partial<Record<'nameEn' | 'nameFr', string>>; said?: Said | undefined }

/** The list of tags. Nothing here shows a person. */
export function tagPages(deps: ReplyPagesDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const manage = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'tickets.manage', href(gate.visit(c).locale, 'adminTags'), answer)

  const onTag = (c: Context, answer: (found: StaffVisit, tag: Tag) => Promise<Response>) =>
    manage(c, async (found) => {
      const tag = await deps.findTag(found.session.account.id, c.req.param('tag') ?? '')
      if (!tag) throw new AppError('not_found', 'a tag')
      return answer(found, tag)
    })

  async function showList(c: Context, found: StaffVisit, page: Page, status: 200 | 422 = 200) {
    const { locale } = found.visit
    const query = tagList.parse(c.req.query())
    const rows = arrangedTags(await deps.listTags(found.session.account.id), query, locale)
    const read = async (asked: number) => pageOf(rows, asked)
    await found.shows('nobody')
    if (query.asFile) return sendCsv(c, 'tags', tagWords[locale].file, allPages(read, recordOf))
    const visit = { ...found.visit, path: pages.adminTags }
    const view = <TagsView {...{ visit, query, ...page }} found={await read(query.page)} />
    return privatePage(c, view, status)
  }

  async function showTag(c: Context, found: StaffVisit, tag: Tag, page: Page, status: 200 | 409 | 422 = 200) {
    await found.shows('nobody')
    return privatePage(c, <TagEditView {...{ visit: found.visit, tag, ...page }} />, status)
  }

  const newsOf = (c: Context, { visit }: StaffVisit): Said | undefined => {
    const { news } = tagWords[visit.locale]
    const text = new Map(Object.entries(news)).get(c.req.query('news') ?? '')
    return text ? { kind: 'good', text } : undefined
  }

  return new Hono()
    .get(pages.adminTags, (c) =>
      manage(c, (found) => showList(c, found, { form: tagForm.parse({}), said: newsOf(c, found) })),
    )
    .post(pages.adminTags, (c) =>
      manage(c, async (found) => {
        const { locale } = found.visit
        const words = tagWords[locale]
        const form = tagForm.parse(await readForm(c))
        const errors = errorsOf(form, words.wrong)
        if (errors) return showList(c, found, { form, errors }, 422)
        const made = await deps.createTag(namesOf(form), found.session.account.id)
        if (made.ok) return seeOther(c, `${href(locale, 'adminTags')}?news=created`)
        const nameEn = made.reason === 'taken' ? words.taken : words.noLetters
        return showList(c, found, { form, errors: { nameEn } }, 422)
      }),
    )
    .get(pages.adminTag, (c) =>
      onTag(c, (found, tag) => showTag(c, found, tag, { form: formOf(tag), said: newsOf(c, found) })),
    )
    .post(pages.adminTag, (c) =>
      onTag(c, async (found, tag) => {
        const { locale } = found.visit
        const words = tagWords[locale]
        const by = found.session.account.id
        const here = href(locale, 'adminTag', { tag: tag.slug })
        const form = tagForm.parse(await readForm(c))
        if (form.act === 'used' || form.act === 'archived') {
          await deps.setTagState(tag.slug, form.act, by)
          return seeOther(c, `${here}?news=${form.act}`)
        }
        const errors = errorsOf(form, words.wrong)
        if (errors) return showTag(c, found, tag, { form, errors }, 422)
        const basedOn = Number(form.version)
        const saved = await deps.saveTag({ slug: tag.slug, basedOn, name: namesOf(form) }, by)
        if (saved.ok) return seeOther(c, `${here}?news=saved`)
        const said = { kind: 'bad', text: words.changedMeanwhile(tag.name.en, tag.name.fr) } as const
        return showTag(c, found, tag, { form: { ...form, version: String(tag.version) }, said }, 409)
      }),
    )
}

const recordOf = ({ slug, name, state }: Tag) => [slug, name.en, name.fr, state]
const namesOf = ({ nameEn, nameFr }: TagForm) => ({ en: nameEn, fr: nameFr })
const formOf = ({ name, version }: Tag): TagForm => ({
  ...{ nameEn: name.en, nameFr: name.fr, version: String(version) },
})

function errorsOf(form: TagForm, word: string): Page['errors'] {
  const wrong = (['nameEn', 'nameFr'] as const).filter(
    (field) => form[field] === '' || form[field].length > tagNameMax,
  )
  return wrong.length > 0 ? Object.fromEntries(wrong.map((field) => [field, word])) : undefined
}
