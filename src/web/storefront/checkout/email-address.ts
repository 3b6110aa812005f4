import { parseMailAddress } from '../../../domains/notifications/index.ts'

export const emailLengthMax = 254

/** An address that a letter can be sent to: the same rule that sends it. */
export function isEmail(text: string): boolean {
  return text.length <= emailLengthMax && parseMailAddress(text) !== undefined
}
