import type { Server } from 'node:http'
import { createClock } from './clock.ts'
import { type Control, createControl } from './control.ts'
import { type Emulator, logInto } from './emulator.ts'
import { apiVersion } from './events.ts'
import { createFaults } from './faults.ts'
import { createIds } from './ids.ts'
import { noJournal, openJournal, readJournal } from './journal.ts'
import { recordInto } from './recording.ts'
import { verification } from './recordings.ts'
import { createHttpServer } from './server.ts'
import { readdressSessions } from './sessions.ts'
import { letTimePass } from './time-passes.ts'
import { addEndpoint } from './webhook-endpoints.ts'
import { createDeliveries } from './webhooks.ts'
import { createWorld, restoreWorld, type World } from './world.ts'

export { cards } from './cards.ts'
export { type Control, createControl } from './control.ts'

export type StripeEmulatorOptions = {
  /** Must begin with `sk_test_demo_`, so that it can never be mistaken for a key of Stripe's. */
  secretKey: string
  port?: number
  host?: string
  /** Where browsers reach the payment page, when that is not where the program listens. */
  publicUrl?: string
  webhook?: { url: string; secret: string }
  /** Waits between the attempts to deliver an event, on the emulator's clock. */
  retryDelaysMs?: number[]
  deliveryConcurrency?: number
  controlToken?: string
  /** Survives restarts in this file; without it everything is forgotten at the end. */
  stateFile?: string
  /** Milliseconds since 1970; the wall clock by default. */
  clock?: () => number
  /** Makes ids repeatable. */
  seed?: string
}

export type StripeEmulator = {
  url: string
  /** How far it is known to be like Stripe. */
  verification: string
  control: Control
  stop(): Promise<void>
}

const patientDelaysMs = [1, 5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600].map((seconds) => seconds * 1000)

export async function startStripeEmulator(options: StripeEmulatorOptions): Promise<StripeEmulator> {
  if (!options.secretKey.startsWith('sk_test_demo_')) {
    throw new Error("The Stripe emulator's key must begin with sk_test_demo_.")
  }
  let baseUrl = options.publicUrl ?? ''
  const emulator = assemble(options, () => baseUrl)
  const server = createHttpServer(emulator)
  const { port = 0, host = '127.0.0.1' } = options
  await listen(server, { port, host }).catch((error: unknown) => {
    emulator.world.journal.close()
    throw error
  })
  const address = server.address()
  const url = `http://${host}:${typeof address === 'object' ? address?.port : port}`
  baseUrl ||= url
  readdressSessions(emulator.world)
  resumeDeliveries(emulator)
  const timer = setInterval(() => passTime(emulator), 10_000).unref()
  return {
    url,
    verification: verification(),
    control: createControl(url, options.controlToken),
    async stop() {
      clearInterval(timer)
      emulator.deliveries.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      emulator.world.journal.flush()
      emulator.world.journal.close()
    },
  }
}

function listen(server: Server, address: { port: number; host: string }) {
  return new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve))
}

function assemble(options: StripeEmulatorOptions, baseUrl: () => string): Emulator {
  const { stateFile, seed } = options
  const rows = stateFile === undefined ? [] : readJournal(stateFile)
  const world = createWorld({
    clock: createClock(options.clock),
    draw: createIds(seed === undefined || rows.length === 0 ? seed : `${seed}:${rows.length}`),
    journal: stateFile === undefined ? noJournal : openJournal(stateFile),
    baseUrl,
  })
  restoreWorld(world, rows)
  if (options.webhook) pointWebhookTo(world, options.webhook)
  const deliveries = createDeliveries(world, {
    retryDelaysMs: options.retryDelaysMs ?? patientDelaysMs,
    concurrency: options.deliveryConcurrency ?? 16,
  })
  world.onEvent = deliveries.enqueue
  const requests: Emulator['requests'] = []
  // Tests that hand over this variable want a second opinion on everything that is asked here.
  const record = process.env.STRIPE_RECORDING ? recordInto(process.env.STRIPE_RECORDING) : undefined
  return {
    world,
    faults: createFaults(),
    deliveries,
    secretKey: options.secretKey,
    controlToken: options.controlToken,
    requests,
    log: logInto(requests, record),
  }
}

/** The shop's own endpoint keeps its id over restarts, although its port may have changed meanwhile. */
function pointWebhookTo(world: World, { url, secret }: { url: string; secret: string }) {
  const description = 'The shop'
  for (const endpoint of world.tables.endpoints.newestFirst()) {
    if (endpoint.description !== description) continue
    world.tables.endpoints.save({ ...endpoint, url })
    world.tables.endpointSecrets.save({ id: endpoint.id, secret })
    return
  }
  addEndpoint(world, { url, secret, events: ['*'], apiVersion, description, metadata: {} })
}

function resumeDeliveries({ world, deliveries }: Emulator) {
  for (const { id, endpoints } of world.tables.pendingDeliveries.oldestFirst()) {
    const event = world.tables.events.find(id)
    if (event) deliveries.enqueue(event, endpoints)
  }
}

function passTime({ world }: Emulator) {
  letTimePass(world)
  world.journal.flush()
}
