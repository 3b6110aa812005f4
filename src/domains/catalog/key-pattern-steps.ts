/** One step of a pattern: a sign that is taken, a choice of where to go on, or an edge of the text. */
export type PatternStep =
  | { kind: 'sign'; is(sign: string): boolean }
  | { kind: 'fork'; to: number[] }
  | { kind: 'open' }
  | { kind: 'close' }

type Part =
  | { kind: 'sign'; source: string }
  | { kind: 'open' | 'close' }
  | { kind: 'row'; parts: Part[] }
  | { kind: 'either'; parts: Part[] }
  | { kind: 'repeat'; part: Part; min: number; max: number }

const stepsMax = 256

/** @returns undefined for what is no regular expression, looks around or back, or has more than 256 steps written out. */
export function stepsOf(source: string, flags: 'u' | 'iu'): PatternStep[] | undefined {
  // What is no syntax at all the language itself says; what follows relies on it.
  if (!isRegExp(source)) return undefined
  const part = partOf(source)
  return part && writeOut(part, flags)
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}

// A class, an escape that stands for one sign (no edge of a word, no group again, no half of a sign), a plain sign, or any.
const sign =
  /\[(?:\\.|[^\\\]])*\]|\\(?:p\{[\w=]+\}|u\{[\da-f]+\}|u(?!d[89a-f])[\da-f]{4}|x[\da-f]{2}|c[a-z]|[^puxcbk1-9])|[^\\^$*+?()[\]{}|]/iuy
const count = /(?:\{(?<min>\d+)(?<open>,)?(?<max>\d*)\}|(?<mark>[*+?]))\??/y

function partOf(source: string): Part | undefined {
  let at = 0
  const take = (text: string) => {
    const isThere = source.startsWith(text, at)
    if (isThere) at += text.length
    return isThere
  }
  const read = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found) at += found[0].length
    return found
  }
  const whole = either()
  return at === source.length ? whole : undefined

  function either(): Part | undefined {
    const parts: Part[] = []
    do {
      const part = row()
      if (!part) return undefined
      parts.push(part)
    } while (take('|'))
    return { kind: 'either', parts }
  }

  function row(): Part | undefined {
    const parts: Part[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const part = one()
      if (!part) return undefined
      parts.push(counted(part))
    }
    return { kind: 'row', parts }
  }

  function one(): Part | undefined {
    if (take('^')) return { kind: 'open' }
    if (take('$')) return { kind: 'close' }
    if (take('(?:') || (source[at + 1] !== '?' && take('('))) {
      const inner = either()
      return take(')') ? inner : undefined
    }
    const found = read(sign)
    return found ? { kind: 'sign', source: found[0] } : undefined
  }

  function counted(part: Part): Part {
    const { min = '', open, max = '', mark } = read(count)?.groups ?? {}
    if (mark) return { kind: 'repeat', part, min: mark === '+' ? 1 : 0, max: mark === '?' ? 1 : Infinity }
    if (min === '') return part
    const most = open === undefined ? Number(min) : max === '' ? Infinity : Number(max)
    return { kind: 'repeat', part, min: Number(min), max: most }
  }
}

function writeOut(whole: Part, flags: string): PatternStep[] | undefined {
  const steps: PatternStep[] = []
  // Parts that write nothing, many times over, count as well.
  let left = stepsMax * 4
  write(whole)
  return isTooLong() ? undefined : steps

  function isTooLong(): boolean {
    return left < 0 || steps.length > stepsMax
  }

  function fork(): number[] {
    const to: number[] = []
    steps.push({ kind: 'fork', to })
    return to
  }

  function write(part: Part): void {
    left -= 1
    if (isTooLong()) return
    if (part.kind === 'sign') steps.push({ kind: 'sign', is: signTest(part.source, flags) })
    else if (part.kind === 'row') for (const each of part.parts) write(each)
    else if (part.kind === 'either') writeEither(part.parts)
    else if (part.kind === 'repeat') writeRepeat(part)
    else steps.push({ kind: part.kind })
  }

  function writeEither(parts: readonly Part[]): void {
    if (parts.length === 1) {
      for (const only of parts) write(only)
      return
    }
    const choice = fork()
    const ends = parts.map((each) => {
      choice.push(steps.length)
      write(each)
      return fork()
    })
    for (const end of ends) end.push(steps.length)
  }

  function writeRepeat({ part, min, max }: Extract<Part, { kind: 'repeat' }>): void {
    for (let done = 0; done < min && !isTooLong(); done++) write(part)
    if (max === Infinity) {
      const start = steps.length
      const choice = fork()
      choice.push(steps.length)
      write(part)
      fork().push(start)
      choice.push(steps.length)
      return
    }
    const choices: number[][] = []
    for (let done = min; done < max && !isTooLong(); done++) {
      const choice = fork()
      choice.push(steps.length)
      choices.push(choice)
      write(part)
    }
    for (const choice of choices) choice.push(steps.length)
  }
}

const rememberedMax = 500

/** A single sign needs no way back; keys are made of few signs, which are remembered. */
function signTest(source: string, flags: string): (sign: string) => boolean {
  const pattern = new RegExp(`^(?:${source})$`, flags)
  const known = new Map<string, boolean>()
  return (sign) => {
    const answer = known.get(sign) ?? pattern.test(sign)
    if (known.size < rememberedMax) known.set(sign, answer)
    return answer
  }
}
