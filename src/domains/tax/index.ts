export { euCountries, isEuCountry, supportedCountries } from './countries.ts'
export { seedVatRates } from './seed-vat-rates.ts'
export { type LineToPrice, type PricedLine, type PricedLines, priceLines } from './totals.ts'
export { vatRate } from './vat-rate.ts'
