import { readKeyPattern } from '../catalog/index.ts'

const edge = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' }
const group = '[A-Z0-9]{4,6}'
const groups = (between: string) =>
  new RegExp(`${edge.before}${group}(?:${between}${group}){2,}${edge.after}`, 'giu')

/** Three groups or more, as nearly all keys are printed. */
const hyphened = groups('[-–—_]')
const spaced = groups('[ .]+')
/** One long run in which letters and digits are mixed. */
const run = /(?<![\p{L}\p{N}])(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[A-Z0-9]{12,}(?![\p{L}\p{N}])/iu

const hasDigit = (text: string) => /[0-9]/.test(text)
const isShouted = (text: string) => text === text.toUpperCase()

/**
 * Pure rule: the part of a text that looks like a licence key, also one that is spaced out or holds invisible characters;
 * undefined when nothing does. `patterns` are those of the shop's own products. Rather one sentence too many is asked to be
 * written anew than a key is published.
 */
export function findKeyIn(text: string, patterns: readonly string[] = []): string | undefined {
  const visible = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const found = (pattern: RegExp) => [...visible.matchAll(pattern)].map(([each]) => each)
  return (
    // Hyphens join words as well: those are in small letters and without digits.
    found(hyphened).find((each) => isShouted(each) || hasDigit(each)) ??
    // Between spaces stands prose, in which few words have digits.
    found(spaced).find((each) => each.split(/[ .]+/).filter(hasDigit).length > 1) ??
    visible.match(run)?.[0] ??
    patterns.flatMap((pattern) => readKeyPattern(pattern)?.findIn(visible) ?? [])[0]
  )
}
