import type { HelpArticleId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'

export const topics = ['activation', 'problem', 'order', 'payment', 'account'] as const
export type Topic = (typeof topics)[number]

export const articleStates = ['draft', 'published', 'archived'] as const
export type ArticleState = (typeof articleStates)[number]

/** What a version says. */
export type ArticleText = {
  title: Translated
  lead: Translated
  /** Markdown without HTML and pictures. */
  body: Translated
  /** Other words that people look for it by, such as the message of a platform. */
  words: string
}

/** Where an article stands. */
export type ArticlePlace = {
  /** The last part of its address: small letters, digits and hyphens, 80 at most. */
  slug: string
  topic: Topic
  /** The code of a platform; null for what is the same everywhere. */
  platform: string | null
}

export type Article = ArticlePlace &
  ArticleText & {
    id: HelpArticleId
    state: ArticleState
    version: number
    changedAt: Date
  }

/** As it stands in a list. */
export type ArticleInList = Pick<Article, 'slug' | 'topic' | 'platform' | 'title' | 'lead'>

export const textMax = { title: 120, lead: 300, body: 20_000, words: 500, slug: 80 } as const

/** Pure rule: what an address may end in. */
export function isSlug(text: string): boolean {
  return text.length <= textMax.slug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}
