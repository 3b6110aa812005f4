/** One spelling per mailbox, for looking up; the address is written to as it was given. */
export function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}
