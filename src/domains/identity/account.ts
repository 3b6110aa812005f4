import type { AccountId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'

export type Account = {
  id: AccountId
  email: string
  displayName: string | null
  locale: Locale
  country: string | null
  createdAt: Date
}

/** Where a request came from, reduced to what may be kept: see `seenFrom`. */
export type Seen = {
  browser: string | null
  network: string | null
  /** SHA-256 of the cookie that tells this browser from others. */
  deviceHash: Buffer
}

/** NIST SP 800-63B: length is what counts; the longest phrase that a person types fits. */
export const passwordMin = 10
export const passwordMaxBytes = 1024

export type PasswordFlaw = 'too_short' | 'too_long' | 'common'

/** Pure rule; `isCommon` looks into the offline list. */
export function findPasswordFlaw(
  password: string,
  isCommon: (password: string) => boolean,
): PasswordFlaw | undefined {
  if ([...password].length < passwordMin) return 'too_short'
  if (Buffer.byteLength(password) > passwordMaxBytes) return 'too_long'
  return isCommon(password) ? 'common' : undefined
}
