import { expect, test } from 'vitest'
import { newId, type WebhookDeliveryId } from '../../shared/ids.ts'
import { after, days, hours } from '../../shared/time.ts'
import {
  changeEndpoint,
  deliver,
  findDelivery,
  findEndpoint,
  publish,
  replayDelivery,
  retryMillis,
  sweepDeliveries,
} from './index.ts'
import { restMillis } from './resting-endpoints.ts'
import { by, happened, type Message, testWebhooks, verify } from './webhooks.fixture.ts'

const { db, pool, state, queued, told, received, deps, url, pass, anEndpoint, everyDelivery, work } =
  await testWebhooks()

test('what happened arrives signed, at everybody who asked for it and nobody else', async () => {
  const [till, other] = [await anEndpoint(), await anEndpoint(['order.refunded'], 'Other')]
  await publish(deps, happened())
  await work()
  expect(received).toHaveLength(1)
  const [message] = received as [Message]
  expect(verify(till.secret.expose(), message)).toMatchObject({
    type: 'order.paid',
    data: { order: { number: 'AAAA-2222', state: 'fulfilled' } },
  })
  expect(() => verify(other.secret.expose(), message)).toThrow()
  expect(() =>
    verify(till.secret.expose(), { ...message, body: message.body.replace('AAAA', 'BBBB') }),
  ).toThrow()
  expect(message.headers['webhook-id']).toMatch(/^evt_/)
  const [delivery] = await everyDelivery()
  expect(delivery).toMatchObject({ state: 'delivered', attemptCount: 1, nextTryAt: null })
})

test('told twice it is sent once, and run twice as well', async () => {
  await anEndpoint()
  await Promise.all([publish(deps, happened('twice')), publish(deps, happened('twice'))])
  expect(await everyDelivery()).toHaveLength(1)
  const ids = queued.map(({ id }) => id)
  await Promise.all([...ids, ...ids, ...ids].map((id) => deliver(deps, id)))
  expect(received).toHaveLength(1)
})

test('nobody listens, nothing is kept', async () => {
  await anEndpoint(['order.refunded'])
  await publish(deps, happened())
  await publish({ ...deps, isOn: false }, happened('off'))
  expect((await pool.query('select from shop.webhook_event')).rowCount).toBe(0)
})

test('what fails is tried ten times within four days, with the same id and the same text', async () => {
  await anEndpoint()
  state.status = 500
  await publish(deps, happened('failing'))
  await deliver(deps, queued.splice(0)[0]?.id as WebhookDeliveryId)
  const began = state.now
  for (const wait of retryMillis) {
    const [next] = queued.splice(0)
    expect(next?.at).toEqual(after(state.now, wait))
    pass(wait - 1)
    await deliver(deps, next?.id as WebhookDeliveryId)
    const tried = received.length
    pass(1)
    await deliver(deps, next?.id as WebhookDeliveryId)
    expect(received.length, 'not before it is due, and then').toBe(tried + 1)
  }
  expect(queued).toEqual([])
  expect(received).toHaveLength(10)
  expect(state.now.getTime() - began.getTime()).toBeLessThan(days(4))
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  const [delivery] = await everyDelivery()
  expect(delivery).toMatchObject({ state: 'failed', attemptCount: 10 })
  const opened = await findDelivery(db, delivery?.id as WebhookDeliveryId)
  expect(opened?.attempts.map(({ number, status: each }) => [number, each])[0]).toEqual([10, 500])
  expect(JSON.stringify(opened)).not.toContain('words that nobody keeps')
})

test('an endpoint that lets nothing through for five days is given up, and the owners are told once', async () => {
  const { id } = await anEndpoint()
  state.status = 503
  await publish(deps, happened('first'))
  await work()
  pass(days(5) - 1)
  await publish(deps, happened('second'))
  await work()
  expect((await findEndpoint(db, id))?.state).toBe('on')
  pass(1)
  await publish(deps, happened('third'))
  await publish(deps, happened('fourth'))
  await work()
  expect((await findEndpoint(db, id))?.state).toBe('disabled')
  expect(told).toEqual(['webhook_disabled'])
  const sent = received.length
  await publish(deps, happened('fifth'))
  await work()
  expect(received).toHaveLength(sent)
})

test('one success, and the days of failing are forgotten', async () => {
  const { id } = await anEndpoint()
  state.status = 500
  await publish(deps, happened('bad'))
  await work()
  expect((await findEndpoint(db, id))?.failingSince).not.toBeNull()
  state.status = 200
  pass(days(4))
  await publish(deps, happened('good'))
  await work()
  expect((await findEndpoint(db, id))?.failingSince).toBeNull()
})

test('who says that they are gone for good is asked no more', async () => {
  const { id } = await anEndpoint()
  state.status = 410
  await publish(deps, happened('gone'))
  await work()
  expect(queued).toEqual([])
  expect((await findEndpoint(db, id))?.state).toBe('disabled')
  expect(told).toEqual(['webhook_disabled'])
})

test('a delivery is sent again with the same id and text, once, and only to an endpoint that is on', async () => {
  const { id, secret } = await anEndpoint()
  await publish(deps, happened('again'))
  const replay = async () => replayDelivery(deps, (await everyDelivery())[0]?.id as WebhookDeliveryId, by)
  expect(await replay()).toBe('under_way')
  await work()
  expect(await Promise.all([replay(), replay()])).toEqual(expect.arrayContaining(['queued', 'under_way']))
  await work()
  expect(received).toHaveLength(2)
  expect(received[1]?.body).toBe(received[0]?.body)
  expect(received[1]?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id'])
  expect(verify(secret.expose(), received[1] as Message)).toBeTruthy()
  expect((await everyDelivery())[0]).toMatchObject({ state: 'delivered', attemptCount: 2 })
  await changeEndpoint(deps, { id, name: 'Till', url, events: ['order.paid'], state: 'off' }, by)
  expect(await replay()).toBe('endpoint_off')
  expect(await replayDelivery(deps, newId('dlv'), by)).toBe('unknown')
})

test('a replay of what failed begins a new round of tries', async () => {
  await anEndpoint()
  state.status = 500
  await publish(deps, happened('rounds'))
  await work()
  await pool.query(
    `update shop.webhook_delivery set state = 'failed', next_try_at = null, tries = 10, attempt_count = 10`,
  )
  queued.length = 0
  const [delivery] = await everyDelivery()
  expect(await replayDelivery(deps, delivery?.id as WebhookDeliveryId, by)).toBe('queued')
  await work()
  expect(queued[0]?.at).toEqual(after(state.now, retryMillis[0]))
  expect((await everyDelivery())[0]).toMatchObject({ state: 'waiting', attemptCount: 11 })
})

test('whoever went down while sending is followed by somebody else, and a slow one by nobody', async () => {
  await anEndpoint()
  await publish(deps, happened('crash'))
  const id = queued.splice(0)[0]?.id as WebhookDeliveryId
  let release = () => {}
  state.hold = new Promise((resolve) => {
    release = resolve
  })
  const slow = deliver(deps, id)
  await expect.poll(() => received.length).toBe(1)
  await sweepDeliveries(deps)
  expect(queued).toEqual([])
  await deliver(deps, id)
  expect(received).toHaveLength(1)
  release()
  await slow
  state.hold = undefined
  await pool.query(`update shop.webhook_delivery set state = 'waiting', next_try_at = $1`, [
    after(state.now, -hours(1)),
  ])
  await sweepDeliveries(deps)
  expect(queued.map((each) => each.id)).toEqual([id])
})

test('an endpoint that is silent rests and is asked by one message at a time; a rest is no try', async () => {
  await anEndpoint()
  state.hold = new Promise(() => {})
  for (const cause of ['one', 'two', 'three']) await publish(deps, happened(cause))
  const [first, second, third] = queued.splice(0).map(({ id }) => id) as WebhookDeliveryId[]
  if (!first || !second || !third) throw new Error('nothing is queued')
  await deliver(deps, first)
  expect((await everyDelivery()).find(({ id }) => id === first)?.attemptCount).toBe(1)
  queued.length = 0
  await deliver(deps, second)
  expect(received).toHaveLength(1)
  expect(queued).toEqual([expect.objectContaining({ id: second, at: after(state.now, restMillis) })])
  expect((await everyDelivery()).find(({ id }) => id === second)).toMatchObject({
    ...{ state: 'waiting', attemptCount: 0 },
  })

  pass(restMillis)
  const asking = deliver(deps, second)
  await expect.poll(() => received.length).toBe(2)
  // While one of them asks, the others rest on.
  await deliver(deps, third)
  await asking
  expect(received).toHaveLength(2)

  state.hold = undefined
  pass(restMillis)
  for (const id of [third, first]) await deliver(deps, id)
  expect(received).toHaveLength(4)
})
