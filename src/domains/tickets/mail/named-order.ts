import type { Db } from '../../../platform/database/connect.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { findOrderOfGuest } from '../../orders/index.ts'
import type { WrittenMail } from './received-mail.ts'

/** An order whose number stands in the mail and that belongs to the address: of nobody else's is anything said. */
export async function findNamedOrder(db: Db, mail: WrittenMail): Promise<OrderId | undefined> {
  for (const number of numbersIn(`${mail.subject}\n${mail.text}`)) {
    const found = await findOrderOfGuest(db, { number, email: mail.from })
    if (found) return found
  }
  return undefined
}

const numbersMax = 20

/** What may be the number of an order; words look like one too, but hardly any have a digit. */
function numbersIn(text: string): string[] {
  const [numbers, words] = [new Set<string>(), new Set<string>()]
  // Looking ahead: in CODE 7KQM 2RX9 the second and the third belong together.
  for (const [, found = ''] of text.toUpperCase().matchAll(/\b(?=([A-Z0-9]{4}[ -]?[A-Z0-9]{4})\b)/g)) {
    const number = found.replace(/[ -]/, '')
    const alike = /\d/.test(number) ? numbers : words
    if (alike.size < numbersMax) alike.add(number)
    if (numbers.size === numbersMax) break
  }
  return [...numbers, ...words].slice(0, numbersMax)
}
