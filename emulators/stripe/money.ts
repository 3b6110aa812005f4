import { invalid } from './errors.ts'

export function requirePositive(amount: number, param: string) {
  if (amount >= 1) return
  throw invalid('This value must be greater than or equal to 1.', {
    code: 'parameter_invalid_integer',
    param,
  })
}

/** Amounts as they stand in Stripe's messages. */
export function written(amount: number, currency: string) {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100)
}
