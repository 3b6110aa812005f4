export { euCountries, isEuCountry, supportedCountries } from './countries.ts'
export { decideVat, type VatOfLine } from './decide-vat.ts'
export {
  type CrossBorderSales,
  crossBorderTreatments,
  isBelowThreshold,
  isTaxed,
  thresholdMinor,
  thresholdWarningMinor,
  type VatBuyer,
  type VatScheme,
  type VatSeller,
  type VatTreatment,
  type VoucherPurpose,
  vatSchemes,
  vatTreatments,
} from './place-of-supply.ts'
export { seedVatRates } from './seed-vat-rates.ts'
export { type LineToPrice, type PricedLine, type PricedLines, priceLines } from './totals.ts'
export { readVatRates, type VatRates, vatRate } from './vat-rate.ts'
