import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { Locale } from '../../shared/locale.ts'
import type { ArticleInList } from './article.ts'

const wordsMax = 40
const longWordsMax = 12
const dictionaries = { en: 'english', fr: 'french' } as const

/**
 * Articles that a text may be about, the likeliest first. The text may be a word or a whole letter: each word counts in any
 * of its forms, none has to be there, and a longer word counts a little when it is only alike, as mistyped. What is about the
 * platform that is asked about comes before what is the same everywhere; another platform's does not come.
 */
export async function searchArticles(
  db: Db,
  text: string,
  locale: Locale,
  { platform = null, limit = 20 }: { platform?: string | null; limit?: number } = {},
): Promise<ArticleInList[]> {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const longWords = words.filter(({ length }) => length > 4).slice(0, longWordsMax)
  const { rows } = await sql<ArticleInList>`
    select slug, topic, platform_code as platform, title, lead
    from shop.help_article
    cross join to_tsquery(${dictionaries[locale]}::regconfig, shop.fold(${words.join(' | ')})) as query
    cross join lateral (
      select coalesce(sum(likeness), 0) as likeness
      from unnest(${longWords}::text[]) as word
      cross join extensions.word_similarity(shop.fold(word),
        shop.fold((title ->> ${locale}) || ' ' || words || ' ' || (lead ->> ${locale}))) as likeness
      where likeness > 0.55
    ) as alike
    where state = 'published' and (${sql.ref(`search_${locale}`)} @@ query or likeness > 0)
      and (${platform}::text is null or platform_code is null or platform_code = ${platform})
    order by (ts_rank(${sql.ref(`search_${locale}`)}, query, 1) + likeness / 20)
      * case when platform_code = ${platform} then 1.5 else 1 end desc, slug
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
