import { riskNews } from '../../domains/fraud/index.ts'
import { alertNotices } from '../../domains/notifications/account-on-letter.ts'
import type { LetterModels } from '../../domains/notifications/letter.ts'
import { disputeNews } from '../../domains/payments/index.ts'
import { refusalReasons } from '../../domains/reviews/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'

type Kind =
  | 'account_proof'
  | 'account_notice'
  | 'privacy_link'
  | 'privacy_request'
  | 'ticket'
  | 'review'
  | 'review_report'
  | 'wish'
type Sample = { [K in Kind]: { name: string; kind: K; model: LetterModels[K] } }[Kind]

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

const answerWords = {
  en: 'Good morning,\n\nthe key is for <Europe>. Which region is yours?',
  fr: 'Bonjour,\n\nla clé est pour <Europe>. Quelle est votre région ?',
}
const reviewNews = [
  ['published', null],
  ['answered', null],
  ...refusalReasons.map((reason) => ['refused', reason] as const),
] as const
const ticketNews = ['opened', 'answered', 'solved', 'closing', 'closed'] as const
const requestLetters = ['received', 'proof', 'extended', 'answered', 'refused', 'erased', 'lifting'] as const

/** One of every letter about an account, and about what is held of a person. */
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
    {
      name: 'privacy-link',
      kind: 'privacy_link',
      model: { url: `${base}/privacy/your-data/c2VhbGVk`, until: new Date('2026-11-24T19:02:00Z') },
    },
    ...requestLetters.map(
      (what): Sample => ({
        name: `request-${what}`,
        kind: 'privacy_request',
        model: {
          what,
          reference: 'P-7K2QF9',
          kind: 'erasure',
          receivedOn: '2026-11-24',
          dueOn: '2026-12-24',
          words: ['extended', 'answered', 'refused'].includes(what) ? 'Two lines.\n\nOf the staff.' : null,
          proof:
            what === 'proof'
              ? { url: `${base}/privacy/your-data/c2VhbGVk`, until: new Date('2026-11-27T18:02:00Z') }
              : null,
          endsAt: what === 'lifting' ? new Date('2026-12-01T18:02:00Z') : null,
        },
      }),
    ),
    ...ticketNews.map(
      (what): Sample => ({
        name: `ticket-${what}`,
        kind: 'ticket',
        model: {
          what,
          reference: 'T-7KQM-2RX9',
          subject: 'key',
          url: `${base}/tickets/06hx8v2m4n6p8r0t2w4y6z8b0d.gp3.Zm9vYmFyYmF6cXV4MTI`,
          answer: what === 'answered' || what === 'solved' ? { body: answerWords[locale], files: 2 } : null,
          answerBy: new Date('2026-11-25T18:02:00Z'),
          closesAt: what === 'closing' ? new Date('2026-12-01T18:02:00Z') : null,
          rating:
            what === 'solved' || what === 'closed'
              ? { good: `${base}/tickets/x/rating?answer=good`, bad: `${base}/tickets/x/rating?answer=bad` }
              : null,
          thread: { root: 'tkt_06hx8v2m4n6p8r0t2w4y6z8b0d', answers: null, replyTo: null },
        },
      }),
    ),
    ...reviewNews.map(
      ([what, refusedFor]): Sample => ({
        name: `review-${what}${refusedFor ? `-${refusedFor}` : ''}`,
        kind: 'review',
        model: {
          what,
          product: { en: 'Iron Meridian', fr: 'Méridien de fer' },
          title: 'Good <game>, slow start',
          refusedFor,
          answer: what === 'answered' ? answerWords[locale] : null,
          url:
            what === 'refused'
              ? null
              : `${base}/products/iron-meridian/reviews#rvw_06hx8v2m4n6p8r0t2w4y6z8b0d`,
          orderUrl: `${base}/orders/06hx8v2m4n6p8r0t2w4y6z8b0d.gp3.Zm9vYmFyYmF6cXV4MTI`,
          rulesUrl: `${base}/reviews`,
        },
      }),
    ),
    ...(['received', 'kept', 'removed'] as const).map(
      (what): Sample => ({
        name: `review-report-${what}`,
        kind: 'review_report',
        model: {
          what,
          reference: 'R-7KQM-2RX9',
          reason: 'insult',
          reportedAt: new Date('2026-11-24T18:02:00Z'),
          product: what === 'removed' ? null : { en: 'Iron Meridian', fr: 'Méridien de fer' },
          url: what === 'removed' ? null : `${base}/products/iron-meridian`,
          rulesUrl: `${base}/reviews`,
        },
      }),
    ),
    ...(['confirm', 'stock', 'stock-once', 'price'] as const).map((name): Sample => {
      const what = name === 'stock-once' ? 'stock' : name
      return {
        name: `wish-${name}`,
        kind: 'wish',
        model: {
          what,
          product: {
            name: { en: 'Iron Meridian', fr: 'Méridien de fer' },
            platform: 'Nimbus',
            region: { en: 'European Union', fr: 'Union européenne' },
          },
          price: money(1999, 'EUR'),
          regularPrice: what === 'price' ? money(2999, 'EUR') : null,
          asked: what === 'price' ? money(2000, 'EUR') : null,
          url: `${base}/products/iron-meridian`,
          isOnce: name === 'confirm' || name === 'stock-once',
          keptUntil: new Date('2027-11-24T18:02:00Z'),
          stopUrl: `${base}/tell-me/06hx8v2m4n6p8r0t2w4y6z8b0d.0f/stop`,
        },
      }
    }),
  ]
}
