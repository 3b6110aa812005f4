import { expect, test } from 'vitest'
import { sampleStorefront, shopWith } from '../storefront.fixture.ts'

test('the sitemap lists every product in every language', async () => {
  const shop = shopWith()
  const index = await (await shop.get('/sitemap.xml')).text()
  expect(index).toContain('<loc>http://shop.example/sitemaps/products.xml</loc>')
  const products = await (await shop.get('/sitemaps/products.xml')).text()
  expect(products).toContain('<loc>http://shop.example/fr/products/iron-meridian</loc>')
  expect(products.endsWith('</urlset>')).toBe(true)
  expect(await (await shop.get('/sitemaps/after-iron-meridian.xml')).text()).not.toContain(
    'products/iron-meridian<',
  )
  expect((await shop.get('/sitemaps/other.xml')).status).toBe(404)
})

test('a demo shop is nobody’s search result', async () => {
  const { shop } = sampleStorefront()
  expect(await (await shopWith().get('/robots.txt')).text()).toContain(
    'Sitemap: http://shop.example/sitemap.xml',
  )
  const demo = shopWith({ shop: { ...shop, demo: true } })
  expect(await (await demo.get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n')
})

test('covers are drawn from slug and colours in the address, and only from good ones', async () => {
  const shop = shopWith()
  const cover = await shop.get('/covers/0.3_0.06_30-0.75_0.09_60/iron-meridian.svg')
  expect(cover.headers.get('content-type')).toBe('image/svg+xml')
  expect(await cover.text()).toMatch(/^<svg /)
  for (const path of [
    '/covers/x/a.svg',
    '/covers/9_9_9-9_9_9/a.svg',
    '/covers/0.3_0.06_30-0.75_0.09_60/A.svg',
  ])
    expect((await shop.get(path)).status, path).toBe(404)
})

test('the picture for social networks exists for products alone', async () => {
  const shop = shopWith()
  const picture = await shop.get('/og/iron-meridian.png')
  expect(Buffer.from(await picture.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG')
  expect((await shop.get('/og/unknown.png')).status).toBe(404)
})
