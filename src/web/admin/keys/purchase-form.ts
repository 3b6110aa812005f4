import { z } from 'zod'
import type { BatchDetails } from '../../../domains/keys/index.ts'
import { isCurrency, shopCurrency } from '../../../shared/currency.ts'
import { parseMinor } from '../../../shared/money.ts'
import { isDay } from '../../../shared/time.ts'

const line = z.string().trim().max(500).catch('')

/** What is known of a purchase beside its keys, as it was typed. */
export const purchaseForm = z.object({
  supplier: line,
  invoice: line,
  cost: line,
  currency: z.string().refine(isCurrency).catch(shopCurrency),
  expires: line,
})
export type PurchaseForm = z.infer<typeof purchaseForm>
export type PurchaseField = keyof PurchaseForm

export type ParsedPurchase = { details: BatchDetails; wrong: PurchaseField[] }

export function parsePurchase(form: PurchaseForm): ParsedPurchase {
  const minor = form.cost === '' ? null : parseMinor(form.cost, form.currency)
  return {
    details: {
      supplier: form.supplier || null,
      invoiceReference: form.invoice || null,
      unitCost: typeof minor === 'number' ? { minor, currency: form.currency } : null,
      expiresOn: form.expires || null,
    },
    wrong: [
      ...(form.supplier.length > 200 ? (['supplier'] as const) : []),
      ...(form.invoice.length > 100 ? (['invoice'] as const) : []),
      ...(minor === undefined || (minor ?? 0) > costMax ? (['cost'] as const) : []),
      ...(form.expires !== '' && !isDay(form.expires) ? (['expires'] as const) : []),
    ],
  }
}

// What the column holds.
const costMax = 2_000_000_000

export function purchaseOf(details: BatchDetails, amount: (minor: number, currency: string) => string) {
  return {
    supplier: details.supplier ?? '',
    invoice: details.invoiceReference ?? '',
    cost: details.unitCost ? amount(details.unitCost.minor, details.unitCost.currency) : '',
    currency: details.unitCost?.currency ?? shopCurrency,
    expires: details.expiresOn ?? '',
  } satisfies PurchaseForm
}
