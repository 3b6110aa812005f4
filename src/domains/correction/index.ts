export type { AddressClaim, AddressClaimState, PaymentKnown } from './address-claim.ts'
export { type CorrectionDeps, claimAddress, claimAddressByLink } from './claim-address.ts'
export {
  correctByStaff,
  type StaffCorrection,
  type StaffCorrectionOutcome,
} from './correct-by-staff.ts'
export {
  type ClaimDecision,
  type ClaimDecisionOutcome,
  type DecisionDeps,
  decideClaim,
} from './decide-claim.ts'
export { findMisses, type Misses } from './misses.ts'
export { personalData } from './personal-data.ts'
export { claimsPerPage, countOpenClaims, findClaim, listClaims } from './store.ts'
export { type StaffProof, staffProofs } from './wants-voucher.ts'
