import { textOf } from '../key-content.ts'
import type { ImportEntry } from './import-source.ts'

export type KeyPatternRule = { slug: string; pattern: string }

export type KeyPatterns = {
  /** What every key of the product looks like; null when the catalogue does not say. */
  own: RegExp | null
  /** The product whose keys look like this one: a wrong file is the usual reason for malformed keys. */
  findOther(entry: ImportEntry): string | null
}

// A wrong file shows in its first lines; a large catalogue need not be compared with all of them.
const comparedMax = 200

export function keyPatternsOf(own: string | null, rules: readonly KeyPatternRule[]): KeyPatterns {
  let others: { slug: string; pattern: RegExp }[] | undefined
  let compared = 0
  return {
    own: own === null ? null : wholeKey(own),
    findOther({ content }) {
      if (typeof content === 'string' || ++compared > comparedMax) return null
      const key = content.expose()
      if (key.kind === 'image') return null
      others ??= otherPatterns(own, rules)
      return others.find(({ pattern }) => pattern.test(textOf(key)))?.slug ?? null
    },
  }
}

function otherPatterns(own: string | null, rules: readonly KeyPatternRule[]) {
  const slugs = new Map(rules.map(({ pattern, slug }) => [pattern, slug]))
  if (own !== null) slugs.delete(own)
  return [...slugs].map(([pattern, slug]) => ({ slug, pattern: wholeKey(pattern) }))
}

function wholeKey(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u')
}
