/** A stretch of words; with `to` it is a link to that address. */
export type Run = { text: string; to?: string }

type Word = readonly Run[]

/**
 * Breaks at plain spaces only, so that dates, amounts and French spaces hold together; a word that is wider than the
 * column breaks anywhere. Every line keeps its last space, for readers that join the lines again.
 */
export function breakLines(
  runs: readonly Run[],
  widthMax: number,
  widthOf: (text: string) => number,
): Run[][] {
  const lines: Run[][] = [[]]
  let used = 0
  for (const word of wordsOf(runs).flatMap((each) => fitting(each, widthMax, widthOf))) {
    if (used > 0 && used + widthOf(textOf(word).trimEnd()) > widthMax) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(...word)
    used += widthOf(textOf(word))
  }
  return lines.map(joined)
}

/** What stands between two spaces is one word, also where a link ends in the middle of it. */
function wordsOf(runs: readonly Run[]): Word[] {
  const words: Run[][] = [[]]
  for (const { text, ...rest } of runs) {
    for (const piece of text.split(/(?<= )/)) {
      if (words.at(-1)?.at(-1)?.text.endsWith(' ')) words.push([])
      words.at(-1)?.push({ text: piece, ...rest })
    }
  }
  return words
}

function fitting(word: Word, widthMax: number, widthOf: (text: string) => number): Word[] {
  if (widthOf(textOf(word).trimEnd()) <= widthMax) return [word]
  return word.flatMap(({ text, ...rest }) => [...text].map((letter) => [{ text: letter, ...rest }]))
}

function joined(line: readonly Run[]): Run[] {
  const runs: Run[] = []
  for (const run of line) {
    const before = runs.at(-1)
    if (before && before.to === run.to) runs.splice(-1, 1, { ...before, text: before.text + run.text })
    else runs.push(run)
  }
  return runs
}

function textOf(word: Word): string {
  return word.map(({ text }) => text).join('')
}
