import {
  type ErasureDeps,
  expireAccounts,
  finishErasures,
  previewRetention,
  runRetention,
} from '../domains/privacy/index.ts'
import { parseOptions } from './options.ts'
import { formatCount, type Terminal } from './terminal.ts'

export const usage = `akm privacy retention [--dry-run]
  Removes now what the clocks of the privacy policy say is gone; with --dry-run only tells what it would find.`

/** @returns the exit code. */
export async function run(
  args: string[],
  { privacy, terminal }: { privacy: ErasureDeps; terminal: Terminal },
): Promise<number> {
  const { values } = parseOptions({ args, options: { 'dry-run': { type: 'boolean' } } }, usage)
  const isDry = values['dry-run']
  if (isDry) {
    const found = await previewRetention(privacy)
    for (const { table, clock, rows } of found) {
      terminal.print(`${table}: ${formatCount(rows, 'row', 'rows')} (${clock})`)
    }
    if (found.length === 0) terminal.print('Nothing is due.')
    return 0
  }
  const finished = await finishErasures(privacy)
  if (finished > 0)
    terminal.print(`${formatCount(finished, 'person', 'persons')} erased to the end: their hold is over.`)
  const { warned, erased } = await expireAccounts(privacy)
  if (warned > 0) terminal.print(`${formatCount(warned, 'account', 'accounts')} told about being unused.`)
  if (erased > 0) terminal.print(`${formatCount(erased, 'account', 'accounts')} erased.`)
  const lines = await runRetention(privacy)
  for (const { table, clock, deleted, anonymised } of lines) {
    terminal.print(`${table}: ${deleted} deleted, ${anonymised} without a name now (${clock})`)
  }
  if (lines.length === 0) terminal.print('Nothing was due.')
  return 0
}
