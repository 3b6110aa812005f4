import { z } from 'zod'
import type { Subject } from '../../domains/identity/index.ts'
import { AppError } from '../../shared/errors.ts'
import { read, refusalOf, unavailable } from './answers.ts'
import type { AuthServer } from './auth-server.ts'
import { readSpentCodes, spentMark } from './used-codes.ts'

/**
 * The server's own ban is answered before the password is looked at, so it cannot be kept from whoever merely knows the
 * address. The shop's is a mark that only a secret key can set, read after the password was right.
 */
export const banMark = 'shop_banned'

const factor = z.object({ id: z.uuid(), factor_type: z.string(), status: z.enum(['verified', 'unverified']) })
export const factorList = z.array(factor)
export type Factor = z.infer<typeof factor>

const user = z
  .object({
    id: z.uuid(),
    email: z.string().min(1),
    new_email: z.string().nullish(),
    email_confirmed_at: z.string().nullish(),
    app_metadata: z.record(z.string(), z.unknown()),
    factors: factorList.nullish(),
  })
  .transform((shown) => ({
    subject: shown.id as Subject,
    email: shown.email,
    wantedEmail: shown.new_email ?? null,
    isConfirmed: Boolean(shown.email_confirmed_at),
    isBanned: shown.app_metadata[banMark] === true,
    spentCodes: readSpentCodes(shown.app_metadata[spentMark]),
    factors: (shown.factors ?? []).filter(({ factor_type }) => factor_type === 'totp'),
  }))
export type Person = z.infer<typeof user>

export const readPerson = (shown: unknown): Person => read(user, shown)

const link = z.object({ action_link: z.url(), hashed_token: z.string().min(1), email_otp: z.string() })
export type Link = z.infer<typeof link>

export const readLink = (shown: unknown): Link => read(link, shown)

/**
 * Somebody by address, exactly and by the server's index, together with a fresh proof of the mailbox. The list of users
 * would be searched from end to end; a link of kind `magiclink` would register an unknown address.
 */
export async function findByEmail(
  { admin }: AuthServer,
  email: string,
): Promise<(Person & { link: Link }) | null> {
  const answer = await admin.generateLink({ type: 'recovery', email })
  if (!answer.error) return { ...readPerson(answer.data.user), link: readLink(answer.data.properties) }
  if (refusalOf(answer.error) === 'user_not_found') return null
  throw unavailable(answer.error)
}

export function missingOr(error: Parameters<typeof refusalOf>[0]): AppError {
  const gone = refusalOf(error) === 'user_not_found'
  return gone ? new AppError('not_found', 'nobody at Supabase Auth has this id') : unavailable(error)
}
