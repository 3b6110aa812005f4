import { createHash } from 'node:crypto'

/** One spelling per mailbox, for looking up; the address is written to as it was given. */
export function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/**
 * One spelling per mailbox where somebody gains from having many: what follows a `+` is the same mailbox at nearly every
 * provider, and dots mean nothing at Gmail. Too strict for finding an order, and never written to.
 */
export function foldMailbox(email: string): string {
  const folded = foldEmail(email)
  const at = folded.lastIndexOf('@')
  const [name = '', host] = [folded.slice(0, at).replace(/(?<=.)\+.*$/, ''), folded.slice(at + 1)]
  return host === 'gmail.com' || host === 'googlemail.com'
    ? `${name.replaceAll('.', '')}@gmail.com`
    : `${name}@${host}`
}

/** What an address is known by where nobody needs to read it. */
export function hashEmail(email: string): Buffer {
  return createHash('sha256').update(foldEmail(email)).digest()
}

/** What many orders of one mailbox are known by where nobody needs to read it. */
export function hashMailbox(email: string): Buffer {
  return createHash('sha256').update(foldMailbox(email)).digest()
}

/**
 * What may be shown of an address to somebody who has to know the rest: `j•••@example.eu`. Of a short name before the @
 * nothing is shown, because its first letter would be half of it.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const name = [...email.slice(0, at)]
  return `${name.length > 3 ? name[0] : ''}•••${email.slice(at)}`
}

/** What stands in place of an address that its owner had erased. Nobody can receive mail there (RFC 2606). */
export const erasedEmail = 'erased@erased.invalid'
