import { undoImport } from '../domains/keys/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { parseId } from '../shared/ids.ts'
import { formatCount, type Terminal } from './terminal.ts'

export const usage = 'akm keys undo BATCH'

/** Takes an unsold batch out of the shop again. @returns the exit code. */
export async function run(args: string[], { db, terminal }: { db: Db; terminal: Terminal }): Promise<number> {
  const [text = '', ...others] = args
  const batchId = parseId('bat', text)
  if (!batchId || others.length > 0) {
    terminal.complain(`Which batch? Its id stood at the end of the import: ${usage}`)
    return 1
  }
  const outcome = await db.transaction().execute((tx) => undoImport(tx, batchId, { kind: 'system' }))
  if (outcome.ok) {
    terminal.print(
      `${formatCount(outcome.count, 'key', 'keys')} taken out again. The same file may be imported anew.`,
    )
    return 0
  }
  if (outcome.reason === 'not_found') {
    terminal.complain(`There is no batch ${batchId}.`)
    return 1
  }
  const states = outcome.states
    .map(({ state, count }) => `${count.toLocaleString('en-US')} ${state}`)
    .join(', ')
  terminal.complain(`Batch ${batchId} is in use (${states}). Nothing was changed.`)
  return 1
}
