import Stripe from 'stripe'
import { stripeClient } from '../../platform/stripe/client.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { checkAccount } from './check-account.ts'
import { differencesOf, observer, type Recording } from './observation.ts'
import { type Bench, isGood, type StripeFinding, take } from './steps.ts'
import { tryPayments } from './try-payments.ts'
import { type Receiving, tryWebhooks } from './try-webhooks.ts'

export type StripeExam = {
  key: string
  /** Another place that speaks Stripe's language. */
  apiUrl?: string | undefined
  /** The address of the shop's webhook, as Stripe knows it. */
  endpointUrl?: string | undefined
  receiving?: Receiving | undefined
  pause?(millis: number): Promise<void>
  now?(): Date
}

export type StripeReport = { findings: StripeFinding[]; recording: Recording }

/** @returns what forbids to use a key, before anything is sent with it. */
export function refuseKey(key: string): string | undefined {
  if (/^(sk|rk)_live_/.test(key))
    return 'Use a test key: this one is live, and the doctor pays, refunds and disputes.'
  return /^(sk|rk)_test_/.test(key)
    ? undefined
    : 'Use a secret or restricted test key: sk_test_… or rk_test_…'
}

/** Everything that the shop asks of Stripe, tried with test money; what it saw is recorded without anybody's data. */
export async function examineStripe(exam: StripeExam): Promise<StripeReport> {
  const { apiUrl, endpointUrl, receiving, now = () => new Date() } = exam
  const pause = exam.pause ?? ((millis) => new Promise((resolve) => setTimeout(resolve, millis)))
  const seen = observer()
  const bench: Bench = {
    stripe: stripeClient(new Secret(exam.key), apiUrl),
    seen,
    pause,
    run: newId('rec').slice(4),
  }
  const findings = [
    ...(await checkAccount(bench, endpointUrl)),
    ...(await tryPayments(bench)),
    ...(await tryWebhooks(bench, receiving)),
    await take('3-D Secure', () => openPage(bench)),
  ]
  const recording = seen.recording({
    source: apiUrl ? 'emulator' : 'stripe',
    day: now().toISOString().slice(0, 10),
    apiVersion: Stripe.API_VERSION,
    sdkVersion: Stripe.PACKAGE_VERSION,
  })
  return { findings, recording }
}

/** Only a human can pass a bank's question: the page is opened for them. */
async function openPage({ stripe, seen, run }: Bench) {
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'hosted_page',
    line_items: [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 1999, product_data: { name: 'Test key' } } },
    ],
    adaptive_pricing: { enabled: false },
    payment_method_options: { card: { capture_method: 'manual', request_three_d_secure: 'challenge' } },
    payment_intent_data: { metadata: { doctor_run: run } },
    success_url: 'https://example.com/',
  })
  seen.note(session)
  return isGood(
    `Pay there by hand with card 4000 0027 6000 3184, and pass the bank’s question: ${session.url}`,
  )
}

/** The emulator tried in the same way, and where it is another than what was seen. */
export async function compareWithEmulator(
  real: Recording,
  emulator: { url: string; key: string; receiving: Receiving | undefined },
): Promise<{ differences: string[]; emulated: Recording }> {
  const { url, key, receiving } = emulator
  const { recording } = await examineStripe({
    key,
    apiUrl: url,
    receiving,
    ...(receiving && { endpointUrl: undefined }),
    pause: (millis) => new Promise((resolve) => setTimeout(resolve, Math.min(millis, 100))),
  })
  return { differences: differencesOf(real, recording), emulated: recording }
}
