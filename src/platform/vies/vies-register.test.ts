import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { viesRegister } from './vies-register.ts'

/** Speaks the documented protocol of VIES on this machine. */
type Reply = { status?: number; body: unknown; afterMillis?: number }
let reply: Reply
let asked: { method: string | undefined; path: string | undefined; body: unknown }[] = []
const server: Server = createServer((request, response) => {
  let text = ''
  request.on('data', (part: Buffer) => {
    text += part.toString()
  })
  request.on('end', () => {
    asked.push({ method: request.method, path: request.url, body: JSON.parse(text) })
    const { status = 200, body, afterMillis = 0 } = reply
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }, afterMillis)
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

let now = new Date('2026-12-16T12:00:00Z')
const opened = (requester: string | null = 'FR40303265045') =>
  viesRegister({ url: `http://127.0.0.1:${port}/rest-api`, requester, clock: { now: () => now } })
const answer = (valid: boolean, more = {}) => ({
  body: {
    countryCode: 'DE',
    vatNumber: '136695976',
    requestDate: '2026-12-16T12:00:00.000Z',
    valid,
    requestIdentifier: 'WAPIAAAAY1abcdef',
    name: '---',
    address: '---',
    traderNameMatch: 'NOT_PROCESSED',
    ...more,
  },
})
const away = (error: string, status = 500): Reply => ({
  status,
  body: { actionSucceed: false, errorWrappers: [{ error, message: '' }] },
})

beforeEach(() => {
  asked = []
  reply = answer(true)
  now = new Date('2026-12-16T12:00:00Z')
})

test('a number is asked for in the name of the seller, and the consultation number is the proof of it', async () => {
  expect(await opened().check('DE136695976', 2000)).toEqual({
    state: 'valid',
    consultationNumber: 'WAPIAAAAY1abcdef',
  })
  expect(asked).toEqual([
    {
      method: 'POST',
      path: '/rest-api/check-vat-number',
      body: {
        countryCode: 'DE',
        vatNumber: '136695976',
        requesterMemberStateCode: 'FR',
        requesterNumber: '40303265045',
      },
    },
  ])
})

test('without a requester there is an answer and no proof', async () => {
  reply = answer(true, { requestIdentifier: '' })
  expect(await opened(null).check('DE136695976', 2000)).toEqual({ state: 'valid', consultationNumber: null })
  expect(asked[0]?.body).toEqual({ countryCode: 'DE', vatNumber: '136695976' })
})

test('what the register does not know is invalid', async () => {
  reply = answer(false)
  expect(await opened().check('DE136695976', 2000)).toMatchObject({ state: 'invalid' })
})

test.each([
  ['MS_UNAVAILABLE', away('MS_UNAVAILABLE')],
  ['MS_MAX_CONCURRENT_REQ', away('MS_MAX_CONCURRENT_REQ', 400)],
  ['SERVICE_UNAVAILABLE', away('SERVICE_UNAVAILABLE', 503)],
  ['MS_UNAVAILABLE', answer(false, { userError: 'MS_UNAVAILABLE' })],
  ['unreadable', { body: { hello: 'world' } }],
  ['unreachable', { status: 502, body: '<html>Bad gateway</html>' }],
])('%s says nothing of the number', async (reason, told: Reply) => {
  reply = told
  expect(await opened().check('DE136695976', 2000)).toEqual({ state: 'unavailable', reason })
})

test('nobody waits longer than they said', async () => {
  reply = { ...answer(true), afterMillis: 1000 }
  const began = Date.now()
  expect(await opened().check('DE136695976', 100)).toEqual({ state: 'pending' })
  expect(Date.now() - began).toBeLessThan(600)
})

test('a register that is not there is unavailable', async () => {
  const nowhere = viesRegister({ url: 'http://127.0.0.1:9', requester: null, clock: { now: () => now } })
  expect(await nowhere.check('DE136695976', 2000)).toEqual({ state: 'unavailable', reason: 'unreachable' })
})

test('after three failures in a row a member state is left alone for a minute', async () => {
  const vies = opened()
  reply = away('MS_UNAVAILABLE')
  for (let time = 1; time <= 3; time++) await vies.check('DE136695976', 2000)
  expect(await vies.check('DE136695976', 2000)).toEqual({ state: 'pending' })
  expect(asked).toHaveLength(3)
  reply = answer(true)
  // Another member state answers all the same.
  expect(await vies.check('ATU13585627', 2000)).toMatchObject({ state: 'valid' })
  now = new Date(now.getTime() + 60_001)
  expect(await vies.check('DE136695976', 2000)).toMatchObject({ state: 'valid' })
})

test('an answer is remembered for ten minutes, a failure is not', async () => {
  const vies = opened()
  reply = away('TIMEOUT')
  await vies.check('DE136695976', 2000)
  reply = answer(true)
  await vies.check('DE136695976', 2000)
  await vies.check('DE136695976', 2000)
  expect(asked).toHaveLength(2)
  now = new Date(now.getTime() + 10 * 60_001)
  await vies.check('DE136695976', 2000)
  expect(asked).toHaveLength(3)
})
