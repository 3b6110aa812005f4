import { type KeyPattern, readKeyPattern } from '../../catalog/index.ts'
import { textOf } from '../key-content.ts'
import type { ImportEntry } from './import-source.ts'

export type KeyPatternRule = { slug: string; pattern: string }

export type KeyPatterns = {
  /** What every key of the product looks like; null when the catalogue does not say. */
  own: KeyPattern | null
  /** The product whose keys look like this one: a wrong file is the usual reason for malformed keys. */
  findOther(entry: ImportEntry): string | null
}

// A wrong file shows in its first lines; they need not be compared with all of a large catalogue.
const [comparedMax, othersMax] = [20, 200]

/** A pattern from a time when others were kept takes nothing, rather than anything, until it is written anew. */
const noKey: KeyPattern = { matches: () => false, findIn: () => undefined }

export function keyPatternsOf(own: string | null, rules: readonly KeyPatternRule[]): KeyPatterns {
  let others: { slug: string; pattern: KeyPattern }[] | undefined
  let compared = 0
  return {
    own: own === null ? null : (readKeyPattern(own) ?? noKey),
    findOther({ content }) {
      if (typeof content === 'string' || ++compared > comparedMax) return null
      const key = content.expose()
      if (key.kind === 'image') return null
      others ??= otherPatterns(own, rules)
      return others.find(({ pattern }) => pattern.matches(textOf(key)))?.slug ?? null
    },
  }
}

function otherPatterns(own: string | null, rules: readonly KeyPatternRule[]) {
  const slugs = new Map(rules.map(({ pattern, slug }) => [pattern, slug]))
  if (own !== null) slugs.delete(own)
  return [...slugs].slice(0, othersMax).flatMap(([source, slug]) => {
    const pattern = readKeyPattern(source)
    return pattern ? [{ slug, pattern }] : []
  })
}
