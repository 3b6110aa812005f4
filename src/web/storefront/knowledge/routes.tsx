import { Hono } from 'hono'
import { isSlug } from '../../../domains/knowledge/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { remember } from '../../memory.ts'
import { href, pages } from '../../routes.ts'
import type { HelpShelf, StorefrontDeps } from '../deps.ts'
import { notFoundPage } from '../errors/error-pages.tsx'
import { publicPage, readForm, type StorefrontGate } from '../gate.ts'
import { ArticleView } from './article-page.tsx'
import { HelpView, type HelpWish } from './help-page.tsx'

const textMax = 200
const questionMax = 2000
const suggestions = 4
const relatedMax = 3
const foundMax = 20

/** The help articles, kept in memory until one of them changes. */
export function helpShelf(deps: StorefrontDeps) {
  const shelf = remember(() => deps.listHelp(), { entriesMax: 1, maxAgeSeconds: 60 })
  deps.catalogueChanges.subscribe(() => shelf.forget())
  return shelf
}

/** What customers read before they ask. */
export function knowledgePages(
  deps: StorefrontDeps,
  gate: StorefrontGate,
  shelves: ReturnType<typeof helpShelf>,
  locale: Locale,
): Hono {
  return new Hono()
    .get(pages.help, async (c) => {
      const shelf = await shelves.get('')
      const wish = readWish(shelf, c.req.query())
      // One more than are shown, so that it can be said that there are more.
      const found = wish.text ? await deps.searchHelp(wish.text, locale, wish.platform, foundMax + 1) : null
      const isCut = found !== null && found.length > foundMax
      const shown = found?.slice(0, foundMax) ?? null
      return publicPage(c, <HelpView visit={gate.visit(c)} {...{ shelf, wish, found: shown, isCut }} />)
    })
    .post(pages.suggestHelp, async (c) => {
      const { q } = await readForm(c)
      const text = typeof q === 'string' ? q.trim().slice(0, questionMax) : ''
      const found = text.length < 3 ? [] : await deps.searchHelp(text, locale, null, suggestions)
      c.header('cache-control', 'no-store')
      return c.json(
        found.map(({ slug, title, lead }) => ({
          href: href(locale, 'helpArticle', { article: slug }),
          title: title[locale],
          lead: lead[locale],
        })),
      )
    })
    .get(pages.helpArticle, async (c) => {
      const visit = gate.visit(c)
      const slug = c.req.param('article')
      const [shelf, article] = await Promise.all([
        shelves.get(''),
        isSlug(slug) ? deps.findHelp(slug) : undefined,
      ])
      if (!article) return notFoundPage(c, visit)
      const related = shelf.articles
        .filter((other) => other.topic === article.topic && other.slug !== article.slug)
        .toSorted((one, other) => Number(isAbout(other, article)) - Number(isAbout(one, article)))
        .slice(0, relatedMax)
      return publicPage(c, <ArticleView {...{ visit, shelf, article, related }} />)
    })
}

const isAbout = (one: { platform: string | null }, other: { platform: string | null }) =>
  one.platform === other.platform

function readWish(shelf: HelpShelf, query: Record<string, string>): HelpWish {
  const platform = shelf.platforms.find(({ code }) => code === query.platform)
  return { text: (query.q ?? '').trim().slice(0, textMax), platform: platform?.code ?? null }
}
