import { moveAccounts } from '../domains/identity/index.ts'
import { localIdentity } from '../platform/local-identity/local-identity.ts'
import { StartError } from '../start/start-error.ts'
import type { CommandDeps } from './command-deps.ts'
import { parseOptions } from './options.ts'
import { formatCount } from './terminal.ts'

export const usage = `akm identity move-to-supabase [--dry-run]
  Moves the accounts of the shop's own database to Supabase Auth, with their passwords. May be run again.`

/** @returns the exit code: 1 when somebody could not be moved. */
export async function run(args: string[], deps: CommandDeps): Promise<number> {
  const { values } = parseOptions({ args, options: { 'dry-run': { type: 'boolean' } } }, usage)
  const { db, identity, terminal, pool, clock } = deps
  if (identity.provider.name !== 'supabase') {
    throw new StartError('Set SUPABASE_URL and SUPABASE_SECRET_KEY to the project that the accounts move to.')
  }
  const from = localIdentity({ pool, clock, sealer: identity.sealer, issuer: '' })
  const dryRun = values['dry-run'] ?? false
  const report = await moveAccounts(
    { db, from, to: identity.provider },
    { dryRun, onProgress: (done) => terminal.status(formatCount(done, 'person', 'persons')) },
  )
  const { moved, already, secondSteps, refused } = report
  terminal.print(
    `${formatCount(moved, 'person', 'persons')} ${dryRun ? 'would be moved' : 'moved'}, ${already} before.`,
  )
  if (secondSteps > 0) {
    const who = formatCount(secondSteps, 'account has', 'accounts have')
    terminal.print(
      `${who} a second step, which stays behind: its owner sets it up anew; staff cannot enter before.`,
    )
  }
  for (const { email, reason } of refused) terminal.complain(`${email}: ${reason}`)
  return refused.length === 0 ? 0 : 1
}
