/** One spelling for what a keyboard and a habit make of the same word: small letters without accents. */
export function foldPassword(password: string): string {
  return password.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

/** Only letters and digits: `i-love-you` is `iloveyou`. */
export function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

const baseMin = 4

/** The word within its decoration: `!!password123` is `password`. Undefined when no word is left. */
export function baseOf(folded: string): string | undefined {
  const base = folded.replace(/^[^a-z]+|[^a-z]+$/g, '')
  return base.length >= baseMin ? base : undefined
}

/** Read as letters what is used for letters: `p4ssw0rd` is `password`. */
export function unmask(folded: string): string {
  return folded.replace(/[013457@$]/g, (sign) => masks[sign] ?? sign)
}

const masks: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' }

/** The shortest piece that makes the text by repetition; the text itself when there is none. */
export function repeatedPiece(text: string): string {
  return /^(.+?)\1+$/s.exec(text)?.[1] ?? text
}

/**
 * How many runs a text is made of, each with one step from sign to sign: `aaaa`, `1234` and `9876` are one run each, and
 * so is a year. This is how often somebody who guesses must choose, so it says more than the length.
 */
export function countRuns(text: string): number {
  let runs = 0
  let before: number | undefined
  let step: number | undefined
  for (const sign of text.replace(/(?:19|20)\d\d/g, 'Y')) {
    const code = sign.codePointAt(0) ?? 0
    const next = before === undefined ? undefined : stepBetween(before, code)
    const goesOn = next !== undefined && (step === undefined || step === next)
    if (!goesOn) runs += 1
    step = goesOn ? next : undefined
    before = code
  }
  return runs
}

/** -1, 0 or 1 for signs that follow each other, also from 9 to 0; undefined for all others. */
function stepBetween(before: number, code: number): number | undefined {
  const step = code - before
  if (Math.abs(step) <= 1) return step
  if (before === 0x39 && code === 0x30) return 1
  return before === 0x30 && code === 0x39 ? -1 : undefined
}
