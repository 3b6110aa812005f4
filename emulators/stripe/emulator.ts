import type { ApiReply } from './api.ts'
import type { Faults } from './faults.ts'
import type { RecordedCall } from './recording.ts'
import type { Deliveries } from './webhooks.ts'
import type { World } from './world.ts'

/** The running program: what it knows, what shall go wrong, and what it has been asked. */
export type Emulator = {
  world: World
  faults: Faults
  deliveries: Deliveries
  secretKey: string
  controlToken: string | undefined
  requests: ReceivedRequest[]
  log(call: Call): void
}

export type ReceivedRequest = {
  requestId: string | undefined
  method: string
  path: string
  params: string
  idempotencyKey: string | undefined
  status: number
}

type Call = { method: string; path: string; body: string; reply: ApiReply }

const remembered = 1000

/** Remembers the latest requests, so that a test can see what the shop really sent. */
export function logInto(requests: ReceivedRequest[], record?: (call: RecordedCall) => void) {
  return ({ method, path, body, reply }: Call) => {
    record?.({ method, path, params: body, status: reply.status, answer: JSON.parse(reply.body) })
    if (requests.length === remembered) requests.shift()
    requests.push({
      requestId: reply.headers['request-id'],
      method,
      path,
      params: body,
      idempotencyKey: reply.headers['idempotency-key'],
      status: reply.status,
    })
  }
}
