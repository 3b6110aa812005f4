import { z } from 'zod'

export const emailLengthMax = 254

// Nothing that could end a header line or name a second mailbox: a mailer would write to both.
const address = z
  .email()
  .max(emailLengthMax)
  .regex(/^[^\s,;<>"]+$/)

/** An address that a letter can be sent to, with nothing around it. */
export function isEmail(text: string): boolean {
  return address.safeParse(text).success
}
