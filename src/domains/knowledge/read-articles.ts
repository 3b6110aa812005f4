import type { Db } from '../../platform/database/connect.ts'
import type { HelpArticleId } from '../../shared/ids.ts'
import type { Article, ArticleInList, ArticleText } from './article.ts'

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

/** All of them, for the staff: what was changed last comes first. */
export async function listArticlesForStaff(db: Db): Promise<Article[]> {
  return db.selectFrom('help_article').select(whole).orderBy('changed_at', 'desc').orderBy('id').execute()
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
