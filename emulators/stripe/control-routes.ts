import type { IncomingMessage } from 'node:http'
import { ZodError } from 'zod'
import { retrieveCharge } from './charges.ts'
import {
  advance,
  apiFault,
  dispute,
  escalation,
  flush,
  pay,
  rate,
  redactionRefusal,
  refund,
  verdict,
  webhookFault,
} from './control-requests.ts'
import { createDispute, loseDispute, preventDispute, retrieveDispute, winDispute } from './disputes.ts'
import { createWarning } from './early-fraud-warnings.ts'
import type { Emulator } from './emulator.ts'
import { Refusal } from './errors.ts'
import { escalateDispute } from './escalate-dispute.ts'
import { paySession } from './pay-session.ts'
import { createRefund, failRefund, retrieveRefund, succeedRefund } from './refunds.ts'
import { openReview } from './reviews.ts'
import type { Answer } from './server.ts'
import { retrieveSession } from './sessions.ts'
import { letTimePass } from './time-passes.ts'

/** The hidden levers: what buyers, banks, Stripe's staff, a bad network and time do. Only programs on this machine may pull them, no web page in its browser. */
export async function answerControl(
  emulator: Emulator,
  request: IncomingMessage,
  url: URL,
  body: string,
): Promise<Answer> {
  if (!isLocal(request) || request.headers.origin !== undefined) {
    return json(403, { message: 'Only programs on this machine may use the control API.' })
  }
  if (emulator.controlToken && request.headers.authorization !== `Bearer ${emulator.controlToken}`) {
    return json(401, { message: 'The control token is missing or wrong.' })
  }
  const path = url.pathname.slice('/__ctl/'.length)
  for (const [name, act] of Object.entries(actions)) {
    const id = idIn(`${request.method} ${path}`, name)
    if (id !== undefined) return carryOut(emulator, act, body, id)
  }
  return json(404, { message: `There is no ${request.method} ${url.pathname}.` })
}

type Action = (emulator: Emulator, body: unknown, id: string) => unknown

const actions: Record<string, Action> = {
  'GET requests': ({ requests }) => requests,
  'DELETE requests': ({ requests }) => void requests.splice(0),
  'POST faults': ({ faults }, body) => faults.add(apiFault.parse(body)),
  'DELETE faults': ({ faults, deliveries }) => {
    faults.clear()
    deliveries.clearFaults()
  },
  'POST webhooks/faults': ({ deliveries }, body) => deliveries.addFault(webhookFault.parse(body)),
  'POST redactions/refuse': ({ world }, body) =>
    void world.redactionRefusals.push(redactionRefusal.parse(body).code),
  'POST webhooks/pause': ({ deliveries }) => deliveries.pause(),
  'POST webhooks/flush': ({ deliveries }, body) => deliveries.flush(flush.parse(body).order),
  'POST webhooks/settle': ({ deliveries }) => deliveries.settled(),
  'GET clock': ({ world }) => ({ seconds: world.clock.seconds() }),
  'POST clock/advance': ({ world, deliveries }, body) => {
    world.clock.advance(advance.parse(body).seconds)
    letTimePass(world)
    deliveries.wakeForLater()
    return { seconds: world.clock.seconds() }
  },
  'POST rates': ({ world }, body) => {
    const { currency, euros } = rate.parse(body)
    world.rates.set(currency, euros)
  },
  'POST sessions/*/pay': ({ world }, body, id) =>
    paySession(world, retrieveSession(world, id), pay.parse(body)),
  'POST charges/*/dispute': ({ world }, body, id) => {
    const charge = retrieveCharge(world, id)
    const { reason, inquiry, amount = charge.amount_captured } = dispute.parse(body)
    return createDispute(world, charge, { reason, inquiry, amount })
  },
  'POST disputes/*/decide': ({ world }, body, id) => {
    const ends = { won: winDispute, lost: loseDispute, prevented: preventDispute }
    ends[verdict.parse(body).verdict](world, retrieveDispute(world, id))
    return retrieveDispute(world, id)
  },
  'POST disputes/*/escalate': ({ world }, body, id) =>
    escalateDispute(world, retrieveDispute(world, id), escalation.parse(body).to),
  'POST charges/*/early_fraud_warning': ({ world }, _body, id) =>
    createWarning(world, retrieveCharge(world, id)),
  'POST charges/*/review': ({ world }, _body, id) => openReview(world, retrieveCharge(world, id), 'manual'),
  'POST charges/*/refund': ({ world }, body, id) => {
    const { amount, reason } = refund.parse(body)
    return createRefund(world, {
      charge: id,
      ...(amount !== undefined && { amount }),
      ...(reason !== undefined && { reason }),
    })
  },
  'POST refunds/*/succeed': ({ world }, _body, id) => {
    succeedRefund(world, retrieveRefund(world, id))
    return retrieveRefund(world, id)
  },
  'POST refunds/*/fail': ({ world }, _body, id) => {
    failRefund(world, retrieveRefund(world, id))
    return retrieveRefund(world, id)
  },
  'POST events/*/resend': ({ world, deliveries }, _body, id) => {
    const event = world.tables.events.find(id)
    if (!event) throw new Refusal(404, { type: 'invalid_request_error', message: `No such event: ${id}` })
    deliveries.enqueue(
      event,
      [...world.tables.endpoints.newestFirst()].map((endpoint) => endpoint.id),
    )
  },
}

async function carryOut(emulator: Emulator, act: Action, body: string, id: string): Promise<Answer> {
  try {
    const result = await act(emulator, body === '' ? {} : JSON.parse(body), id)
    emulator.world.journal.flush()
    return json(200, result ?? {})
  } catch (thrown) {
    if (thrown instanceof Refusal) return json(thrown.status, thrown.error)
    if (thrown instanceof ZodError) return json(400, { message: thrown.message })
    throw thrown
  }
}

/** The part of the request that stands where the pattern has its star; an empty string when it has none. */
function idIn(request: string, pattern: string): string | undefined {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return request === pattern ? '' : undefined
  if (!request.startsWith(before) || !request.endsWith(after)) return undefined
  return request.slice(before.length, request.length - after.length)
}

function isLocal(request: IncomingMessage) {
  const address = request.socket.remoteAddress ?? ''
  return address === '::1' || address.replace('::ffff:', '').startsWith('127.')
}

function json(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}
