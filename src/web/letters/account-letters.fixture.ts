import { alertNotices, type LetterModels } from '../../domains/notifications/letter.ts'
import type { Locale } from '../../shared/locale.ts'
import { Secret } from '../../shared/secret.ts'

type Sample = {
  [K in 'account_proof' | 'account_notice']: { name: string; kind: K; model: LetterModels[K] }
}['account_proof' | 'account_notice']

const purposes = [
  'confirm_email',
  'sign_in',
  'recovery',
  'account_exists',
  'invitation',
  'change_from',
  'change_to',
] as const
const notices = [
  ...(['device', 'password', 'email', 'factor_on', 'factor_off', 'inactive', 'policy'] as const),
  ...alertNotices,
]

/** One of every letter about an account. */
export function sampleAccountLetters(locale: Locale): Sample[] {
  const base = `https://shop.example${locale === 'fr' ? '/fr' : ''}`
  return [
    ...purposes.map(
      (purpose): Sample => ({
        name: `proof-${purpose}`,
        kind: 'account_proof',
        model: {
          purpose,
          url: `${base}/sign-in/link/prf_06hx8v2m4n6p8r0t2w4y6z8b0d/Zm9vYmFyYmF6cXV4MTI`,
          code: purpose === 'sign_in' || purpose === 'confirm_email' ? new Secret('482913') : null,
        },
      }),
    ),
    ...notices.map(
      (what): Sample => ({
        name: `notice-${what}`,
        kind: 'account_notice',
        model: {
          what,
          at: new Date('2026-11-24T18:02:00Z'),
          device: what === 'device' ? { browser: 'Firefox 140', network: '203.0.113.0/24' } : null,
          url: `${base}/account/security`,
        },
      }),
    ),
  ]
}
