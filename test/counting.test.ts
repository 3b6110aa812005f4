import { expect, test } from 'vitest'
import { runningShop } from './support/running-shop.ts'

const shop = await runningShop()
const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' }
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(shop.baseUrl + path, { headers: { ...browser, ...headers } }).then((answer) => answer.text())

const counts = async () => {
  const { rows } = await shop.pool.query(
    'select route, event, country, referrer_host, campaign, count from shop.page_count order by event, route, country',
  )
  return rows.map((row) => Object.values(row).join(' '))
}

// The process writes down every ten seconds; the test waits for it once.
test('pages are counted alike whether the page cache answers or the shop, and who objects is not', async () => {
  const entry = { referer: 'https://news.example/a/b?c=d', 'accept-language': 'fr-FR' }
  for (let n = 0; n < 3; n += 1) await get('/?utm_campaign=autumn', entry)
  await get('/', { ...entry, 'sec-gpc': '1' })
  // Objected by a button, and remembered by the browser.
  await get('/', { ...entry, cookie: 'akm_uncounted=1' })
  await get('/support', { cookie: 'akm_uncounted=1' })
  await get('/', { 'user-agent': 'Examplebot/1.0' })
  await get('/support', { referer: `${shop.baseUrl}/` })
  await get('/cart', { referer: `${shop.baseUrl}/` })
  await expect
    .poll(counts, { timeout: 15_000, interval: 500 })
    .toEqual(
      ['/    3', '/cart    1', '/support    1', '/ FR news.example autumn 3'].map((line, index) =>
        line.replace(/^(\S+)/, `$1 ${index < 3 ? 'page_viewed' : 'visit_begun'}`),
      ),
    )
})
