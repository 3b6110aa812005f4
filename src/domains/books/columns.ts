import type { AccountBalance, BatchCost } from './balances.ts'
import type { Closing } from './close-days.ts'
import type { DailyTotal } from './daily-totals.ts'
import type { Margin, Margins } from './margin.ts'
import type { OssCorrection, OssLine } from './oss-return.ts'
import type { KnownRate } from './rates/exchange-rate.ts'

const margin = [
  'soldMinor',
  'costMinor',
  'lostMinor',
  'creditedMinor',
  'marginMinor',
] as const satisfies (keyof Margin)[]

/** What a table of the books has in which order, so that one without a line still says what would stand there. */
export const bookColumns = {
  balances: ['account', 'debitMinor', 'creditMinor', 'label'] satisfies (keyof AccountBalance)[],
  daily: [
    ...(['day', 'treatment', 'vatCountry', 'vatBasisPoints'] as const),
    ...(['documents', 'netMinor', 'taxMinor'] as const),
  ] satisfies (keyof DailyTotal)[],
  keys: [
    ...(['batchId', 'productId', 'supplier', 'purchasedMinor', 'stockMinor'] as const),
    ...(['soldMinor', 'lostMinor', 'creditedMinor'] as const),
  ] satisfies (keyof BatchCost)[],
  closings: [
    ...(['kind', 'period', 'firstNumber', 'lastNumber', 'entries'] as const),
    ...(['debitMinor', 'creditMinor', 'hash', 'closedAt'] as const),
  ] satisfies (keyof Closing)[],
  oss: ['country', 'vatBasisPoints', 'baseMinor', 'taxMinor'] satisfies (keyof OssLine)[],
  corrections: ['quarter', 'country', 'taxMinor'] satisfies (keyof OssCorrection)[],
  rates: ['currency', 'day', 'perEuro', 'source'] satisfies (keyof KnownRate)[],
  margins: {
    products: ['productId', ...margin] satisfies (keyof Margins['products'][number])[],
    batches: ['batchId', 'productId', 'sourceName', ...margin] satisfies (keyof Margins['batches'][number])[],
    suppliers: ['supplier', ...margin] satisfies (keyof Margins['suppliers'][number])[],
  },
}
