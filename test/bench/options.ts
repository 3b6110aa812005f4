import { parseArgs } from 'node:util'

export type Options = { quick: boolean; only: string[]; profile: boolean }

export const usage = `npm run bench -- [--quick] [--only a,b] [--profile]
  --quick      short runs: whether it works, not how fast it is
  --only a,b   only these blocks
  --profile    leaves a CPU profile of each shop in bench-results, and makes it slower`

/** @throws Error with a sentence for whoever typed it. */
export function readOptions(words: string[], letters: readonly string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      profile: { type: 'boolean', default: false },
    },
  })
  const only = values.only?.split(',') ?? [...letters]
  const unknown = only.find((letter) => !letters.includes(letter))
  if (unknown !== undefined)
    throw new Error(`There is no block "${unknown}": choose from ${letters.join(', ')}.\n${usage}`)
  return { quick: values.quick, only, profile: values.profile }
}
