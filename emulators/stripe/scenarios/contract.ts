import assert from 'node:assert/strict'
import { line, refused, type Scenario, sdk, sessionParams } from './bench.ts'

export const contract: Scenario[] = [
  {
    name: 'requests outside the contract are refused in Stripe’s words',
    async run({ stripe }) {
      const create = (params: object) => stripe.checkout.sessions.create({ ...sessionParams, ...params })
      await refused(create({ ui_mode: 'hosted' }), 400, undefined, 'ui_mode')
      await refused(
        create({ payment_method_types: ['card'] }),
        400,
        'payment_method_types_no_longer_supported',
      )
      await refused(create({ clientReferenceId: 'x' }), 400, 'parameter_unknown', 'clientReferenceId')
      await refused(create({ success_url: undefined }), 400, 'parameter_missing', 'success_url')
      await refused(create({ success_url: 'orders/1' }), 400, 'url_invalid', 'success_url')
      await refused(
        create({ customer_email: 'a@x.eu\r\nBcc: b@x.eu' }),
        400,
        'email_invalid',
        'customer_email',
      )
      await refused(create({ line_items: [] }), 400, 'parameter_missing', 'line_items')
      await refused(create({ line_items: [line({ unit_amount: -1 })] }), 400, 'parameter_invalid_integer')
      await refused(create({ line_items: [line({ unit_amount: 10.5 })] }), 400, 'parameter_invalid_integer')
      await refused(create({ line_items: [line({ unit_amount: 10 })] }), 400, 'amount_too_small')
      await refused(create({ line_items: [line({ unit_amont: 1000 })] }), 400, 'parameter_unknown')
      await refused(
        create({ line_items: [line({}), line({ currency: 'usd' })] }),
        400,
        undefined,
        'line_items',
      )
      await refused(
        create({ payment_method_options: { ideal: { capture_method: 'manual' } } }),
        400,
        'parameter_unknown',
        'payment_method_options[ideal][capture_method]',
      )
      const now = Math.floor(Date.now() / 1000)
      await refused(create({ expires_at: now + 29 * 60 }), 400, undefined, 'expires_at')
      await refused(create({ expires_at: now + 25 * 3600 }), 400, undefined, 'expires_at')
      await refused(create({ mode: 'subscription' }), 400, 'parameter_not_emulated', 'mode')
      await refused(create({ expand: ['payment_intent.colour'] }), 400, undefined, 'expand')
    },
  },
  {
    name: 'what does not exist is answered with an error object, never with a bare 404',
    async run({ stripe, url, secretKey }) {
      await refused(stripe.checkout.sessions.retrieve('cs_test_none'), 404, 'resource_missing')
      await refused(stripe.paymentIntents.retrieve('pi_none'), 404, 'resource_missing')
      await refused(stripe.refunds.create({ charge: 'ch_none' }), 404, 'resource_missing')
      await refused(stripe.customers.list(), 404)
      const response = await fetch(`${url}/v1/nothing`, { headers: { authorization: `Bearer ${secretKey}` } })
      assert.equal(response.status, 404)
      assert.match(await response.text(), /^\{"error":\{"type":"invalid_request_error"/)
      assert.match(response.headers.get('request-id') ?? '', /^req_/)
    },
  },
  {
    name: 'only the right key and the pinned version are served',
    async run({ url, secretKey }) {
      await refused(sdk(url, 'sk_test_demo_other').paymentIntents.list(), 401)
      const old = { authorization: `Bearer ${secretKey}`, 'stripe-version': '2020-08-27' }
      const response = await fetch(`${url}/v1/payment_intents`, { headers: old })
      assert.equal(response.status, 400)
      const basic = { authorization: `Basic ${btoa(`${secretKey}:`)}` }
      assert.equal((await fetch(`${url}/v1/account`, { headers: basic })).status, 200)
      assert.equal((await fetch(`${url}/v1/account`)).status, 401)
    },
  },
]
