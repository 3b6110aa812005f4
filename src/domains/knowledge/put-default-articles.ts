import type { Tx } from '../../platform/database/connect.ts'
import { defaultArticles } from './default-articles/index.ts'
import { createArticle } from './keep-articles.ts'

/** Gives a shop that has never had an article those that every shop needs. @returns how many were written. */
export async function putDefaultArticles(tx: Tx): Promise<number> {
  const any = await tx.selectFrom('help_article').select('id').limit(1).executeTakeFirst()
  if (any) return 0
  for (const article of defaultArticles)
    await createArticle(tx, { ...article, platform: null, state: 'published' }, { kind: 'system' })
  return defaultArticles.length
}
