import { type Context, Hono } from 'hono'
import { type Article, articleStates } from '../../../domains/knowledge/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { articleForm, formOf, parseArticle } from './article-form.ts'
import { ArticleEditView, type ArticleProps } from './article-page.tsx'
import { articleList } from './article-query.ts'
import { articleWords } from './article-words.ts'
import { ArticlesView } from './articles-page.tsx'
import type { KnowledgePagesDeps } from './deps.ts'
import { ArticleVersionsView } from './versions-page.tsx'

const head = ['slug', 'topic', 'platform', 'state', 'version', 'title_en', 'title_fr', 'changed']

const recordOf = ({ slug, topic, platform, state, version, title, changedAt }: Article) => [
  ...[slug, topic, platform, state, version, title.en, title.fr, changedAt],
]

/** Help articles: written, published and put away. Nothing here shows a person. */
export function knowledgePages(deps: KnowledgePagesDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const edit = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'help.edit', href(gate.visit(c).locale, 'adminHelp'), answer)

  const onArticle = (c: Context, answer: (found: StaffVisit, article: Article) => Promise<Response>) =>
    edit(c, async (found) => {
      const article = await deps.readHelpArticle(found.session.account.id, c.req.param('article') ?? '')
      if (!article) throw new AppError('not_found', 'a help article')
      return answer(found, article)
    })

  async function show(
    c: Context,
    found: StaffVisit,
    page: Omit<ArticleProps, 'visit' | 'platforms'>,
    status: 200 | 409 | 422 = 200,
  ) {
    const platforms = await deps.listHelpPlatforms(found.session.account.id)
    await found.shows('nobody')
    return privatePage(c, <ArticleEditView visit={found.visit} platforms={platforms} {...page} />, status)
  }

  /** The form as it was sent: looked at, refused in words, or ready to be kept. */
  async function read(c: Context, found: StaffVisit, article: Article | undefined) {
    const sent = await readForm(c)
    const form = articleForm.parse(sent)
    const parsed = parseArticle(form, await deps.listHelpPlatforms(found.session.account.id))
    if (!parsed.ok) return { answer: await show(c, found, { article, form, wrong: parsed.wrong }, 422) }
    if (sent.act === 'preview')
      return { answer: await show(c, found, { article, form, preview: parsed.article }) }
    return { form, parsed: parsed.article }
  }

  return new Hono()
    .get(pages.adminHelp, (c) =>
      edit(c, async (found) => {
        const by = found.session.account.id
        const { filters, ...query } = articleList.parse(c.req.query())
        const { sort, isDescending } = query
        const asked = { ...filters, sort, isDescending, locale: found.visit.locale }
        const read = (page: number) => deps.listHelpArticles(by, { ...asked, page })
        await found.shows('nobody')
        if (query.asFile) return sendCsv(c, 'help', head, allPages(read, recordOf))
        const [articles, platforms] = await Promise.all([read(query.page), deps.listHelpPlatforms(by)])
        const props = { visit: found.visit, query: { ...query, filters }, articles, platforms }
        return privatePage(c, <ArticlesView {...props} />)
      }),
    )
    .get(pages.adminNewHelp, (c) =>
      edit(c, (found) => show(c, found, { article: undefined, form: articleForm.parse({}) })),
    )
    .post(pages.adminNewHelp, (c) =>
      edit(c, async (found) => {
        const { locale } = found.visit
        const { answer, form, parsed } = await read(c, found, undefined)
        if (answer) return answer
        const made = await deps.createHelpArticle({ ...parsed, by: found.session.account.id })
        if (made.ok)
          return seeOther(c, `${href(locale, 'adminHelpArticle', { article: made.id })}?news=saved`)
        const said = { kind: 'bad', text: articleWords[locale].taken } as const
        return show(c, found, { article: undefined, form, wrong: ['slug'], said }, 422)
      }),
    )
    .get(pages.adminHelpArticle, (c) =>
      onArticle(c, async (found, article) => {
        const words = articleWords[found.visit.locale]
        const news = c.req.query('news')
        const state = articleStates.find((each) => each === news)
        const older = await olderText(article, Number(c.req.query('version')), found)
        const text = older
          ? words.takenUp(older.version)
          : news === 'saved'
            ? words.saved
            : state && words.done[state]
        const said = text ? ({ kind: 'good', text } as const) : undefined
        return show(c, found, { article, form: formOf(article, older), said })
      }),
    )
    .post(pages.adminHelpArticle, (c) =>
      onArticle(c, async (found, article) => {
        const { locale } = found.visit
        const { answer, form, parsed } = await read(c, found, article)
        if (answer) return answer
        const basedOn = Number(form.version)
        const by = found.session.account.id
        const saved = await deps.saveHelpArticle({ ...parsed, id: article.id, basedOn, by })
        if (saved.ok)
          return seeOther(c, `${href(locale, 'adminHelpArticle', { article: article.id })}?news=saved`)
        if (saved.reason === 'slug_taken') {
          const said = { kind: 'bad', text: articleWords[locale].taken } as const
          return show(c, found, { article, form, wrong: ['slug'], said }, 422)
        }
        return showMeanwhile(c, found, article, form)
      }),
    )
    .post(pages.adminHelpState, (c) =>
      onArticle(c, async (found, article) => {
        const { state: wanted } = await readForm(c)
        const state = articleStates.find((each) => each === wanted)
        const isSet = state && (await deps.setHelpState(article.id, state, found.session.account.id))
        const here = href(found.visit.locale, 'adminHelpArticle', { article: article.id })
        return seeOther(c, isSet ? `${here}?news=${state}` : here)
      }),
    )
    .get(pages.adminHelpVersions, (c) =>
      onArticle(c, async (found, article) => {
        const versions = await deps.listHelpVersions(found.session.account.id, article.id)
        await found.shows('nobody')
        return privatePage(c, <ArticleVersionsView visit={found.visit} {...{ article, versions }} />)
      }),
    )

  /** Whoever sent the form keeps their words, sees what others did, and may save on top of it. */
  async function showMeanwhile(
    c: Context,
    found: StaffVisit,
    article: Article,
    form: ReturnType<typeof formOf>,
  ) {
    const before = await olderText(article, Number(form.version), found)
    const now = { ...form, version: String(article.version) }
    const meanwhile = { before: before ?? article, after: article }
    return show(c, found, { article, form: now, meanwhile }, 409)
  }

  async function olderText(article: Article, version: number, found: StaffVisit) {
    if (!Number.isSafeInteger(version) || version < 1 || version >= article.version) return undefined
    const versions = await deps.listHelpVersions(found.session.account.id, article.id)
    return versions.find((each) => each.version === version)
  }
}
