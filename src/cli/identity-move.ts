import { type MoveReport, moveAccounts } from '../domains/identity/index.ts'
import { localIdentity } from '../platform/local-identity/local-identity.ts'
import { StartError } from '../start/start-error.ts'
import type { CommandDeps } from './command-deps.ts'
import { parseOptions } from './options.ts'
import { formatCount, type Terminal } from './terminal.ts'

export const usage = `akm identity move-to-supabase [--dry-run]
  Moves the accounts of the shop's own database to Supabase Auth, with their passwords. May be run again.`

/** @returns the exit code: 1 when somebody could not be moved. */
export async function run(args: string[], deps: CommandDeps): Promise<number> {
  const { values } = parseOptions({ args, options: { 'dry-run': { type: 'boolean' } } }, usage)
  const { db, identity, terminal, pool, clock } = deps
  if (identity.provider.name !== 'supabase') {
    throw new StartError('Set SUPABASE_URL and SUPABASE_SECRET_KEY to the project that the accounts move to.')
  }
  // Where addresses count unproved, a known one there could be anybody's.
  const [wrongSetting] = await deps.findIdentityTrouble()
  if (wrongSetting) throw new StartError(wrongSetting)
  const from = localIdentity({ pool, clock, sealer: identity.sealer, issuer: '' })
  const dryRun = values['dry-run'] ?? false
  const report = await moveAccounts(
    { db, from, to: identity.provider },
    { dryRun, onProgress: (done) => terminal.status(formatCount(done, 'person', 'persons')) },
  )
  describe(report, dryRun, terminal)
  return report.refused.length === 0 ? 0 : 1
}

function describe(
  { moved, already, secondSteps, refused }: MoveReport,
  dryRun: boolean,
  terminal: Terminal,
): void {
  const done = dryRun ? 'would be moved' : 'moved'
  terminal.print(
    `${formatCount(moved, 'person', 'persons')} ${done}, ${already} there before, ${refused.length} refused.`,
  )
  if (secondSteps > 0) {
    const who = formatCount(secondSteps, 'account has', 'accounts have')
    terminal.print(
      `${who} a second step, which Supabase Auth does not take over, nor its recovery codes. So that the password alone opens nothing, it stays behind too: ask these people to sign in by a letter and to set up both anew. Staff cannot enter the back office before.`,
    )
  }
  if (moved > 0) {
    terminal.print(
      'Everybody signs in anew. Passwords of more than 72 bytes are not known there: their owners recover them by mail.',
    )
  }
  for (const { email, reason } of refused) terminal.complain(`${email} stays: ${reason}`)
}
