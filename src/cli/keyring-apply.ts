import { refingerprint, retirePepper, rewrapBatches } from '../domains/keys/index.ts'
import type { CommandDeps } from './command-deps.ts'
import { formatCount } from './terminal.ts'

export const usage = `akm keyring apply [--retire-pepper ID]
  After the ring got a new current key or pepper and every process was restarted with it: moves everything to it.
  The shop goes on selling. Then the former key may leave the ring, and --retire-pepper lets a former pepper go.`

/** Runs again without harm, and goes on where it was stopped. @returns the exit code. */
export async function run(args: string[], { db, vault, terminal }: CommandDeps): Promise<number> {
  const [option, pepperId, ...others] = args
  if (others.length > 0 || (option !== undefined && (option !== '--retire-pepper' || !pepperId))) {
    terminal.complain(usage)
    return 1
  }
  const batches = await rewrapBatches(db, vault)
  terminal.print(`${formatCount(batches, 'batch', 'batches')} rewrapped with the current key.`)
  const keys = await refingerprint(db, vault, (done) =>
    terminal.status(`${formatCount(done, 'key', 'keys')} done`),
  )
  terminal.print(`${formatCount(keys, 'key', 'keys')} fingerprinted under the current pepper.`)
  if (pepperId) {
    await retirePepper(db, vault, pepperId, { kind: 'system' })
    terminal.print(`The pepper "${pepperId}" is not needed any more.`)
  }
  return 0
}
