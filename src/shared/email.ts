/** One spelling per mailbox, for looking up; the address is written to as it was given. */
export function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
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
