import { parseMailAddress } from '../domains/notifications/index.ts'
import { inviteStaff, parseRole, roles } from '../domains/staff/index.ts'
import { isLocale } from '../shared/locale.ts'
import { href } from '../web/routes.ts'
import type { CommandDeps } from './command-deps.ts'
import { parseOptions } from './options.ts'

export const usage = `akm staff invite EMAIL [--role ${roles.join('|')}] [--language en|fr]`

/** The way in for the first owner of a shop. @returns the exit code. */
export async function run(args: string[], { identity, terminal }: CommandDeps): Promise<number> {
  const options = {
    role: { type: 'string', default: 'owner' },
    language: { type: 'string', default: 'en' },
  } as const
  const { values, positionals } = parseOptions({ args, allowPositionals: true, options }, usage)
  const email = parseMailAddress(positionals[0] ?? '')
  const role = parseRole(values.role)
  if (!email || !role || !isLocale(values.language) || positionals.length > 1) {
    terminal.complain(`Whom, and as what? ${usage}`)
    return 1
  }
  const returnTo = href(values.language, 'adminWelcome')
  await inviteStaff(identity, { email, role, invitedBy: null, locale: values.language, returnTo })
  terminal.print(
    `An invitation to ${email} as ${role} is on its way, as soon as the shop runs. It holds for seven days; ` +
      'its link works for an hour, afterwards a sign-in by mail with this address leads to it.',
  )
  return 0
}
