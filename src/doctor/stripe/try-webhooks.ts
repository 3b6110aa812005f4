import { createServer, type Server } from 'node:http'
import Stripe from 'stripe'
import { heardEventTypes } from '../../domains/payments/index.ts'
import { stripeHistory } from '../../platform/stripe/stripe-history.ts'
import { verifyWebhook } from '../../platform/stripe/verify-webhook.ts'
import { Secret } from '../../shared/secret.ts'
import { type Bench, isBad, isGood, patiently, type StripeFinding, take } from './steps.ts'
import { pay } from './try-payments.ts'

export type Receiving = {
  /** 0 for whichever is free. */
  port: number
  /** @returns the address under which the provider reaches this port, on which is listened by now. */
  addressOf(port: number): string
}

/**
 * Lets Stripe call: an endpoint that lives as long as this step leads to this program. One event is dropped on purpose, and
 * must be found by the reading of missed events, which the shop does every ten minutes.
 */
export async function tryWebhooks(bench: Bench, receiving: Receiving | undefined): Promise<StripeFinding[]> {
  if (!receiving) {
    const text =
      'Say --receive with a public address that leads to this machine, or run it where the shop runs.'
    return [{ step: 'webhooks', verdict: 'skipped', text }]
  }
  const inbox = { ids: new Set<string>(), forged: 0, dropped: '' }
  let secret = ''
  const listening = await listenOn(receiving.port, (body, signature) => {
    // Too early to know whose it is: sent again in a moment.
    if (secret === '') return false
    const event = verifyWebhook(bench.stripe, [new Secret(secret)], body, signature)
    if (!event) inbox.forged += 1
    else if (event.type === 'payment_intent.canceled') inbox.dropped = event.id
    else inbox.ids.add(event.id)
    return event !== undefined && inbox.dropped !== event.id
  })
  if (!listening.ok) return [{ step: 'webhooks', ...cannotListen(receiving.port, listening.code) }]
  const { server, port } = listening
  let endpointId: string | undefined
  try {
    const made = await take('webhooks', async () => {
      const endpoint = await bench.stripe.webhookEndpoints.create({
        url: receiving.addressOf(port),
        api_version: Stripe.API_VERSION,
        enabled_events: [...heardEventTypes],
      })
      bench.seen.note(endpoint)
      endpointId = endpoint.id
      secret = endpoint.secret ?? ''
      return receive(bench, inbox)
    })
    if (made.verdict !== 'good') return [made]
    return [made, await take('dropped webhook', () => findDropped(bench, inbox.dropped))]
  } finally {
    if (endpointId) await bench.stripe.webhookEndpoints.del(endpointId).catch(() => {})
    server.closeAllConnections()
    server.close()
  }
}

async function receive(bench: Bench, inbox: { ids: ReadonlySet<string>; forged: number; dropped: string }) {
  const held = await pay(bench)
  await bench.stripe.paymentIntents.cancel(held.id)
  const came = await patiently(bench, async () =>
    inbox.ids.size > 0 && inbox.dropped ? inbox.ids.size : undefined,
  )
  if (!came) return isBad('No webhook came within a minute: see whether the address leads here.')
  return inbox.forged > 0
    ? isBad('Webhooks came whose signature is not the endpoint’s: somebody stands between.')
    : isGood(`Signed webhooks come (${came}); one of them was dropped on purpose.`)
}

async function findDropped(bench: Bench, id: string) {
  const history = stripeHistory(bench.stripe, bench.pause)
  for await (const page of history.events(new Date(Date.now() - 3_600_000), {
    types: heardEventTypes,
    undelivered: false,
  }))
    if (page.some((event) => event.id === id))
      return isGood('The dropped event is in the list of events, from which the shop reads what it missed.')
  return isBad('The dropped event is not in the list of events: what is lost would stay lost.')
}

const cannotListen = (port: number, code: string) =>
  isBad(
    code === 'EADDRINUSE'
      ? `Port ${port} of this machine is taken: end what listens there, or say another one with --port.`
      : `Nothing can listen on port ${port} of this machine (${code}): say another one with --port.`,
  )

type Listening = { ok: true; server: Server; port: number } | { ok: false; code: string }

function listenOn(port: number, answer: (body: Buffer, signature: string) => boolean): Promise<Listening> {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
    const isTaken = answer(body, String(request.headers['stripe-signature'] ?? ''))
    response.writeHead(isTaken ? 200 : 500).end()
  })
  return new Promise((resolve) => {
    server.once('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => resolve({ ok: false, code }))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve({ ok: true, server, port: typeof address === 'object' && address ? address.port : port })
    })
  })
}
