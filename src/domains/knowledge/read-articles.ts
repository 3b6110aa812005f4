import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { HelpArticleId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Article, ArticleInList, ArticleState, ArticleText, Topic } from './article.ts'

/** A text as it was once saved. */
export type ArticleVersion = ArticleText & { version: number; writtenBy: string | null; writtenAt: Date }

const listed = ['slug', 'topic', 'platform_code as platform', 'title', 'lead'] as const
const whole = [...listed, 'id', 'state', 'version', 'body', 'words', 'changed_at as changedAt'] as const

/** What everybody may read, by topic. */
export async function listArticles(db: Db): Promise<ArticleInList[]> {
  return db
    .selectFrom('help_article')
    .select(listed)
    .where('state', '=', 'published')
    .orderBy('topic')
    .orderBy('slug')
    .execute()
}

/** An article that everybody may read. */
export async function findArticle(db: Db, slug: string): Promise<Article | undefined> {
  return db
    .selectFrom('help_article')
    .select(whole)
    .where('slug', '=', slug)
    .where('state', '=', 'published')
    .executeTakeFirst()
}

export const articleSorts = ['changed', 'title', 'topic', 'state'] as const

export type ArticleQuery = {
  /** In a title, in whichever language; all of them for the empty text. */
  text: string
  topic: Topic | ''
  state: ArticleState | ''
  sort: (typeof articleSorts)[number]
  isDescending: boolean
  page: number
  /** In which titles are ordered. */
  locale: Locale
}

export const articlesPerPage = 50

/** All of them, for the staff. */
export async function listArticlesForStaff(
  db: Db,
  { text, topic, state, sort, isDescending, page, locale }: ArticleQuery,
): Promise<{ rows: Article[]; total: number }> {
  const direction = isDescending ? 'desc' : 'asc'
  const by = {
    ...{ changed: sql`changed_at`, title: sql`lower(title ->> ${locale})` },
    ...{ topic: sql`topic`, state: sql`state` },
  }
  const rows = await db
    .selectFrom('help_article')
    .select(whole)
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .$if(text !== '', (query) =>
      query.where(
        sql<boolean>`strpos(lower(concat(title ->> 'en', ' ', title ->> 'fr')), lower(${text})) > 0`,
      ),
    )
    .$if(topic !== '', (query) => query.where('topic', '=', topic as Topic))
    .$if(state !== '', (query) => query.where('state', '=', state as ArticleState))
    .orderBy(by[sort], direction)
    .orderBy('id')
    .limit(articlesPerPage)
    .offset((page - 1) * articlesPerPage)
    .execute()
  return { rows: rows.map(({ total: _, ...article }) => article), total: rows[0]?.total ?? 0 }
}

export async function readArticle(db: Db, id: HelpArticleId): Promise<Article | undefined> {
  return db.selectFrom('help_article').select(whole).where('id', '=', id).executeTakeFirst()
}

/** What an article said, the last version first. */
export async function listVersions(db: Db, id: HelpArticleId): Promise<ArticleVersion[]> {
  return db
    .selectFrom('help_version')
    .select([
      ...(['version', 'title', 'lead', 'body', 'words'] as const),
      ...(['written_by as writtenBy', 'written_at as writtenAt'] as const),
    ])
    .where('article_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
}
