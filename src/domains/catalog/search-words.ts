import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

/** One word of a search as the catalogue spells it: any of `spellings` will do (folded, see `shop.fold`). */
export type SearchWord = {
  spellings: string[]
  /** The better spelling to show, when the catalogue does not know the word as it was typed. */
  correction: string | null
  typed: string
}

const wordsMax = 8
const lettersMax = 40

/** Letters and digits only, so that no word means anything to LIKE. */
export function splitWords(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{Nd}]+/gu) ?? []
  return [...new Set(words.map((word) => word.slice(0, lettersMax)))].slice(0, wordsMax)
}

/**
 * Looks each word up. A word that stands in no product, not even as a part of another word, is replaced by its
 * nearest neighbours: those with the fewest wrong letters, or those that sound the same ("fotografy").
 */
export async function readSearchWords(db: Db, text: string): Promise<SearchWord[]> {
  const words = splitWords(text)
  if (words.length === 0) return []
  const { rows } = await sql<SearchWord>`
    with typed as materialized (
      select word as typed, shop.fold(word) as word, position
      from unnest(${words}::text[]) with ordinality as t (word, position)
    ),
    looked_up as materialized (
      select *, length(word) < 3 or ${isHeld(sql`typed.word`)} as is_known from typed
    )
    select typed, near.spelling as correction, coalesce(near.words, array[word]) as spellings
    from looked_up as l
    cross join lateral (
      select array_agg(word) as words, (array_agg(spelling))[1] as spelling from (${nearest}) as n
    ) as near
    order by position`.execute(db)
  return rows
}

// Two wrong letters at most, in short words one. A word that sounds the same may be further away in letters, but counts
// as less than two. Few words come that near, so only they are looked up in the products.
const nearest = sql`
  select word, spelling from (
    select word, spelling, rank() over (order by distance) as place
    from (
      select w.word, w.spelling, distance from shop.search_word as w
      cross join extensions.metaphone(l.word, 10) as heard
      cross join lateral (select least(
        extensions.levenshtein_less_equal(w.word, l.word, 2),
        case when w.sound = heard and length(heard) > 2 then 1.5 end
      ) as distance) as measured
      where not l.is_known and distance <= case when length(l.word) < 5 then 1 else 2 end
      order by distance limit 20
    ) as near
    where ${isHeld(sql`near.word`)}
  ) as held
  where place = 1
  order by extensions.similarity(word, l.word) desc, word limit 4`

function isHeld(word: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from shop.product p where p.status = 'active' and p.search_text like '%' || ${word} || '%')`
}

/** The whole search as the catalogue would spell it; null when it was spelt so. */
export function betterSpelling(words: readonly SearchWord[]): string | null {
  if (words.every((word) => word.correction === null)) return null
  return words.map((word) => word.correction ?? word.typed).join(' ')
}
