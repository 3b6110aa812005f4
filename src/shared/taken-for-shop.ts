/** Letters of other scripts and digits that are read as Latin ones; what NFKC makes the same is the same already. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ѕ: 's',
    ј: 'j',
    к: 'k',
    м: 'm',
    т: 't',
  },
  ...{
    в: 'b',
    н: 'h',
    ԁ: 'd',
    ӏ: 'l',
    α: 'a',
    ε: 'e',
    ο: 'o',
    ρ: 'p',
    ν: 'v',
    κ: 'k',
    τ: 't',
    υ: 'u',
    ι: 'i',
  },
  ...{
    χ: 'x',
    η: 'n',
    ı: 'i',
    ł: 'l',
    ø: 'o',
    0: 'o',
    1: 'l',
    3: 'e',
    4: 'a',
    5: 's',
    7: 't',
    '@': 'a',
    $: 's',
    '|': 'l',
  },
}

/** Whoever signs like this is taken for somebody who works here, in either language. */
const ofStaff = [
  ...[
    'support',
    'helpdesk',
    'noreply',
    'admin',
    'administrator',
    'administrateur',
    'moderator',
    'moderateur',
  ],
  ...['customerservice', 'customercare', 'serviceclient', 'serviceclients'],
]

/** Shorter names of a shop stand in too many others. */
const lettersToContain = 6

/**
 * Pure rule: whether a name that others will read could be taken for the shop, whatever case, accents, spaces or look-alike
 * letters it is written in. `own`: how the shop is called, and its host.
 */
export function isTakenForShop(name: string, own: readonly string[]): boolean {
  const words = wordsOf(name)
  const pairs = words.map((word, at) => word + (words[at + 1] ?? ''))
  const isWritten = (each: string) => words.includes(each) || pairs.includes(each)
  const whole = words.join('')
  return (
    ofStaff.some(isWritten) ||
    own
      .map((each) => wordsOf(each).join(''))
      .filter((each) => each.length > 1)
      .some(
        (each) =>
          whole === each || isWritten(each) || (each.length >= lettersToContain && whole.includes(each)),
      )
  )
}

/** Letters that stand alone one after the other are a word that was spaced out. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let isSpacedOut = false
  for (const word of plain(text)
    .split(/[^a-z]+/)
    .filter(Boolean)) {
    const isLetter = word.length === 1
    if (isLetter && isSpacedOut) words.push((words.pop() ?? '') + word)
    else words.push(word)
    isSpacedOut = isLetter
  }
  return words
}

function plain(text: string): string {
  const letters = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
  return [...letters].map((letter) => lookAlikes[letter] ?? letter).join('')
}
