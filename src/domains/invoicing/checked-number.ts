import type { Db } from '../../platform/database/connect.ts'
import type { SaleFacts } from '../orders/index.ts'
import { findNumberCheck, type NumberCheck } from '../tax/index.ts'

/** How a sale is known, besides what was agreed. */
type Known = { isUntaxed: boolean; country: string }

/**
 * The VAT number that has to stand on the invoice of a sale which its buyer accounts for (directive 2006/112/EC art. 196, 226(4)), or will
 * once the register says so: the one that was checked. Null where none has to.
 */
export async function findNumberDue(db: Db, sale: SaleFacts, known: Known): Promise<string | null> {
  const check = await findNumberCheck(db, sale.orderId)
  if (!isReverseCharge(sale, known) && !mayBecomeOne(check, sale, known)) return null
  return check?.number ?? sale.contact?.company?.vatNumber ?? null
}

/** Pure rule: no VAT is in it, because its buyer accounts for it. */
export function isReverseCharge(sale: SaleFacts, known: Known): boolean {
  return wentToBusiness(sale, known) || sale.lines.some(({ treatment }) => treatment === 'reverse_charge')
}

/**
 * Pure rule: its VAT went back to a business, which accounts for it now. Where another country counts than that of the number, nobody
 * does, and the VAT of that country is in what stays paid.
 */
export function wentToBusiness({ country: ofNumber }: SaleFacts, { isUntaxed, country }: Known): boolean {
  return isUntaxed && country === ofNumber
}

/** Where another country counts, the VAT stays, whatever the register says. */
function mayBecomeOne(check: NumberCheck | undefined, sale: SaleFacts, { country }: Known): boolean {
  return (
    check?.vatCharged === true && (check.state === 'valid' || check.isRepeated) && country === sale.country
  )
}
