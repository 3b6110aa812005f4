import type { AccountId, ProofRequestId, SessionId } from '../../shared/ids.ts'

/** What happened to an account; whoever reacts reads the rest from the doors. */
export type IdentityEvent =
  | { type: 'proof_requested'; requestId: ProofRequestId }
  | { type: 'device_signed_in'; accountId: AccountId; sessionId: SessionId }
  | { type: 'password_changed'; accountId: AccountId; at: string }
  | { type: 'email_changed'; accountId: AccountId; at: string }
  | { type: 'second_factor_changed'; accountId: AccountId; at: string; on: boolean }

export const identityEvents = [
  'proof_requested',
  'device_signed_in',
  'password_changed',
  'email_changed',
  'second_factor_changed',
] as const satisfies readonly IdentityEvent['type'][]
