import { type ParseArgsConfig, parseArgs } from 'node:util'
import { AppError } from '../shared/errors.ts'

/** `parseArgs`, whose refusals are one sentence. @throws AppError for an option that is unknown or lacks its value. */
export function parseOptions<const T extends ParseArgsConfig>(
  config: T,
  usage: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const [shape = usage] = usage.split('\n')
    throw new AppError('invalid', `${whatIsWrong(error)}: ${shape}`, { cause: error })
  }
}

/** For a command that takes nothing but its name. */
export function refuseOptions([option]: readonly string[], usage: string): void {
  if (option !== undefined) throw new AppError('invalid', `"${option}" is not understood: ${usage}`)
}

// Node tells more than the operator needs, over several lines.
function whatIsWrong(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const [, named] = /'(-[^' ,]*|[^']*)/.exec(message) ?? []
  return /missing|ambiguous/.test(message) ? `${named} needs a value` : `"${named}" is not understood`
}
