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

type Way = { place: number; from: number; is(sign: string): boolean }

/** Goes all ways at once, sign by sign; of ways that meet, the one that set out first goes on. */
function walk(
  steps: readonly PatternStep[],
  signs: readonly string[],
  { opens, closes }: Edges,
): { from: number; to: number } | undefined {
  const reachedAt = new Int32Array(steps.length + 1).fill(-1)
  let ways: Way[] = []
  let arrived: number | undefined
  for (let at = 0; ; at++) {
    if (opens(at)) reach(0, at, at)
    if (arrived !== undefined && closes(at)) return { from: arrived, to: at }
    const sign = signs[at]
    if (sign === undefined) return undefined
    const before = ways
    ways = []
    arrived = undefined
    for (const way of before) if (way.is(sign)) reach(way.place + 1, way.from, at + 1)
  }

  function reach(place: number, from: number, at: number): void {
    if (reachedAt[place] === at) return
    reachedAt[place] = at
    const step = steps[place]
    if (!step) arrived = from
    else if (step.kind === 'sign') ways.push({ place, from, is: step.is })
    else if (step.kind === 'fork') for (const to of step.to) reach(to, from, at)
    else if (step.kind === 'open' ? opens(at) : closes(at)) reach(place + 1, from, at)
  }
}
