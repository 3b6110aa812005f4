import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newId, type WebhookEndpointId } from '../../shared/ids.ts'
import {
  addEndpoint,
  changeEndpoint,
  type EventType,
  endpointsMax,
  findEndpoint,
  publish,
  publishTest,
  removeEndpoint,
  rotateSecret,
  tellOfProducts,
} from './index.ts'
import { by, happened, type Message, testWebhooks, verify } from './webhooks.fixture.ts'

const { db, pool, received, deps, url, pass, anEndpoint, everyDelivery, work } = await testWebhooks()

async function rotated(id: WebhookEndpointId): Promise<string> {
  const outcome = await rotateSecret(deps, { id }, by)
  return outcome.ok ? outcome.secret.expose() : outcome.reason
}

test('a form that is sent twice makes one secret, and the receiver’s still signs', async () => {
  const { id, secret } = await anEndpoint()
  const seen = (await findEndpoint(db, id))?.changedAt
  pass(1000)
  const asked = { id, seen }
  expect(await rotateSecret(deps, asked, by)).toMatchObject({ ok: true })
  expect(await rotateSecret(deps, asked, by)).toEqual({ ok: false, reason: 'changed_meanwhile' })
  await publish(deps, happened('rotated'))
  await work()
  expect(verify(secret.expose(), (received as [Message])[0])).toBeTruthy()
})

test('two that are added at once do not both find room for the last', async () => {
  for (let count = 0; count < endpointsMax - 1; count++) await anEndpoint()
  const form = { name: 'One more', url, events: ['order.paid'] as const }
  let second: ReturnType<typeof addEndpoint> | undefined
  const first = await addEndpoint(deps, form, by, async () => {
    second = addEndpoint(deps, form, by)
    await Promise.race([second, setTimeout(300)])
  })
  expect([first.ok, await second]).toEqual([true, { ok: false, reason: 'too_many' }])
})

test('while a secret is changed both sign, for a day', async () => {
  const { id, secret } = await anEndpoint()
  const second = await rotated(id)
  expect(second).toMatch(/^whsec_/)
  expect(second).not.toBe(secret.expose())
  await publish(deps, happened('rotated'))
  await work()
  const [message] = received as [Message]
  for (const each of [secret.expose(), second]) expect(verify(each, message)).toBeTruthy()
  expect(message.headers['webhook-signature']?.split(' ')).toHaveLength(2)
  received.length = 0
  // The library refuses what is older than five minutes, so the rotation is made older instead of the message newer.
  await pool.query(`update shop.webhook_endpoint set previous_until = now() - interval '1 hour'`)
  await publish(deps, happened('later'))
  await work()
  const [later] = received as [Message]
  expect(verify(second, later)).toBeTruthy()
  expect(() => verify(secret.expose(), later)).toThrow()
})

test('no secret lies in the database as it is', async () => {
  const { id, secret } = await anEndpoint()
  const bytes = [secret.expose(), await rotated(id)].map((each) => Buffer.from(each.slice(6), 'base64'))
  const { rows } = await pool.query('select secret_sealed, previous_sealed from shop.webhook_endpoint')
  const history = JSON.stringify((await pool.query('select * from shop.audit_event')).rows)
  for (const each of bytes) {
    for (const column of ['secret_sealed', 'previous_sealed'])
      expect(rows[0][column].includes(each)).toBe(false)
    expect(history).not.toContain(each.toString('base64'))
  }
})

test('switched off, an endpoint is told nothing more, not even what waits', async () => {
  const { id } = await anEndpoint()
  await publish(deps, happened('waits'))
  await changeEndpoint(deps, { id, name: 'Till', url, events: ['order.paid'], state: 'off' }, by)
  await work()
  expect(received).toEqual([])
  expect((await everyDelivery())[0]).toMatchObject({ state: 'failed', attemptCount: 0 })
})

test('a test is sent to an endpoint whatever it asked for', async () => {
  const { id, secret } = await anEndpoint(['order.refunded'])
  await publishTest(deps, id)
  await work()
  expect(verify(secret.expose(), received[0] as Message)).toMatchObject({ type: 'endpoint.test' })
})

test('an edit that is stale, a bad address, too many, and webhooks that are off are refused', async () => {
  const { id } = await anEndpoint()
  const seen = (await findEndpoint(db, id))?.changedAt
  const change = { id, name: 'Till 2', url, events: ['order.paid'] as EventType[], state: 'on' as const }
  pass(1000)
  expect(await changeEndpoint(deps, { ...change, seen }, by)).toEqual({ ok: true })
  expect(await changeEndpoint(deps, { ...change, seen }, by)).toEqual({
    ok: false,
    reason: 'changed_meanwhile',
  })
  expect(await changeEndpoint(deps, { ...change, id: newId('whk') }, by)).toEqual({
    ok: false,
    reason: 'unknown',
  })
  expect(await changeEndpoint(deps, { ...change, url: 'https://a:b@example.com' }, by)).toEqual({
    ok: false,
    reason: 'has_password',
  })
  const form = { name: 'x', url, events: ['order.paid'] as EventType[] }
  expect(await addEndpoint({ ...deps, isOn: false }, form, by)).toEqual({ ok: false, reason: 'webhooks_off' })
  for (let more = 1; more < 20; more += 1) await addEndpoint(deps, form, by)
  expect(await addEndpoint(deps, form, by)).toEqual({ ok: false, reason: 'too_many' })
})

test('an endpoint is removed with its log, which tells who and why', async () => {
  const { id } = await anEndpoint()
  await publish(deps, happened('removed'))
  const remove = () => removeEndpoint(deps, { id, reason: 'moved' }, by)
  expect([await remove(), await remove()]).toEqual([true, false])
  expect(await everyDelivery()).toEqual([])
  await work()
  expect(received).toEqual([])
  const { rows } = await pool.query(
    `select action, details from shop.audit_event where subject_id = $1 order by id desc limit 1`,
    [id as WebhookEndpointId],
  )
  expect(rows).toEqual([{ action: 'webhook_endpoint.removed', details: { reason: 'moved' } }])
})

test('changes of products are told once a minute, as they are then, and only while somebody listens', async () => {
  await pool.query(`
    insert into shop.category values ('c', '{"en": "c", "fr": "c"}', '{"en": "c", "fr": "c"}', 1);
    insert into shop.platform values ('p', 'p', 'https://p.example', '{"en": "p", "fr": "p"}');
    insert into shop.region values ('r', '{"en": "r", "fr": "r"}', null)`)
  const id = newId('prd')
  const insert = (productId: string, slug: string) =>
    pool.query(
      `insert into shop.product (id, slug, category_slug, platform_code, region_code, kind, legal_nature, name, summary, description,
         publisher, price_minor, colour_blade, colour_ground)
       values ($1, $2, 'c', 'p', 'r', 'game', 'digital_content', '{"en": "n", "fr": "n"}', '{"en": "n", "fr": "n"}',
         '{"en": "n", "fr": "n"}', 'x', 1000, 'a', 'b')`,
      [productId, slug],
    )
  const changes = async () => (await pool.query('select from shop.product_change')).rowCount
  await insert(newId('prd'), 'unheard')
  expect(await changes()).toBe(0)
  await anEndpoint(['product.updated'])
  await insert(id, 'heard')
  for (const price of [900, 800, 700])
    await pool.query('update shop.product set list_price_minor = $2 where id = $1', [id, price])
  await pool.query('update shop.product set shown_stock = 3 where id = $1', [id])
  expect(await changes()).toBe(1)
  const findProducts = async () => [{ id, slug: 'heard', status: 'active' }]
  await tellOfProducts({ ...deps, findProducts })
  await tellOfProducts({ ...deps, findProducts })
  await work()
  expect(received.map(({ body }) => JSON.parse(body).data)).toEqual([
    { product: { id, slug: 'heard', status: 'active' } },
  ])
  await pool.query('update shop.product set shown_stock = 0, updated_at = now() where id = $1', [id])
  expect(await changes(), 'a sale is no change of the product').toBe(0)
  for (const change of [`related = '{other}'`, `seo_title = '{"en": "t", "fr": "t"}'`]) {
    await pool.query(`update shop.product set ${change} where id = $1`, [id])
    expect(await changes(), change).toBe(1)
    await pool.query('delete from shop.product_change')
  }
})
