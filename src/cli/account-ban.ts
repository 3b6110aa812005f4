import { banAccount, findAccountByEmail, unbanAccount } from '../domains/identity/index.ts'
import { parseMailAddress } from '../domains/notifications/index.ts'
import type { CommandDeps } from './command-deps.ts'
import { parseOptions } from './options.ts'

export const usage = `akm account ban EMAIL [--lift]
  Nobody enters with this account any more, and whoever is in is out at once; --lift takes it back.
  Its orders and keys stay its owner's: links to orders still open.`

/** @returns the exit code. */
export async function run(
  args: string[],
  { identity, terminal }: Pick<CommandDeps, 'identity' | 'terminal'>,
): Promise<number> {
  const options = { lift: { type: 'boolean', default: false } } as const
  const { values, positionals } = parseOptions({ args, allowPositionals: true, options }, usage)
  const email = parseMailAddress(positionals[0] ?? '')
  if (!email || positionals.length > 1) {
    terminal.complain(`Whose account? ${usage}`)
    return 1
  }
  const account = await findAccountByEmail(identity.db, email)
  if (!account) {
    terminal.complain(`There is no account of ${email}.`)
    return 1
  }
  const act = values.lift ? unbanAccount : banAccount
  await act(identity, account.id, { kind: 'system' })
  terminal.print(values.lift ? `${email} may sign in again.` : `${email} is out, and stays out.`)
  return 0
}
