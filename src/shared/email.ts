/** One spelling per mailbox, for looking up; the address is written to as it was given. */
export function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/** What stands in place of an address that its owner had erased. Nobody can receive mail there (RFC 2606). */
export const erasedEmail = 'erased@erased.invalid'
