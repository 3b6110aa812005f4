import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import { pageCache } from './page-cache.ts'

afterEach(() => {
  vi.useRealTimers()
})

const page = (body: string, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { 'content-type': 'text/html', 'cache-control': 'no-cache', ...headers } })

test('two hundred visitors at once cost one rendering', async () => {
  const cache = pageCache()
  const render = vi.fn(async () => page('hello'))
  const answers = await Promise.all(Array.from({ length: 200 }, () => cache.load('/', render)))
  expect(render).toHaveBeenCalledTimes(1)
  expect(new Set(answers).size).toBe(1)
  expect(cache.find('/')).toBe(answers[0])
})

test('holds the page in every encoding', async () => {
  const cache = pageCache()
  await cache.load('/', async () => page('hello '.repeat(50)))
  const bodies = cache.find('/')?.bodies
  expect(bodies?.identity.toString()).toBe('hello '.repeat(50))
  expect(brotliDecompressSync(bodies?.br ?? '').toString()).toBe('hello '.repeat(50))
  expect(gunzipSync(bodies?.gzip ?? '').toString()).toBe('hello '.repeat(50))
})

test.each([
  ['that sets a cookie', page('x', { 'set-cookie': 'akm_cart=1' })],
  ['that nobody may store', page('x', { 'cache-control': 'no-store' })],
  ['that is private', page('x', { 'cache-control': 'private, max-age=60' })],
  ['without a word on caching', new Response('x')],
  ['that is an error', new Response('x', { status: 404, headers: { 'cache-control': 'no-cache' } })],
])('never keeps an answer %s', async (_, answer) => {
  const cache = pageCache()
  expect(await cache.load('/', async () => answer)).toBe(answer)
  expect(cache.find('/')).toBeUndefined()
})

test('an answer that turns out to be personal is made for each who waited', async () => {
  const cache = pageCache()
  let made = 0
  const render = async () => page(`for ${++made}`, { 'cache-control': 'no-store' })
  const answers = await Promise.all([
    cache.load('/', render),
    cache.load('/', render),
    cache.load('/', render),
  ])
  const bodies = await Promise.all(answers.map((each) => (each instanceof Response ? each.text() : 'kept')))
  expect(bodies.sort()).toEqual(['for 1', 'for 2', 'for 3'])
})

test('a page rendered before a change is not kept after it', async () => {
  const cache = pageCache()
  const gate = Promise.withResolvers<void>()
  const slow = cache.load('/', async () => {
    await gate.promise
    return page('old price')
  })
  cache.invalidate()
  gate.resolve()
  await slow
  expect(cache.find('/')).toBeUndefined()
})

test('a visitor after a change does not share a rendering from before it', async () => {
  const cache = pageCache()
  const gate = Promise.withResolvers<void>()
  const slow = cache.load('/', async () => {
    await gate.promise
    return page('old price')
  })
  cache.invalidate()
  const fresh = await cache.load('/', async () => page('new price'))
  gate.resolve()
  await slow
  expect(fresh).toHaveProperty('bodies.identity', Buffer.from('new price'))
  expect(cache.find('/')?.bodies.identity.toString()).toBe('new price')
})

test('stays within its entries and its bytes, oldest out first', async () => {
  const cache = pageCache({ entriesMax: 3, bytesMax: 10_000 })
  for (const key of ['a', 'b', 'c', 'd']) await cache.load(key, async () => page(key))
  expect(cache.find('a')).toBeUndefined()
  expect(cache.size().entries).toBe(3)
  await cache.load('big', async () => page('x'.repeat(9950), { 'content-type': 'font/woff2' }))
  expect(cache.size()).toEqual({ entries: 2, bytes: 9977 })
  cache.invalidate()
  expect(cache.size()).toEqual({ entries: 0, bytes: 0 })
})

test('a page that is asked for stays when others go', async () => {
  const cache = pageCache({ entriesMax: 2 })
  for (const key of ['a', 'b']) await cache.load(key, async () => page(key))
  cache.find('a')
  await cache.load('c', async () => page('c'))
  expect([cache.find('a'), cache.find('b')].map(Boolean)).toEqual([true, false])
})

test('a failed rendering fails for whoever waited and is tried again by the next', async () => {
  const cache = pageCache()
  const failing = async () => {
    throw new Error('down')
  }
  const both = await Promise.allSettled([cache.load('/', failing), cache.load('/', failing)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await cache.load('/', async () => page('up'))).toHaveProperty('tag')
})

test('pages grow old also when nobody announces a change', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const cache = pageCache({ maxAgeSeconds: 60 })
  await cache.load('/', async () => page('x'))
  vi.advanceTimersByTime(61_000)
  expect(cache.find('/')).toBeUndefined()
})
