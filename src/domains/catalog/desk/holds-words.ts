import { type RawBuilder, type SqlBool, sql } from 'kysely'

const wordsMax = 8

/** What a product must hold (`p`), one condition a word that was typed; none for no word. */
export function holdsWords(text: string): RawBuilder<SqlBool>[] {
  return text.split(/\s+/).filter(Boolean).slice(0, wordsMax).map(holdsWord)
}

/** In its words, or as what it is called by the shop. Each half of the catalogue has an index of its own. */
function holdsWord(word: string): RawBuilder<SqlBool> {
  const holds = sql`p.search_text like '%' || shop.fold(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`
  return sql`((p.status = 'active' and ${holds}) or (p.status <> 'active' and ${holds}) or p.slug = ${word} or p.id = ${word})`
}
