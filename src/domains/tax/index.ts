export { euCountries, isEuCountry, supportedCountries } from './countries.ts'
export { addCrossBorderSale, lockCrossBorderSales } from './cross-border-sales.ts'
export { decideVat, type VatOfLine } from './decide-vat.ts'
export { contradictsNetwork, type EvidenceWorth, type PlaceFacts } from './evidence.ts'
export {
  type ConflictQuery,
  type ConflictState,
  conflictsPerPage,
  countConflicts,
  findEvidence,
  insertEvidence,
  isDecidedElsewhere,
  listConflicts,
  type NewEvidence,
  type VatEvidence,
} from './evidence-store.ts'
export { type CheckState, repeatDays } from './number-check.ts'
export {
  askAnew,
  findNumberCheck,
  insertNumberCheck,
  listDueChecks,
  listOwedVat,
  lockNumberCheck,
  markVatReturned,
  type NumberCheck,
  postponeCheck,
  recordAnswer,
  stopChecking,
} from './number-check-store.ts'
export {
  type CrossBorderSales,
  crossBorderTreatments,
  isBelowThreshold,
  isReversed,
  isTaxed,
  type Supplied,
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
export type { VatNumberAnswer, VatNumberRegister } from './provider.ts'
export { seedVatRates } from './seed-vat-rates.ts'
export {
  type AnswerConflictOutcome,
  answerConflict,
  countriesOf,
  type DecideConflictOutcome,
  decideConflict,
  noteCardCountry,
} from './settle-evidence.ts'
export { type LineToPrice, type PricedLine, type PricedLines, priceLines } from './totals.ts'
export { prefixOf, type ReadVatNumber, readVatNumber, splitVatNumber, type VatNumber } from './vat-number.ts'
export { readVatRates, type VatRates, vatRate } from './vat-rate.ts'
