import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type Stripe from 'stripe'
import { invalid } from './errors.ts'
import { readOwnFile } from './files.ts'
import type { Form } from './form.ts'
import { type RedactionParams, redactionSchemas } from './redaction-params.ts'
import type { RequestName } from './request-types.ts'
import type { Closed } from './shapes.ts'
import { type UploadParams, uploadSchemas } from './upload-params.ts'

/** What the SDK lets a caller send, by the name of the request; the others only retrieve and expand. */
export type RequestParams = Closed<Described> &
  RedactionParams &
  UploadParams &
  Record<RequestName | keyof RedactionParams, { expand?: string[] }>

type Described = {
  sessionCreate: Stripe.Checkout.SessionCreateParams
  sessionList: Stripe.Checkout.SessionListParams
  sessionLineItems: Stripe.Checkout.SessionListLineItemsParams
  intentUpdate: Stripe.PaymentIntentUpdateParams
  intentList: Stripe.PaymentIntentListParams
  intentCancel: Stripe.PaymentIntentCancelParams
  intentCapture: Stripe.PaymentIntentCaptureParams
  chargeList: Stripe.ChargeListParams
  refundCreate: Stripe.RefundCreateParams
  refundUpdate: Stripe.RefundUpdateParams
  refundList: Stripe.RefundListParams
  disputeUpdate: Stripe.DisputeUpdateParams
  disputeList: Stripe.DisputeListParams
  eventList: Stripe.EventListParams
  warningList: Stripe.Radar.EarlyFraudWarningListParams
  reviewList: Stripe.ReviewListParams
  endpointCreate: Stripe.WebhookEndpointCreateParams
  endpointUpdate: Stripe.WebhookEndpointUpdateParams
  endpointList: Stripe.WebhookEndpointListParams
  balanceTransactionList: Stripe.BalanceTransactionListParams
}

/** Coerces a decoded form by the request's closed schema; refuses what Stripe's published types do not know. */
export function parseParams<Name extends keyof RequestParams>(name: Name, form: Form): RequestParams[Name] {
  const validate = validatorOf(name)
  const params: unknown = form
  if (validate(params)) return params as RequestParams[Name]
  throw refusalOf(validate.errors ?? [])
}

const ajv = new Ajv({ allErrors: true, coerceTypes: true, strict: false, verbose: true })
const validators = new Map<keyof RequestParams, ValidateFunction>()

/** Compiling takes up to a quarter of a second, so each schema waits for its first request. */
function validatorOf(name: keyof RequestParams): ValidateFunction {
  const known = validators.get(name)
  if (known) return known
  const validate = ajv.compile(schemaOf(name))
  validators.set(name, validate)
  return validate
}

function schemaOf(name: keyof RequestParams): object {
  if (name in redactionSchemas) return redactionSchemas[name as keyof RedactionParams]
  if (name in uploadSchemas) return uploadSchemas[name as keyof UploadParams]
  return JSON.parse(readOwnFile('schemas', `${name}.json`))
}

function refusalOf(errors: ErrorObject[]) {
  const error =
    errors.find(({ keyword }) => keyword === 'additionalProperties') ??
    errors.find(({ keyword }) => keyword === 'required') ??
    errors.toSorted((a, b) => b.instancePath.length - a.instancePath.length)[0]
  const path = error?.instancePath.split('/').slice(1) ?? []
  const param = bracketed([...path, ...nameIn(error)])
  switch (error?.keyword) {
    case 'additionalProperties':
      return unknown(param)
    case 'required':
      return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
    case 'enum':
      return invalid(`Invalid ${param}: must be one of ${error.params.allowedValues.join(', ')}`, { param })
    case 'const':
      return invalid(`Invalid ${param}: must be ${error.params.allowedValue}`, { param })
    default:
      return wronglyTyped(error, param)
  }
}

function nameIn(error: ErrorObject | undefined): string[] {
  const name: unknown = error?.params.additionalProperty ?? error?.params.missingProperty
  return typeof name === 'string' ? [name] : []
}

function unknown(param: string) {
  if (param === 'payment_method_types') {
    return invalid('payment_method_types is no longer supported; use allowed_payment_method_types.', {
      code: 'payment_method_types_no_longer_supported',
      param,
    })
  }
  return invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
}

function wronglyTyped(error: ErrorObject | undefined, param: string) {
  const wanted = String(error?.params.type ?? 'value')
  const given = typeof error?.data === 'string' ? error.data : JSON.stringify(error?.data)
  return invalid(`Invalid ${wanted}: ${given}`, {
    ...(wanted === 'integer' && { code: 'parameter_invalid_integer' }),
    param,
  })
}

function bracketed([head = '', ...rest]: string[]) {
  return head + rest.map((step) => `[${step}]`).join('')
}
