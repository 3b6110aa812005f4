import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { read, refusalOf } from './answers.ts'
import { type AuthServer, type AuthServerOptions, authServer } from './auth-server.ts'

const settings = z.object({ external: z.object({ email: z.boolean() }), mailer_autoconfirm: z.boolean() })

/**
 * What the operator has to switch at Supabase Auth before the shop can rely on it, one sentence each; to be asked at the
 * start. That both mailboxes agree to a change of address cannot be asked: the first change says so.
 * @throws AppError `unavailable`
 */
export async function findWrongSettings(options: AuthServerOptions): Promise<string[]> {
  const server = authServer(options)
  const response = await server.fetch(`${server.url}/settings`, { headers: server.headers })
  const answer: unknown = await response.json()
  if (!response.ok) {
    throw new AppError('unavailable', `Supabase Auth does not show its settings: ${response.status}`)
  }
  const { external, mailer_autoconfirm } = read(settings, answer)
  return [
    (await managesAccounts(server))
      ? ''
      : 'Set SUPABASE_SECRET_KEY to a secret key of the project: this one may not manage accounts.',
    external.email ? '' : 'Switch on the e-mail provider at Supabase Auth: nobody can sign in without it.',
    mailer_autoconfirm ? 'Switch on "Confirm email" at Supabase Auth: addresses would count unproved.' : '',
  ].filter(Boolean)
}

/** The settings are shown to a public key as well. Nobody has this id, which only a secret key is told. */
async function managesAccounts({ admin }: AuthServer): Promise<boolean> {
  const { error } = await admin.getUserById('ffffffff-ffff-4fff-bfff-ffffffffffff')
  return error === null || refusalOf(error) === 'user_not_found'
}
