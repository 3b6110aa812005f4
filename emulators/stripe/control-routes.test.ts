import { request } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { startStripeEmulator } from './index.ts'

const emulator = await startStripeEmulator({ secretKey: 'sk_test_demo_control' })
afterAll(() => emulator.stop())

/** `fetch` lets nobody choose the Host header; a rebound name arrives there. */
function statusWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const url = new URL('/__ctl/requests', emulator.url)
    request(url, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test('a name that was pointed at this machine does not reach the control API', async () => {
  expect(await statusWithHost('127.0.0.1')).toBe(200)
  expect(await statusWithHost('localhost:4000')).toBe(200)
  expect(await statusWithHost('elsewhere.example')).toBe(403)
})
