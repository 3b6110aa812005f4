import { createSender, signatureOf } from './webhook-sender.ts'
import type { StoredEvent, World } from './world.ts'

export type WebhookFault = {
  kind: 'duplicate' | 'drop' | 'delay' | 'reorder'
  /** How many deliveries it hits; `reorder` holds so many back and then sends them last first. */
  count: number
  types?: string[] | undefined
  milliseconds?: number | undefined
}

type Delivery = { event: StoredEvent; endpoint: string; attempt: number }
type Options = { retryDelaysMs: number[]; concurrency: number }
export type FlushOrder = 'as_created' | 'reversed'

/**
 * Sends events to the endpoints: at least once, several at a time, without a promise about their order, as at Stripe.
 * An endpoint that does not answer 2xx is tried again after each of `retryDelaysMs`, counted on the emulator's clock.
 */
export function createDeliveries(world: World, { retryDelaysMs, concurrency }: Options) {
  const sender = createSender(concurrency)
  const ready: Delivery[] = []
  let later: { delivery: Delivery; dueAt: number }[] = []
  let faults: WebhookFault[] = []
  let held: Delivery[] = []
  let isPaused = false
  let isStopped = false
  let inFlight = 0
  let timer: NodeJS.Timeout | undefined
  let idle: (() => void)[] = []

  function enqueue(event: StoredEvent, endpoints: string[]) {
    for (const endpoint of endpoints) admit({ event, endpoint, attempt: 0 })
    pump()
  }

  function admit(delivery: Delivery) {
    const fault = takeFault(delivery.event.type)
    if (fault?.kind === 'drop') return
    if (fault?.kind === 'delay') return postpone(delivery, fault.milliseconds ?? 1000)
    if (fault?.kind === 'reorder') {
      held.unshift(delivery)
      if (fault.count > 0) return
      ready.push(...held)
      held = []
      return
    }
    ready.push(delivery)
    if (fault?.kind === 'duplicate') ready.push({ ...delivery })
  }

  function takeFault(type: string) {
    const fault = faults.find(({ types }) => types === undefined || types.includes(type))
    if (!fault) return undefined
    fault.count -= 1
    faults = faults.filter(({ count }) => count > 0)
    return fault
  }

  function pump() {
    while (!isPaused && !isStopped && inFlight < concurrency) {
      const delivery = ready.shift()
      if (!delivery) break
      inFlight += 1
      void attempt(delivery).finally(() => {
        inFlight -= 1
        pump()
      })
    }
    if (inFlight > 0 || (ready.length > 0 && !isPaused && !isStopped)) return
    for (const resolve of idle) resolve()
    idle = []
  }

  async function attempt(delivery: Delivery) {
    const endpoint = world.tables.endpoints.find(delivery.endpoint)
    const secret = world.tables.endpointSecrets.find(delivery.endpoint)?.secret
    if (!endpoint || secret === undefined) return
    const accepted = await sender.send({
      url: new URL(endpoint.url),
      body: delivery.event.json,
      signature: signatureOf(delivery.event.json, secret, world.clock.seconds()),
    })
    if (isStopped) return
    if (accepted) return markDelivered(delivery)
    const delay = retryDelaysMs[delivery.attempt]
    if (delay !== undefined) postpone({ ...delivery, attempt: delivery.attempt + 1 }, delay)
  }

  function markDelivered({ event, endpoint }: Delivery) {
    const pending = world.tables.pendingDeliveries.find(event.id)
    if (!pending) return
    const endpoints = pending.endpoints.filter((one) => one !== endpoint)
    if (endpoints.length === 0) world.tables.pendingDeliveries.remove(event.id)
    else world.tables.pendingDeliveries.save({ id: event.id, endpoints })
    world.journal.flush()
  }

  function postpone(delivery: Delivery, milliseconds: number) {
    later.push({ delivery, dueAt: world.clock.milliseconds() + milliseconds })
    wakeForLater()
  }

  /** Moves what has become due into the queue; the clock's owner calls it after the clock was moved. */
  function wakeForLater() {
    clearTimeout(timer)
    if (isStopped) return
    const now = world.clock.milliseconds()
    for (const { delivery, dueAt } of later) if (dueAt <= now) ready.push(delivery)
    later = later.filter(({ dueAt }) => dueAt > now)
    const next = Math.min(...later.map(({ dueAt }) => dueAt))
    if (later.length > 0) timer = setTimeout(wakeForLater, Math.min(next - now, 60_000))
    pump()
  }

  return {
    enqueue,
    wakeForLater,
    addFault: (fault: WebhookFault) => void faults.push({ ...fault }),
    clearFaults() {
      faults = []
    },
    pause() {
      isPaused = true
    },
    /** Sends what a pause, a reorder or a retry holds back, and ends the pause. */
    flush(order: FlushOrder) {
      ready.push(...held, ...later.map(({ delivery }) => delivery))
      held = []
      later = []
      if (order === 'reversed') ready.reverse()
      isPaused = false
      pump()
    },
    /** Resolves when nothing is being sent and nothing waits but retries, held and paused deliveries. */
    settled(): Promise<void> {
      return new Promise((resolve) => {
        idle.push(resolve)
        pump()
      })
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      sender.close()
    },
  }
}

export type Deliveries = ReturnType<typeof createDeliveries>
