import fc from 'fast-check'

const { HISTORIES_RUNS: asked, HISTORIES_SEED: seed, HISTORIES_PATH: path } = process.env
const patienceMillis = 40_000

/** How long a test of histories may take; vitest wants to know it before. */
export const timeoutMillis = asked ? Number(asked) * 10_000 : 3 * patienceMillis

/**
 * Tries as many histories as `HISTORIES_RUNS` asks for, otherwise fifty or what forty seconds allow; a row of several
 * that run side by side tries its share, with a seed of its own. A failure tells its seed and path, and the shortest history
 * that was found in the time; with both as `HISTORIES_SEED` and `HISTORIES_PATH` that very history is lived again.
 */
export async function tryHistories<Drawn>(
  property: fc.IAsyncProperty<Drawn>,
  { row, rows } = { row: 0, rows: 1 },
): Promise<void> {
  // A history that is lived again needs no neighbours.
  if (path && row > 0) return
  const numRuns = Math.ceil(Number(asked ?? 50) / rows)
  const interruptAfterTimeLimit = asked ? numRuns * 8_000 : patienceMillis
  const again = { ...(seed && { seed: Number(seed) + row }), ...(path && { path, endOnFailure: true }) }
  const report = await fc.check(property, { numRuns, interruptAfterTimeLimit, ...again })
  const message = report.failed ? await fc.asyncDefaultReportMessage(report) : undefined
  if (message) throw new Error(message, { cause: report.errorInstance })
  if (report.interrupted) console.info(`time for ${report.numRuns} of ${numRuns} histories`)
}
