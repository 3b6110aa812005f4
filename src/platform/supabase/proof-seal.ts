import { createHmac } from 'node:crypto'
import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'

export type SealedFor =
  | 'confirm_email'
  | 'sign_in'
  | 'recovery'
  | 'email_change'
  // Looks like a change of address, and stands for one that cannot be.
  | 'taken_current'
  | 'taken_new'

export type ProofSeal = {
  seal(purpose: SealedFor, value: string): string
  /** Null for anything that was not sealed by this shop for this purpose. */
  open(purpose: SealedFor, token: string): string | null
  /** Six digits for six digits, others for each purpose. */
  showCode(purpose: SealedFor, otp: string): string
  readCode(purpose: SealedFor, code: string): string | null
}

/**
 * Binds proofs to what they were made for. The server keeps one token for signing in and recovering alike and takes it for
 * either; and it does not say whose change of address a token belongs to.
 */
export function proofSeal(secretKey: Secret<string>): ProofSeal {
  const keyed = (label: string, value: string) =>
    createHmac('sha256', secretKey.expose()).update(`${label}\n${value}`).digest()
  const macOf = (purpose: SealedFor, value: string) =>
    keyed(`proof for ${purpose}`, value).toString('base64url').slice(0, 22)
  const shiftOf = (purpose: SealedFor) => keyed('digits', purpose).readUInt32BE() % 1_000_000

  return {
    seal: (purpose, value) => `${value}.${macOf(purpose, value)}`,

    open(purpose, token) {
      const [value, mac, ...rest] = token.split('.')
      if (!value || !mac || rest.length > 0) return null
      return areSameBytes(mac, macOf(purpose, value)) ? value : null
    },

    showCode: (purpose, otp) => sixDigits(Number(otp) + shiftOf(purpose)),

    readCode: (purpose, code) =>
      /^\d{6}$/.test(code) ? sixDigits(Number(code) + 1_000_000 - shiftOf(purpose)) : null,
  }
}

const sixDigits = (value: number) => String(value % 1_000_000).padStart(6, '0')
