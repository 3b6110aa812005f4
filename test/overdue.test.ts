import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { runningShop } from './support/running-shop.ts'

const shop = await runningShop()
const get = (path: string) => fetch(shop.baseUrl + path)
const status = async () => (await get('/privacy/status.json')).json()

test('what is late is counted without being asked for, and said alike to everybody, to programs and to the metrics', async () => {
  await expect.poll(status).toEqual({ overdueDeletions: 0, asOf: expect.any(String) })
  const before = await status()
  await shop.pool.query(
    `insert into shop.cart (id, token_hash, touched_at) values ('crt_late', $1, now() - interval '40 days')`,
    [randomBytes(32)],
  )
  // However often it is asked, nobody's question makes the database count.
  for (let n = 0; n < 20; n++) expect(await status()).toEqual(before)
  expect(await (await get('/privacy')).text()).toContain('Overdue deletions: 0, as of ')
  expect(await (await get('/metrics')).text()).toContain('akm_overdue_deletions 0')
})
