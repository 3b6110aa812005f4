import dgram from 'node:dgram'
import dns, { lookup } from 'node:dns'
import { once } from 'node:events'
import { createServer, get, type Server } from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import net, { connect } from 'node:net'
import tls from 'node:tls'
import { promisify } from 'node:util'
import { createTransport } from 'nodemailer'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { Secret } from '../../shared/secret.ts'
import { databaseAddress } from '../database/address.ts'
import { startSmtpServer } from '../mail/smtp.fixture.ts'
import { stripeClient } from '../stripe/client.ts'
import { placeOf } from './egress-refused.ts'
import { type EgressGuard, guardEgress } from './guard-egress.ts'

const { connectionString } = await testDatabase()
const places: { server: Server; port: number; reached: number }[] = []
const registered = await aPlace('127.0.0.1')
const stranger = await aPlace('127.0.0.2')
const guards: EgressGuard[] = []
const refused: string[] = []

afterEach(() => {
  for (const guard of guards.splice(0)) guard.stop()
  for (const place of places) place.reached = 0
  refused.length = 0
})

/** Every way in which Node and the shop's libraries open a connection. */
const ways: Record<string, (host: string, port: number) => Promise<unknown>> = {
  fetch: (host, port) => fetch(`http://${host}:${port}/`),
  'http.get': (host, port) => once(get({ host, port }), 'response'),
  'https.get': (host, port) => once(https.get({ host, port, rejectUnauthorized: false }), 'response'),
  http2: (host, port) => {
    const session = http2.connect(`http://${host}:${port}`)
    return once(session, 'connect').finally(() => session.on('error', () => {}).destroy())
  },
  'net.connect with port and host': (host, port) => once(connect(port, host), 'connect'),
  'net.connect with options': (host, port) => once(net.connect({ host, port }), 'connect'),
  'a socket of its own': (host, port) => once(new net.Socket().connect(port, host), 'connect'),
  'tls.connect': (host, port) => once(tls.connect({ host, port }), 'secureConnect'),
  WebSocket: (host, port) => asPromise(new WebSocket(`ws://${host}:${port}`)),
  'the Stripe SDK': (host, port) => {
    const stripe = stripeClient(new Secret('sk_test_demo_x'), `http://${host}:${port}`)
    return stripe.balance.retrieve({}, { maxNetworkRetries: 0 })
  },
  pg: (host, port) => new pg.Client({ host, port, user: 'x', database: 'x' }).connect(),
}

test.each(Object.entries(ways))('%s reaches nobody who is not registered', async (_, way) => {
  guarded()
  await expect(way('127.0.0.2', stranger.port)).rejects.toThrow()
  expect([...new Set(refused)]).toEqual([`127.0.0.2:${stranger.port}`])
  expect(stranger.reached).toBe(0)
})

// The other half of each proof: the same way is open where it leads to somebody who is registered.
test.each(Object.entries(ways))('%s reaches who is registered', async (_, way) => {
  guarded()
  await way('127.0.0.1', registered.port).catch(() => {})
  expect(refused).toEqual([])
  expect(registered.reached).toBeGreaterThan(0)
})

describe('not open either', () => {
  test('another port of a registered host', async () => {
    guarded()
    await expect(fetch(`http://127.0.0.1:${stranger.port}/`)).rejects.toThrow()
    expect(refused).toEqual([`127.0.0.1:${stranger.port}`])
  })

  test('a registered host by another name', async () => {
    guarded()
    await expect(fetch(`http://localhost:${registered.port}/`)).rejects.toThrow()
    expect(registered.reached).toBe(0)
  })

  test('an address written in another way', async () => {
    guarded()
    for (const host of ['127.1', '2130706433', '::ffff:127.0.0.2', '0x7f000002'])
      await expect(once(connect(stranger.port, host), 'connect')).rejects.toThrow('no processor')
    expect(stranger.reached).toBe(0)
  })

  test('where a registered host redirects to', async () => {
    guarded()
    const url = `http://127.0.0.1:${registered.port}/to?http://127.0.0.2:${stranger.port}/`
    await expect(fetch(url)).rejects.toThrow()
    expect(registered.reached).toBeGreaterThan(0)
    expect(stranger.reached).toBe(0)
  })

  test('a unix socket', async () => {
    guarded()
    await expect(once(connect('/tmp/nobody.sock'), 'connect')).rejects.toThrow('socket /tmp/nobody.sock')
    await expect(once(get({ socketPath: '/tmp/nobody.sock' }), 'response')).rejects.toThrow('no processor')
  })

  test('the question for the address of a strange name, which goes to a name server', async () => {
    guarded()
    const name = 'what-is-said.example'
    await expect(promisify(lookup)(name)).rejects.toThrow('no processor')
    await expect(promisify(dns.resolveTxt)(name)).rejects.toThrow('no processor')
    await expect(dns.promises.resolve4(name)).rejects.toThrow('no processor')
    const own = new dns.Resolver()
    await expect(promisify(own.resolve4.bind(own))(name)).rejects.toThrow('no processor')
    await expect(new dns.promises.Resolver().resolveMx(name)).rejects.toThrow('no processor')
  })

  test('a datagram', async () => {
    guarded()
    const socket = dgram.createSocket('udp4')
    expect(() => socket.send('x', stranger.port, '127.0.0.2')).toThrow('no processor')
    expect(() => socket.connect(stranger.port, '127.0.0.2')).toThrow('no processor')
    socket.close()
    expect(refused).toHaveLength(2)
  })
})

test('the database that is configured is reached by its socket', async () => {
  guarded().permit([databaseAddress(connectionString)])
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.end()
  expect(refused).toEqual([])
})

test('the mail server is reached by its name, which the library turns into an address by itself', async () => {
  const smtp = await startSmtpServer()
  // The library keeps what it has found for minutes, so that the refusal is asked of a name of its own.
  const sendTo = (host: string) =>
    createTransport({ host, port: smtp.port, secure: false, ignoreTLS: true }).sendMail({
      from: 'shop@example.eu',
      to: 'buyer@example.eu',
      text: 'x',
    })
  const guard = guarded()
  await expect(sendTo('mail.example')).rejects.toThrow('no processor')
  await expect(sendTo('127.0.0.1')).rejects.toThrow('no processor')
  guard.permit([{ host: 'localhost', port: smtp.port }])
  refused.length = 0
  await sendTo('localhost')
  expect(smtp.letters).toHaveLength(1)
  await smtp.close()
  expect(refused).toEqual([])
})

test('a permitted name opens the addresses that it has, on its port', async () => {
  const guard = guarded()
  await expect(fetch(`http://127.0.0.2:${stranger.port}/`)).rejects.toThrow()
  guard.permit([{ host: 'localhost', port: stranger.port }])
  const { address } = await dns.promises.lookup('localhost', { family: 4 })
  await once(connect(stranger.port, address), 'error') // nobody listens there, which is another error than ours
  await expect(once(connect(1, address), 'connect')).rejects.toThrow('no processor')
})

test('a refusal says where to and nothing of what', async () => {
  guarded()
  const body = 'buyer@example.eu'
  const error = await fetch(`http://127.0.0.2:${stranger.port}/?q=${body}`, { method: 'POST', body }).catch(
    (each: unknown) => each,
  )
  const told = JSON.stringify(refused) + (error instanceof Error ? String(error.cause) : '')
  expect(told).toContain(`127.0.0.2:${stranger.port}`)
  expect(told).not.toContain('buyer')
})

test('a process whose guards have stopped is as before', async () => {
  const { connect: before } = net.Socket.prototype
  const [first, second] = [guarded(), guarded()]
  first.stop()
  await expect(fetch(`http://127.0.0.2:${stranger.port}/`)).rejects.toThrow()
  second.stop()
  expect(net.Socket.prototype.connect).toBe(before)
  expect((await fetch(`http://127.0.0.2:${stranger.port}/`)).status).toBe(200)
})

test('what is asked of each connection costs some microseconds, and a request on an open one nothing', () => {
  const guard = guarded()
  for (let n = 0; n < 50; n += 1) guard.permit([{ host: `host-${n}.example`, port: 443 }])
  const rounds = 20_000
  // Of this process alone: whatever else the machine does is not our cost.
  const began = process.cpuUsage()
  for (let n = 0; n < rounds; n += 1) {
    const socket = new net.Socket()
    socket.on('error', () => {})
    socket.connect(443, 'strange.example')
  }
  const { user, system } = process.cpuUsage(began)
  const microseconds = (user + system) / rounds
  console.log(`a refused connection: ${microseconds.toFixed(1)} µs, the making of the socket included`)
  expect(microseconds).toBeLessThan(500)
})

function guarded(): EgressGuard {
  const guard = guardEgress((target) => void refused.push(placeOf(target)))
  guard.permit([{ host: '127.0.0.1', port: registered.port }])
  guards.push(guard)
  return guard
}

async function aPlace(host: string) {
  const server = createServer((request, response) => {
    const [, to] = request.url?.split('/to?') ?? []
    if (to) response.writeHead(302, { location: to }).end()
    else response.end('{}')
  })
  const place = { server, port: 0, reached: 0 }
  for (const event of ['connection', 'request']) {
    server.on(event, () => {
      place.reached += 1
    })
  }
  server.listen(0, host).unref()
  await once(server, 'listening')
  const address = server.address()
  place.port = typeof address === 'object' && address ? address.port : 0
  places.push(place)
  return place
}

function asPromise(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('closed')))
  })
}
