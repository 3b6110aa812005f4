import type { RequestParams } from './contract.ts'
import { notEmulated } from './errors.ts'
import type { PaymentIntent, Session } from './shapes.ts'

type Given = NonNullable<RequestParams['sessionCreate']['payment_method_options']>

const holding = [
  'alma',
  'amazon_pay',
  'billie',
  'klarna',
  'link',
  'mobilepay',
  'paypal',
  'revolut_pay',
  'satispay',
  'scalapay',
] as const

type Hold = { capture_method?: 'manual' }

/** The part of the options that changes what a payment does here: which methods hold, and when a card authenticates. */
export type MethodOptions = Partial<Record<(typeof holding)[number], Hold>> & {
  card: Hold & { request_three_d_secure: 'any' | 'automatic' | 'challenge' }
}

export function methodOptionsOf(given: Given): MethodOptions {
  refuseUnplayable(given)
  const options: MethodOptions = {
    card: {
      request_three_d_secure: given.card?.request_three_d_secure ?? 'automatic',
      ...holdOf(given.card),
    },
  }
  for (const type of holding) if (given[type]) options[type] = holdOf(given[type])
  return options
}

export function optionsOnSession({ paypal, ...options }: MethodOptions): Session['payment_method_options'] {
  return { ...options, ...(paypal && { paypal: { ...paypal, preferred_locale: null, reference: null } }) }
}

export function optionsOnIntent({
  card,
  klarna,
  link,
  paypal,
  ...options
}: MethodOptions): PaymentIntent['payment_method_options'] {
  return {
    ...options,
    card: { ...card, installments: null, mandate_options: null, network: null },
    ...(link && { link: { ...link, persistent_token: null } }),
    ...(klarna && { klarna: { ...klarna, preferred_locale: null } }),
    ...(paypal && { paypal: { ...paypal, preferred_locale: null, reference: null } }),
  }
}

export function holdsMoney(options: MethodOptions, type: string): boolean {
  if (type === 'card') return options.card.capture_method === 'manual'
  const method = holding.find((one) => one === type)
  return method !== undefined && options[method]?.capture_method === 'manual'
}

function holdOf(options: { capture_method?: 'manual' | '' | null } | undefined): Hold {
  return options?.capture_method === 'manual' ? { capture_method: 'manual' } : {}
}

function refuseUnplayable(given: Given) {
  for (const [type, options] of Object.entries(given)) {
    for (const option of Object.keys(options)) {
      const isPlayed = option === 'capture_method' || (type === 'card' && option === 'request_three_d_secure')
      if (!isPlayed) throw notEmulated(`payment_method_options[${type}][${option}]`)
    }
  }
}
