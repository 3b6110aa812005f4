import { AppError } from '../../shared/errors.ts'
import { productTextMax } from './desk/product-text.ts'
import { type PatternStep, stepsOf } from './key-pattern-steps.ts'

/** What the keys of a product look like, asked in a time that grows with the text and never faster. */
export type KeyPattern = {
  /** Whether a key is all of it; one of more than 256 signs never is. */
  matches(key: string): boolean
  /** The first part of a text, between signs that are no letters or digits, that would be a key in either case. */
  findIn(text: string): string | undefined
}

/** The longest key that is held against a pattern. */
export const matchedMax = 256

/**
 * Reads the source of a pattern, which is a regular expression without looking around and looking back. The engine of the
 * language tries one way after the other, for hours where a pattern like `(a+)+b` meets the wrong key; here all ways are gone
 * at once.
 * @returns undefined for what is no such pattern.
 */
export function readKeyPattern(source: string): KeyPattern | undefined {
  if (source.length > productTextMax.keyPattern) return undefined
  const exact = stepsOf(source, 'u')
  if (!exact) return undefined
  let loose: readonly PatternStep[] | undefined
  return {
    matches(key) {
      if (key.length > matchedMax) return false
      const signs = [...key]
      const edges = { opens: (at: number) => at === 0, closes: (at: number) => at === signs.length }
      return walk(exact, signs, edges) !== undefined
    },
    findIn(text) {
      const signs = [...text]
      const isInWord = (at: number) => /^[\p{L}\p{N}]$/u.test(signs[at] ?? '')
      loose ??= stepsOf(source, 'iu') ?? []
      const found = walk(loose, signs, {
        opens: (at) => !isInWord(at - 1),
        closes: (at) => !isInWord(at),
      })
      return found && (signs.slice(found.from, found.to).join('') || undefined)
    },
  }
}

/** What the catalogue keeps as a pattern: nothing, or one that can be read. */
export function keptKeyPattern(source: string | null): string | null {
  if (source !== null && !readKeyPattern(source)) throw new AppError('invalid', 'no pattern of keys')
  return source
}

type Edges = { opens(at: number): boolean; closes(at: number): boolean }

/** Goes all ways at once, sign by sign; of ways that meet, the one that set out first goes on. */
function walk(
  steps: readonly PatternStep[],
  signs: readonly string[],
  { opens, closes }: Edges,
): { from: number; to: number } | undefined {
  let here = new Map<number, number>()
  for (let at = 0; at <= signs.length; at++) {
    if (opens(at)) reach(here, 0, at, at)
    const from = here.get(steps.length)
    if (from !== undefined && closes(at)) return { from, to: at }
    const next = new Map<number, number>()
    const sign = signs[at]
    if (sign === undefined) return undefined
    for (const [place, from] of here) {
      const step = steps[place]
      if (step?.kind === 'sign' && step.is(sign)) reach(next, place + 1, from, at + 1)
    }
    here = next
  }
  return undefined

  function reach(ways: Map<number, number>, place: number, from: number, at: number): void {
    if (ways.has(place)) return
    ways.set(place, from)
    const step = steps[place]
    if (step?.kind === 'fork') for (const to of step.to) reach(ways, to, from, at)
    if ((step?.kind === 'open' && opens(at)) || (step?.kind === 'close' && closes(at)))
      reach(ways, place + 1, from, at)
  }
}
