/** Groups of four to six letters and digits, three or more of them, as nearly all keys are printed. */
const grouped = /(?<![\p{L}\p{N}])[A-Z0-9]{4,6}(?:[-–—_ .]+[A-Z0-9]{4,6}){2,}(?![\p{L}\p{N}])/giu
/** One long run in which letters and digits are mixed. */
const run = /(?<![\p{L}\p{N}])(?=[A-Z0-9]*[0-9])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{12,}(?![\p{L}\p{N}])/giu

/**
 * Pure rule: the part of a text that looks like a licence key, also one that is spaced out or holds invisible characters;
 * undefined when nothing does. `patterns` are those of the shop's own products. Rather one sentence too many is asked to be
 * written anew than a key is published.
 */
export function findKeyIn(text: string, patterns: readonly string[] = []): string | undefined {
  const visible = text.normalize('NFKC').replace(/[\p{Cf}]/gu, '')
  const groups = [...visible.matchAll(grouped)].map(([found]) => found)
  // Words in small letters are groups as well; a key has digits, or is written in capitals throughout.
  const key = groups.find((found) => /[0-9]/.test(found) && (found.match(/[A-Z0-9]{4,6}/gi) ?? []).length > 2 && isNoProse(found))
  if (key) return key
  const [long] = visible.match(run) ?? []
  if (long) return long
  for (const pattern of patterns) {
    const [own] = visible.match(within(pattern)) ?? []
    if (own) return own
  }
  return undefined
}

/** Of prose most groups are words without a digit. */
function isNoProse(found: string): boolean {
  const groups = found.match(/[A-Z0-9]+/gi) ?? []
  const shouted = groups.filter((group) => group === group.toUpperCase())
  return shouted.length === groups.length || groups.filter((group) => /[0-9]/.test(group)).length > 1
}

/** A product's pattern is of a whole key; here it is looked for anywhere. */
function within(pattern: string): RegExp {
  const inner = pattern.replace(/^\^/, '').replace(/\$$/, '')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${inner})(?![\\p{L}\\p{N}])`, 'iu')
}
