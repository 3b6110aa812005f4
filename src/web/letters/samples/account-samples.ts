import { riskNews } from '../../../domains/fraud/index.ts'
import { alertNotices } from '../../../domains/notifications/account-on-letter.ts'
import { disputeNews } from '../../../domains/payments/index.ts'
import { Secret } from '../../../shared/secret.ts'
import { eachNamed, type SamplesOf } from './sample.ts'

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
  ...disputeNews,
  ...riskNews,
]
const requestLetters = ['received', 'proof', 'extended', 'answered', 'refused', 'erased', 'lifting'] as const
const words = {
  en: 'Good morning,\n\nthis is what we have found, and why we keep it.',
  fr: 'Bonjour,\n\nvoici ce que nous avons trouvé, et pourquoi nous le gardons.',
}

/** Letters about an account, and about what is held of a person. */
export const accountSamples: SamplesOf<
  'account_proof' | 'account_notice' | 'privacy_link' | 'privacy_request'
> = {
  account_proof: ({ base }) =>
    eachNamed(
      purposes,
      (purpose) => `proof-${purpose}`,
      (purpose) => ({
        purpose,
        url: `${base}/sign-in/link/prf_06hx8v2m4n6p8r0t2w4y6z8b0d/Zm9vYmFyYmF6cXV4MTI`,
        code: purpose === 'sign_in' || purpose === 'confirm_email' ? new Secret('482913') : null,
      }),
    ),
  account_notice: ({ base }) =>
    eachNamed(
      notices,
      (what) => `notice-${what}`,
      (what) => ({
        what,
        at: new Date('2026-11-24T18:02:00Z'),
        device: what === 'device' ? { browser: 'Firefox 140', network: '203.0.113.0/24' } : null,
        url: `${base}/account/security`,
      }),
    ),
  privacy_link: ({ base }) => ({
    'privacy-link': {
      url: `${base}/privacy/your-data/c2VhbGVk`,
      until: new Date('2026-11-24T19:02:00Z'),
    },
  }),
  privacy_request: ({ locale, base }) =>
    eachNamed(
      requestLetters,
      (what) => `request-${what}`,
      (what) => ({
        what,
        reference: 'P-7K2QF9',
        kind: 'erasure',
        receivedOn: '2026-11-24',
        dueOn: '2026-12-24',
        words: ['extended', 'answered', 'refused'].includes(what) ? words[locale] : null,
        proof:
          what === 'proof'
            ? { url: `${base}/privacy/your-data/c2VhbGVk`, until: new Date('2026-11-27T18:02:00Z') }
            : null,
        endsAt: what === 'lifting' ? new Date('2026-12-01T18:02:00Z') : null,
      }),
    ),
}
