import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { Locale } from '../../shared/locale.ts'
import type { ArticleInList } from './article.ts'

const wordsMax = 40
const dictionaries = { en: 'english', fr: 'french' } as const

/**
 * Articles that a text may be about, the likeliest first. The text may be a word or a whole letter: each word counts in any
 * of its forms, none has to be there. What no article knows is looked for by likeness, as mistyped.
 */
export async function searchArticles(
  db: Db,
  text: string,
  locale: Locale,
  { platform = null, limit = 20 }: { platform?: string | null; limit?: number } = {},
): Promise<ArticleInList[]> {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const query = sql`to_tsquery(${dictionaries[locale]}::regconfig, shop.fold(${words.join(' | ')}))`
  const found = await look(db, {
    score: sql`ts_rank(${sql.ref(`search_${locale}`)}, ${query}, 1)`,
    matches: sql`${sql.ref(`search_${locale}`)} @@ ${query}`,
    platform,
    limit,
  })
  if (found.length > 0) return found
  const alike = sql`extensions.word_similarity(shop.fold(${words.join(' ')}),
    shop.fold((title ->> ${locale}) || ' ' || words || ' ' || (lead ->> ${locale})))`
  return look(db, { score: alike, matches: sql`${alike} > 0.45`, platform, limit })
}

type Look = {
  score: RawBuilder<unknown>
  matches: RawBuilder<unknown>
  platform: string | null
  limit: number
}

// What is about the platform that is asked about comes before what is the same everywhere; another platform's does not come.
async function look(db: Db, { score, matches, platform, limit }: Look): Promise<ArticleInList[]> {
  const { rows } = await sql<ArticleInList>`
    select slug, topic, platform_code as platform, title, lead from shop.help_article
    where state = 'published' and ${matches}
      and (${platform}::text is null or platform_code is null or platform_code = ${platform})
    order by (${score}) * case when platform_code = ${platform} then 1.5 else 1 end desc, slug
    limit ${limit}`.execute(db)
  return rows
}

// Letters and digits alone, so that nothing of the text means anything to the search's own grammar.
function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{Nd}]{2,40}/gu) ?? []
  return [...new Set(words)].slice(0, wordsMax)
}
