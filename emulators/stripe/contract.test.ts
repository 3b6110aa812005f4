import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { parseParams } from './contract.ts'
import { Refusal } from './errors.ts'
import { apiVersion } from './events.ts'
import { decodeForm } from './form.ts'
import { type RequestName, requestTypes } from './request-types.ts'

const schemas = join(import.meta.dirname, 'schemas')

function refusal(name: RequestName, form: string) {
  try {
    return parseParams(name, decodeForm(form))
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.error
    throw thrown
  }
}

describe('the contract', () => {
  it('belongs to the installed SDK; otherwise run scripts/stripe-schemas.ts', () => {
    const { stripe } = JSON.parse(readFileSync(join(schemas, 'generated-from.json'), 'utf8'))
    expect(stripe).toBe(Stripe.PACKAGE_VERSION)
    expect(apiVersion).toBe(Stripe.API_VERSION)
  })

  it('has a schema for every request, and no other', () => {
    const names = readdirSync(schemas).filter((file) => file !== 'generated-from.json')
    expect(names.sort()).toEqual(
      Object.keys(requestTypes)
        .map((name) => `${name}.json`)
        .sort(),
    )
  })

  it('turns text into the types of the parameters', () => {
    expect(parseParams('refundCreate', decodeForm('amount=12&reverse_transfer=false&metadata[a]=5'))).toEqual(
      {
        amount: 12,
        reverse_transfer: false,
        metadata: { a: '5' },
      },
    )
  })

  it.each<[RequestName, string, object]>([
    ['refundCreate', 'amout=1', { code: 'parameter_unknown', param: 'amout' }],
    ['refundCreate', 'amount=1.5', { code: 'parameter_invalid_integer', param: 'amount' }],
    ['refundCreate', 'amount=lots', { code: 'parameter_invalid_integer', param: 'amount' }],
    ['refundCreate', 'amount[gt]=1', { code: 'parameter_invalid_integer', param: 'amount' }],
    ['refundCreate', 'reason=boredom', { param: 'reason' }],
    ['intentCancel', 'cancellation_reason=automatic', { param: 'cancellation_reason' }],
    ['eventList', 'created[since]=1', { code: 'parameter_unknown', param: 'created[since]' }],
    ['endpointCreate', 'url=x', { code: 'parameter_missing', param: 'enabled_events' }],
    ['endpointCreate', 'url=x&enabled_events[0]=charge.sold', { param: 'enabled_events[0]' }],
    ['sessionCreate', 'payment_intent_data[meta][a]=1', { param: 'payment_intent_data[meta]' }],
    ['sessionRetrieve', 'expand=line_items', { param: 'expand' }],
  ])('refuses %s with %s', (name, form, error) => {
    expect(refusal(name, form)).toMatchObject({ type: 'invalid_request_error', ...error })
  })
})
