import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeEach } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { createKeyring, parseKeyring } from '../../platform/crypto/keyring.ts'
import { sealerOver } from '../../platform/crypto/sealer.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import { webhookSender } from '../../platform/webhook-sender/webhook-sender.ts'
import { newId, type WebhookDeliveryId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { after } from '../../shared/time.ts'
import {
  addEndpoint,
  type Delivery,
  deliver,
  type EventType,
  type HappenedEvent,
  listDeliveries,
  type WebhookDeps,
} from './index.ts'
import { type RestingEndpoints, restingEndpoints } from './resting-endpoints.ts'

export const by = { kind: 'staff', id: 'acc_test' } as const

export type Message = { headers: Record<string, string>; body: string }

/**
 * Webhooks on a real database, with the rights of a worker, the real sender and a program that listens on this machine; the
 * queue is a list.
 */
export async function testWebhooks() {
  const { pool, connectionString } = await testDatabase({ max: 4 })
  const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
  const worker = connectDatabase(logins.worker, { max: 20 })
  afterAll(() => worker.close())
  const { db } = worker
  const state = { now: new Date(), status: 204, hold: undefined as Promise<void> | undefined }
  const queued: { name: string; id: WebhookDeliveryId; at: Date | undefined }[] = []
  const told: string[] = []
  const received: Message[] = []
  const deps: WebhookDeps & { tellOwners(kind: string): Promise<void>; resting: RestingEndpoints } = {
    db,
    clock: { now: () => state.now },
    queue: {
      async enqueue(_tx, name, payload, options = {}) {
        const at = options.startAfter instanceof Date ? options.startAfter : undefined
        queued.push({ name, id: (payload as { deliveryId: WebhookDeliveryId }).deliveryId, at })
      },
    },
    sealer: sealerOver(parseKeyring(createKeyring())),
    sender: webhookSender({ egress: { lend: () => () => {} }, allowsPrivate: true, timeoutMillis: 2000 }),
    isOn: true,
    resting: restingEndpoints(),
    tellOwners: async (kind) => void told.push(kind),
  }

  const program = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    received.push({ headers: request.headers as Record<string, string>, body })
    await state.hold
    response.writeHead(state.status).end('words that nobody keeps')
  })
  program.listen(0, '127.0.0.1').unref()
  await once(program, 'listening')
  const address = program.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/in`
  afterAll(() => void program.close())

  beforeEach(async () => {
    await pool.query('delete from shop.webhook_endpoint; delete from shop.webhook_event')
    for (const list of [queued, told, received]) list.length = 0
    deps.resting = restingEndpoints()
    Object.assign(state, { now: new Date(), status: 204, hold: undefined })
  })

  return {
    ...{ db, pool, state, queued, told, received, deps, url },
    pass(millis: number): void {
      state.now = after(state.now, millis)
    },
    async anEndpoint(events: EventType[] = ['order.paid'], name = 'Till') {
      const added = await addEndpoint(deps, { name, url, events }, by)
      if (!added.ok) throw new Error(added.reason)
      return { id: added.endpoint.id, secret: added.secret }
    },
    async everyDelivery(): Promise<Delivery[]> {
      const asked = { endpoint: undefined, state: '', type: '', isDescending: true, page: 1 } as const
      return (await listDeliveries(db, asked)).rows
    },
    /** Runs what is queued and due, as the workers would. */
    async work(): Promise<void> {
      const due = queued.splice(0).filter(({ at }) => !at || at <= state.now)
      for (const { id } of due) await deliver(deps, id)
    },
  }
}

export const happened = (cause = 'one', type: EventType = 'order.paid'): HappenedEvent => ({
  type,
  cause: [cause],
  orderId: null,
  data: { order: { id: newId('ord'), number: 'AAAA-2222', state: 'fulfilled' } },
})

export const verify = (secret: string, { headers, body }: Message) =>
  new Webhook(secret).verify(body, headers)
