import type { lookup as lookUp } from 'node:dns'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer as createRawServer } from 'node:net'
import { afterAll, afterEach, expect, test } from 'vitest'
import { placeOf } from '../egress/egress-refused.ts'
import { guardEgress } from '../egress/guard-egress.ts'
import { isPublicAddress } from './public-address.ts'
import { type SenderOptions, webhookSender } from './webhook-sender.ts'

const received: { url: string; headers: IncomingMessage['headers']; body: string }[] = []
let answer = (_request: IncomingMessage, response: ServerResponse): unknown => response.writeHead(204).end()
const server = createServer(async (request, response) => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  received.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString() })
  answer(request, response)
})
server.listen(0, '127.0.0.1').unref()
await once(server, 'listening')
const address = server.address()
const port = typeof address === 'object' && address ? address.port : 0

const refused: string[] = []
const guard = guardEgress((target) => void refused.push(placeOf(target)))
afterAll(() => {
  guard.stop()
  server.closeAllConnections()
  server.close()
})
afterEach(() => {
  answer = (_request, response) => response.writeHead(204).end()
  received.length = 0
  refused.length = 0
})

/** Names lead where a test says, as a name server would answer. */
function namesLeadTo(...found: string[][]): typeof lookUp {
  let asked = 0
  const stand = (_host: string, _options: object, told: (error: null, all: object[]) => void) => {
    const addresses = found[Math.min(asked++, found.length - 1)] ?? []
    told(
      null,
      addresses.map((each) => ({ address: each, family: each.includes(':') ? 6 : 4 })),
    )
  }
  return stand as unknown as typeof lookUp
}

const sender = (options: Partial<SenderOptions> = {}) =>
  webhookSender({ egress: guard, allowsPrivate: false, timeoutMillis: 500, ...options })
const send = (url: string, options: Partial<SenderOptions> = {}) =>
  sender(options).send({ url, headers: { 'webhook-id': 'evt_x' }, body: '{"é":1}' })

test.each([
  ['8.8.8.8', true],
  ['93.184.215.14', true],
  ['2606:4700:4700::1111', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['127.8.9.10', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['192.0.2.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::7f00:1', false],
  ['fc00::1', false],
  ['fd12:3456::1', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['2002:7f00:1::', false],
  ['2001::1', false],
  ['localhost', false],
])('%s is of the public internet: %s', (host, isPublic) => {
  expect(isPublicAddress(host)).toBe(isPublic)
})

test.each([
  ['https://hooks.example.com/x', undefined],
  ['https://8.8.8.8/x', undefined],
  ['nonsense', 'no_url'],
  ['ftp://hooks.example.com', 'no_url'],
  ['file:///etc/passwd', 'no_url'],
  ['javascript:alert(1)', 'no_url'],
  ['http://hooks.example.com/x', 'not_https'],
  ['https://user:word@hooks.example.com', 'has_password'],
  ['https://127.0.0.1', 'private_address'],
  ['https://127.1', 'private_address'],
  ['https://2130706433', 'private_address'],
  ['https://0x7f000001/', 'private_address'],
  ['https://0177.0.0.1/', 'private_address'],
  ['https://[::1]/', 'private_address'],
  ['https://[::ffff:7f00:1]/', 'private_address'],
  ['https://169.254.169.254/latest/meta-data', 'private_address'],
  ['https://localhost', 'private_address'],
  ['https://localhost.', 'private_address'],
  ['https://LOCALHOST:8443', 'private_address'],
  ['https://intranet/x', 'private_address'],
  ['https://db.internal', 'private_address'],
  ['https://printer.local', 'private_address'],
])('as an endpoint %s has the flaw: %s', (url, flaw) => {
  expect(sender().findFlaw(url)).toBe(flaw)
})

test('where it is allowed a message goes to this machine, byte for byte', async () => {
  const outcome = await send(`http://127.0.0.1:${port}/in`, { allowsPrivate: true })
  expect(outcome).toMatchObject({ ok: true, status: 204, trouble: null })
  expect(received).toMatchObject([{ url: '/in', body: '{"é":1}', headers: { 'webhook-id': 'evt_x' } }])
})

test('nothing is sent to a private address, also where it was typed before that was forbidden', async () => {
  for (const url of [`http://127.0.0.1:${port}/`, `https://127.0.0.1:${port}/`, `https://[::1]:${port}/`])
    expect(await send(url), url).toMatchObject({ ok: false, trouble: 'refused_address' })
  expect(received).toEqual([])
})

test('a name that leads to a private address is refused when it is looked up', async () => {
  for (const found of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::1'], ['169.254.169.254']])
    expect(await send(`https://rebound.example.com:${port}/`, { lookup: namesLeadTo(found) })).toMatchObject({
      trouble: 'refused_address',
    })
  expect(received).toEqual([])
})

// The socket is given the answer that was judged: a second look-up could lead elsewhere.
test('a name is looked up once for a message', async () => {
  let asked = 0
  const stand = namesLeadTo(['127.0.0.1'], ['127.0.0.9'])
  const lookup = ((...given: Parameters<typeof lookUp>) => {
    asked += 1
    return (stand as unknown as (...all: unknown[]) => unknown)(...given)
  }) as unknown as typeof lookUp
  const outcome = await send(`http://hooks.example.com:${port}/`, { allowsPrivate: true, lookup })
  expect([outcome.ok, asked, received.length]).toEqual([true, 1, 1])
  expect(received[0]?.headers.host).toBe(`hooks.example.com:${port}`)
})

test('a redirect is an answer like any other that is not 2xx, and is not followed', async () => {
  answer = (_request, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${port}/inner` }).end()
  expect(await send(`http://127.0.0.1:${port}/outer`, { allowsPrivate: true })).toMatchObject({
    ok: false,
    status: 307,
    trouble: 'status',
  })
  expect(received.map(({ url }) => url)).toEqual(['/outer'])
})

test('whoever is silent, and whoever answers without an end, holds nobody up', async () => {
  answer = () => {}
  expect(await send(`http://127.0.0.1:${port}/`, { allowsPrivate: true })).toMatchObject({
    trouble: 'no_answer',
  })
  answer = (_request, response) => {
    response.writeHead(200)
    const flood = setInterval(() => response.write('x'.repeat(10_000)), 1)
    response.on('close', () => clearInterval(flood))
  }
  const outcome = await send(`http://127.0.0.1:${port}/`, { allowsPrivate: true })
  expect(outcome).toMatchObject({ ok: true, status: 200 })
  expect(outcome.millis).toBeLessThan(450)
})

/** Answers by itself, below HTTP, whatever it is asked. */
async function rawAnswer(bytes: string): Promise<{ url: string; port: number }> {
  const raw = createRawServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => (bytes ? socket.write(bytes) : socket.destroy()))
  })
  raw.listen(0, '127.0.0.1').unref()
  await once(raw, 'listening')
  afterAll(() => void raw.close())
  const { port } = raw.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, port }
}

const done = 'Content-Length: 0\r\n\r\n'
test.each([
  ['wants another protocol', 'HTTP/1.1 101 X\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 101],
  [
    'wants another protocol, and is pleased',
    `HTTP/1.1 200 X\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n${done}`,
    200,
  ],
  ['says 101 and no protocol', 'HTTP/1.1 101 X\r\n\r\n', 101],
  ['says twice what it thinks', `HTTP/1.1 200 X\r\n${done}HTTP/1.1 500 X\r\n${done}`, 200],
  ['promises an answer without an end', 'HTTP/1.1 103 X\r\n\r\n'.repeat(50), null],
  ['speaks of itself without an end', `HTTP/1.1 200 X\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`, null],
  ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n', null],
  ['says nothing and goes', '', null],
])('whoever %s ends the try, and the guard is closed again', async (_, bytes, status) => {
  const { url, port: there } = await rawAnswer(bytes)
  const outcome = await send(url, { allowsPrivate: true })
  expect(outcome).toMatchObject({ ok: status === 200, status })
  await expect(once(connect(there, '127.0.0.1'), 'connect')).rejects.toThrow('no processor')
})

test('nobody there, no such name', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const free = closed.address()
  closed.close()
  await once(closed, 'close')
  const url = `http://127.0.0.1:${typeof free === 'object' && free ? free.port : 0}/`
  expect(await send(url, { allowsPrivate: true })).toMatchObject({ trouble: 'no_connection' })
  const lookup = ((_host: string, _options: object, told: (error: Error) => void) =>
    told(Object.assign(new Error('none'), { code: 'ENOTFOUND' }))) as unknown as typeof lookUp
  expect(await send('https://gone.example.com/', { lookup })).toMatchObject({ trouble: 'no_address' })
})

test('a certificate that is not good ends it', async () => {
  // Speaks no TLS at all: what comes back is no certificate.
  const outcome = await send(`https://127.0.0.1:${port}/`, { allowsPrivate: true })
  expect(outcome.ok).toBe(false)
  expect(received).toEqual([])
})

test('the guard is open to the host only while the message is on its way', async () => {
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('no processor')
  let during: Promise<unknown> = Promise.resolve()
  answer = (_request, response) => {
    during = once(connect(port, '127.0.0.1'), 'connect').then(() => response.writeHead(204).end())
  }
  expect(await send(`http://127.0.0.1:${port}/`, { allowsPrivate: true })).toMatchObject({ ok: true })
  await during
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('no processor')
  expect(refused).toEqual([`127.0.0.1:${port}`, `127.0.0.1:${port}`])
})
