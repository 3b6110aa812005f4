import { AppError } from './errors.ts'

/**
 * Runs at most `count` pieces of work at once; the others wait in the order in which they came.
 * @throws AppError `unavailable` when `waitingMax` wait already: who comes then would not stay for the answer.
 */
export function atMost(count: number, waitingMax: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < count) running++
    else await turn()
    try {
      return await work()
    } finally {
      // The place goes on to the next one without being free in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }

  function turn(): Promise<void> {
    if (waiting.length >= waitingMax) throw new AppError('unavailable', 'too much waits already')
    return new Promise((resolve) => waiting.push(resolve))
  }
}
