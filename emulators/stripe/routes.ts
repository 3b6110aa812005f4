import { retrieveAccount } from './account.ts'
import { listBalanceTransactions, retrieveBalanceTransaction } from './balance-transactions.ts'
import { listCharges, retrieveCharge } from './charges.ts'
import { parseParams, type RequestParams } from './contract.ts'
import { closeDispute, listDisputes, retrieveDispute, updateDispute } from './disputes.ts'
import { listWarnings, retrieveWarning } from './early-fraud-warnings.ts'
import { listEvents, retrieveEvent } from './events.ts'
import { checkExpand } from './expand.ts'
import type { Form } from './form.ts'
import {
  cancelByRequest,
  captureIntent,
  listIntents,
  retrieveIntent,
  updateIntent,
} from './payment-intents.ts'
import {
  cancelRedaction,
  createRedaction,
  listRedactionErrors,
  listRedactions,
  retrieveRedaction,
  runRedaction,
  updateRedaction,
  validateRedaction,
} from './redaction-jobs.ts'
import { cancelRefund, createRefund, listRefunds, retrieveRefund, updateRefund } from './refunds.ts'
import { approveReview, listReviews, retrieveReview } from './reviews.ts'
import { createSession, expireSession, listLineItems, listSessions, retrieveSession } from './sessions.ts'
import { createFile, retrieveFile } from './uploads.ts'
import {
  createEndpoint,
  deleteEndpoint,
  listEndpoints,
  retrieveEndpoint,
  updateEndpoint,
} from './webhook-endpoints.ts'
import type { World } from './world.ts'

/** Parses the parameters by the contract and returns the rest of the work, so that a bad request never begins. */
type Begin = (form: Form, id: string) => { expand: string[]; run: (world: World) => object }
export type Route = { method: string; pattern: RegExp; begin: Begin }

type Handler<Name extends keyof RequestParams> = (
  world: World,
  params: RequestParams[Name],
  id: string,
) => object

const byId =
  (retrieve: (world: World, id: string) => object) => (world: World, _params: object, id: string) =>
    retrieve(world, id)

export const routes: Route[] = [
  route('POST', '/v1/checkout/sessions', 'sessionCreate', 'checkout.session', createSession),
  route('GET', '/v1/checkout/sessions', 'sessionList', 'list of checkout.session', listSessions),
  route('GET', '/v1/checkout/sessions/:id', 'sessionRetrieve', 'checkout.session', byId(retrieveSession)),
  route('GET', '/v1/checkout/sessions/:id/line_items', 'sessionLineItems', 'list of item', listLineItems),
  route('POST', '/v1/checkout/sessions/:id/expire', 'sessionExpire', 'checkout.session', expireSession),
  route('GET', '/v1/payment_intents', 'intentList', 'list of payment_intent', listIntents),
  route('GET', '/v1/payment_intents/:id', 'intentRetrieve', 'payment_intent', byId(retrieveIntent)),
  route('POST', '/v1/payment_intents/:id', 'intentUpdate', 'payment_intent', updateIntent),
  route('POST', '/v1/payment_intents/:id/capture', 'intentCapture', 'payment_intent', captureIntent),
  route('POST', '/v1/payment_intents/:id/cancel', 'intentCancel', 'payment_intent', cancelByRequest),
  route('GET', '/v1/charges', 'chargeList', 'list of charge', listCharges),
  route('GET', '/v1/charges/:id', 'chargeRetrieve', 'charge', byId(retrieveCharge)),
  route('POST', '/v1/refunds', 'refundCreate', 'refund', createRefund),
  route('GET', '/v1/refunds', 'refundList', 'list of refund', listRefunds),
  route('GET', '/v1/refunds/:id', 'refundRetrieve', 'refund', byId(retrieveRefund)),
  route('POST', '/v1/refunds/:id', 'refundUpdate', 'refund', updateRefund),
  route('POST', '/v1/refunds/:id/cancel', 'refundCancel', 'refund', cancelRefund),
  route('GET', '/v1/disputes', 'disputeList', 'list of dispute', listDisputes),
  route('GET', '/v1/disputes/:id', 'disputeRetrieve', 'dispute', byId(retrieveDispute)),
  route('POST', '/v1/disputes/:id', 'disputeUpdate', 'dispute', updateDispute),
  route('POST', '/v1/disputes/:id/close', 'disputeClose', 'dispute', closeDispute),
  route('POST', '/v1/files', 'fileCreate', 'file', createFile),
  route('GET', '/v1/files/:id', 'fileRetrieve', 'file', byId(retrieveFile)),
  route('GET', '/v1/events', 'eventList', 'list of event', listEvents),
  route('GET', '/v1/events/:id', 'eventRetrieve', 'event', byId(retrieveEvent)),
  route(
    'GET',
    '/v1/radar/early_fraud_warnings',
    'warningList',
    'list of radar.early_fraud_warning',
    listWarnings,
  ),
  route(
    'GET',
    '/v1/radar/early_fraud_warnings/:id',
    'warningRetrieve',
    'radar.early_fraud_warning',
    byId(retrieveWarning),
  ),
  route('GET', '/v1/reviews', 'reviewList', 'list of review', listReviews),
  route('GET', '/v1/reviews/:id', 'reviewRetrieve', 'review', byId(retrieveReview)),
  route('POST', '/v1/reviews/:id/approve', 'reviewApprove', 'review', approveReview),
  route('POST', '/v1/webhook_endpoints', 'endpointCreate', 'webhook_endpoint', createEndpoint),
  route('GET', '/v1/webhook_endpoints', 'endpointList', 'list of webhook_endpoint', listEndpoints),
  route('GET', '/v1/webhook_endpoints/:id', 'endpointRetrieve', 'webhook_endpoint', byId(retrieveEndpoint)),
  route('POST', '/v1/webhook_endpoints/:id', 'endpointUpdate', 'webhook_endpoint', updateEndpoint),
  route('DELETE', '/v1/webhook_endpoints/:id', 'endpointDelete', 'webhook_endpoint', deleteEndpoint),
  route(
    'GET',
    '/v1/balance_transactions',
    'balanceTransactionList',
    'list of balance_transaction',
    listBalanceTransactions,
  ),
  route(
    'GET',
    '/v1/balance_transactions/:id',
    'balanceTransactionRetrieve',
    'balance_transaction',
    byId(retrieveBalanceTransaction),
  ),
  ...redactionRoutes(),
  route('GET', '/v1/account', 'accountRetrieve', 'account', retrieveAccount),
]

function redactionRoutes(): Route[] {
  const all = '/v1/privacy/redaction_jobs'
  const kind = 'privacy.redaction_job'
  const errors = `list of ${kind}_validation_error`
  return [
    route('POST', all, 'redactionCreate', kind, createRedaction),
    route('GET', all, 'redactionList', `list of ${kind}`, listRedactions),
    route('GET', `${all}/:id`, 'redactionRetrieve', kind, byId(retrieveRedaction)),
    route('POST', `${all}/:id`, 'redactionUpdate', kind, updateRedaction),
    route('POST', `${all}/:id/run`, 'redactionRun', kind, runRedaction),
    route('POST', `${all}/:id/validate`, 'redactionValidate', kind, validateRedaction),
    route('POST', `${all}/:id/cancel`, 'redactionCancel', kind, cancelRedaction),
    route('GET', `${all}/:id/validation_errors`, 'redactionErrors', errors, listRedactionErrors),
  ]
}

function route<Name extends keyof RequestParams>(
  method: string,
  path: string,
  name: Name,
  answers: string,
  handle: Handler<Name>,
): Route {
  return {
    method,
    pattern: new RegExp(`^${path.replace(':id', '([^/]+)')}$`),
    begin(form, id) {
      const params = parseParams(name, form)
      checkExpand(answers, params.expand ?? [])
      return { expand: params.expand ?? [], run: (world) => handle(world, params, id) }
    },
  }
}
