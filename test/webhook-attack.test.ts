import { randomBytes } from 'node:crypto'
import dns from 'node:dns'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { type AddressInfo, connect, createServer as createRawServer } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createApiKey } from '../src/domains/api-keys/index.ts'
import { askForJobs } from './support/ask-for-jobs.ts'
import { runningShop } from './support/running-shop.ts'

// Whoever may add an endpoint, or holds the name of one, tries to reach what stands beside the shop or to keep it busy: whole
// shops, with the guard of outgoing connections as it is at work, and receivers that really listen.

/** A name server that answers as whoever owns the name likes; every other name is asked for as always. */
const leadsTo = new Map<string, readonly string[]>()
restoreAfter(
  dns,
  'lookup',
  (original) => (host: string, options: object, answer: (...all: unknown[]) => void) => {
    const found = leadsTo.get(host)?.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    return found ? process.nextTick(answer, null, found) : original(host, options, answer)
  },
)

/** What stands beside the shop and is nobody's business outside: it counts who knocks. */
const knocks = { count: 0 }
const inner = createRawServer((socket) => {
  knocks.count += 1
  socket.destroy()
})
const innerPort = await listening(inner)

const wrote = { flood: 0, loop: 0, told: 0 }
const receivers: Record<string, (request: IncomingMessage, response: ServerResponse) => unknown> = {
  told: (_, response) => {
    wrote.told += 1
    response.writeHead(204).end()
  },
  silent: () => {},
  inward: (_, response) => response.writeHead(307, { location: `http://127.0.0.1:${innerPort}/` }).end(),
  loop: (request, response) => {
    wrote.loop += 1
    response.writeHead(302, { location: request.url }).end()
  },
  flood: (_, response) => {
    response.writeHead(200)
    const piece = Buffer.alloc(64 * 1024)
    const pour = () => {
      while (wrote.flood < 200 * 1024 * 1024 && !response.destroyed) {
        wrote.flood += piece.length
        if (!response.write(piece)) return void response.once('drain', pour)
      }
    }
    pour()
  },
  drip: (_, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(drip))
  },
  // A line of its head now and then, and never the last one.
  head: ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    const drip = setInterval(() => socket.write('X-Wait: a little\r\n'), 50)
    socket.on('close', () => clearInterval(drip)).on('error', () => {})
  },
  upgrade: ({ socket }) => {
    socket.write('HTTP/1.1 101 X\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  },
}
const receiver = createServer((request, response) => {
  request.resume()
  return receivers[request.url?.slice(1) ?? '']?.(request, response)
})
const port = await listening(receiver)
afterAll(() => receiver.closeAllConnections())

const [strict, open] = [
  await attacked({ WEBHOOKS_PROCESSOR: 'Till House; FR' }),
  await attacked({ WEBHOOKS_PROCESSOR: 'Till House; FR', WEBHOOKS_PRIVATE: '1' }),
]

test.each([
  ['https://127.0.0.1/', 'private_address'],
  ['https://2130706433/', 'private_address'],
  ['https://0x7f.1/', 'private_address'],
  ['https://017700000001/', 'private_address'],
  ['https://①②⑦.⓪.⓪.①/', 'private_address'],
  ['https://0/', 'private_address'],
  ['https://[::]/', 'private_address'],
  ['https://[::1]/', 'private_address'],
  ['https://[::ffff:127.0.0.1]/', 'private_address'],
  ['https://[::127.0.0.1]/', 'private_address'],
  ['https://[64:ff9b::127.0.0.1]/', 'private_address'],
  ['https://[2002:7f00:1::]/', 'private_address'],
  ['https://169.254.169.254/latest/meta-data/', 'private_address'],
  ['https://localhost./', 'private_address'],
  ['https://metadata.google.internal/', 'private_address'],
  ['https://user:word@hooks.example.com/', 'has_password'],
  ['https://hooks.example.com@127.0.0.1/', 'has_password'],
  ['http://hooks.example.com/', 'not_https'],
  ['gopher://hooks.example.com/', 'no_url'],
])('%s is taken for no endpoint: %s', async (url, reason) => {
  const answer = await strict.add(url)
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(`"${reason}"`)])
})

test('a name that led to the internet when it was saved, and home when it is told something, reaches nobody', async () => {
  const url = (name: string) => `https://${name}.example.com:${innerPort}/`
  const homes: Record<string, string[]> = {
    rebound: ['127.0.0.1'],
    beside: ['93.184.215.14', '127.0.0.1'],
    mapped: ['::ffff:127.0.0.1'],
    cloud: ['169.254.169.254'],
    six: ['::1'],
  }
  for (const name of Object.keys(homes)) {
    leadsTo.set(`${name}.example.com`, ['93.184.215.14'])
    expect((await strict.add(url(name))).status, name).toBe(201)
  }
  expect((await strict.add(url('rebound'), 'Old')).status).toBe(201)
  await strict.turn('Old', `https://127.0.0.1:${innerPort}/`)
  for (const [name, addresses] of Object.entries(homes)) leadsTo.set(`${name}.example.com`, addresses)
  await strict.happen()
  await expect.poll(strict.tries, { timeout: 60_000 }).toHaveLength(6)
  expect(new Set((await strict.tries()).map(({ trouble }) => trouble))).toEqual(new Set(['refused_address']))
  expect(knocks.count).toBe(0)
})

test('of receivers that are silent, endless or elsewhere none holds up another, and none is followed', async () => {
  for (const name of Object.keys(receivers))
    expect((await open.add(`http://127.0.0.1:${port}/${name}`, name)).status).toBe(201)
  const began = performance.now()
  await open.happen()
  await expect.poll(() => wrote.told, { timeout: 60_000 }).toBe(1)
  const outcomes = async () =>
    Object.fromEntries((await open.tries()).map(({ name, status, trouble }) => [name, status ?? trouble]))
  await expect.poll(outcomes, { timeout: 60_000 }).toEqual({
    ...{ told: 204, silent: 'no_answer', inward: 307, loop: 302, flood: 200, drip: 200 },
    ...{ head: 'no_answer', upgrade: 101 },
  })
  expect(performance.now() - began).toBeLessThan(45_000)
  for (const { name, millis } of await open.tries())
    expect(millis, name).toBeLessThan(['silent', 'head'].includes(name) ? 20_000 : 5_000)
  // Asked again only by another try.
  expect([knocks.count, wrote.loop]).toEqual([0, await open.countTries('loop')])
  // What stood in the buffers between them, not what was poured.
  expect(wrote.flood).toBeLessThan(16 * 1024 * 1024)
})

test('what is told to many is not held up by those who are silent', async () => {
  const count = 40
  await open.happen(count)
  await expect.poll(() => wrote.told, { timeout: 30_000 }).toBe(1 + count)
})

test('when all is told the guard is closed to whoever was told', async () => {
  // The first of them are tried once more after seconds, the next time after minutes.
  const knock = () => once(connect(port, '127.0.0.1'), 'connect').catch(String)
  await expect.poll(knock, { timeout: 60_000, interval: 1_000 }).toContain('no processor')
})

/** A whole shop, and what an attacker does with it. */
async function attacked(settings: Record<string, string>) {
  const { baseUrl, db, pool } = await runningShop(settings)
  const ask = await askForJobs(pool)
  const made = await db
    .transaction()
    .execute((tx) =>
      createApiKey(
        tx,
        { name: 'Till', scopes: ['webhooks.manage'], lifeDays: 1, at: new Date() },
        { kind: 'system' },
      ),
    )
  const headers = { authorization: `Bearer ${made.token.expose()}`, 'content-type': 'application/json' }
  return {
    add: (url: string, name = 'Till') =>
      fetch(`${baseUrl}/api/v1/webhook-endpoints`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': randomBytes(16).toString('hex') },
        body: JSON.stringify({ name, url, events: ['product.updated'] }),
      }),
    /** Past every form: what was typed while it was allowed. */
    turn: (name: string, url: string) =>
      pool.query('update shop.webhook_endpoint set url = $2 where name = $1', [name, url]),
    async happen(count = 1) {
      await pool.query(
        `insert into shop.product_change (product_id, at)
         select id, now() from shop.product order by id limit $1 on conflict do nothing`,
        [count],
      )
      await ask('webhooks.tell_of_products')
    },
    countTries: async (name: string) =>
      (
        await pool.query<{ tries: number }>(
          `select sum(attempt_count)::int as tries from shop.webhook_delivery d
           join shop.webhook_endpoint e on e.id = d.endpoint_id where e.name = $1`,
          [name],
        )
      ).rows[0]?.tries,
    tries: async () =>
      (
        await pool.query<{ name: string; status: number | null; trouble: string | null; millis: number }>(
          `select e.name, a.status, a.trouble, a.millis from shop.webhook_attempt a
           join shop.webhook_delivery d on d.id = a.delivery_id join shop.webhook_endpoint e on e.id = d.endpoint_id
           where a.number = 1`,
        )
      ).rows,
  }
}

async function listening(server: ReturnType<typeof createRawServer>): Promise<number> {
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  afterAll(() => void server.close())
  return (server.address() as AddressInfo).port
}

// biome-ignore lint/complexity/noBannedTypes: whatever Node has there
function restoreAfter(place: object, name: string, stand: (original: Function) => Function): void {
  const original = Reflect.get(place, name)
  const put = (each: unknown) => {
    Reflect.set(place, name, each)
    syncBuiltinESMExports()
  }
  put(Object.defineProperties(stand(original), Object.getOwnPropertyDescriptors(original)))
  afterAll(() => put(original))
}
