import { expect, test, vi } from 'vitest'
import type { ProductCard } from '../../../domains/catalog/index.ts'
import { money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { messages } from '../../ui/messages/index.ts'
import { webApp } from '../../web-app.ts'
import type { StorefrontDeps } from '../deps.ts'
import { noReviews, origin, sampleProduct, sampleStorefront, shopWith } from '../storefront.fixture.ts'

test('shows home, lists and products in both languages', async () => {
  const shop = shopWith()
  for (const locale of ['en', 'fr'] as const) {
    for (const address of [
      href(locale, 'home'),
      href(locale, 'catalogue'),
      href(locale, 'product', { slug: 'iron-meridian' }),
    ]) {
      const answer = await shop.get(address)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(`<html lang="${locale}"`)
    }
  }
})

test('writes what sellers type as text, never as markup', async () => {
  const html = await (await shopWith().get('/products/iron-meridian')).text()
  expect(html).toContain('Ostrea &lt;Works&gt;')
  expect(html).toContain('"name":"Ostrea \\u003cWorks>"')
  expect(html).not.toContain('Ostrea <Works>')
})

test('a bundle says what it is, and compares prices only while all of it is in the window', async () => {
  const price = money(2000, 'EUR')
  const [one, two] = ['one', 'two'].map((slug) => sampleProduct({ slug, price }))
  if (!one || !two) throw new Error('no parts')
  const apart = messages.en.bundle.apart('€40.00')
  const pageOf = async (parts: ProductCard[]) => {
    const product = {
      ...sampleProduct({ price: money(1500, 'EUR'), partCount: 2, parts }),
      reviews: noReviews,
    }
    return (await shopWith({ findProduct: async () => product }).get('/products/iron-meridian')).text()
  }
  const whole = await pageOf([one, two])
  expect(whole).toContain(messages.en.bundle.title)
  expect(whole).toContain(apart)
  for (const html of [whole, await pageOf([one]), await pageOf([])])
    expect(html).not.toContain('id="reviews"')
  expect(await pageOf([one])).not.toContain(messages.en.bundle.apart('€20.00'))
})

test('names the canonical address and its twins, and describes the offer to search engines', async () => {
  const html = await (await shopWith().get('/fr/products/iron-meridian?utm_source=x')).text()
  expect(html).toContain('<link rel="canonical" href="http://shop.example/fr/products/iron-meridian"/>')
  expect(html).toContain('hreflang="en" href="http://shop.example/products/iron-meridian"/>')
  const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '')
  expect(data.offers).toMatchObject({
    price: '34.99',
    priceCurrency: 'EUR',
    availability: 'https://schema.org/InStock',
  })
})

test('in another currency the page and its data for search engines say the same, and yen have no hundredths', async () => {
  const inYen = sampleProduct({ price: { minor: 5400, currency: 'JPY' }, readIn: 'JPY' })
  const findProduct = vi.fn<StorefrontDeps['findProduct']>(async () => inYen)
  const html = await (
    await shopWith({ findProduct }).get('/products/x', { cookie: 'akm_currency=JPY' })
  ).text()
  expect(findProduct).toHaveBeenCalledWith('x', 'JPY')
  expect(html).toContain('JP¥5,400')
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? []
  expect(JSON.parse(json).offers).toMatchObject({ price: '5400', priceCurrency: 'JPY' })
})

test('a product without a price in the currency says so, and stays in euros', async () => {
  const product = sampleProduct({ readIn: 'GBP' })
  const html = await (
    await shopWith({ findProduct: async () => product }).get('/products/x', { cookie: 'akm_currency=GBP' })
  ).text()
  expect(html).toContain('€34.99')
  expect(html).toContain(messages.en.price.notIn('British pounds'))
})

test('a reduced price stands beside the regular one and the lowest of the 30 days before', async () => {
  const product = sampleProduct({
    regularPrice: { minor: 4999, currency: 'EUR' },
    lowestPriceBefore: { minor: 3999, currency: 'EUR' },
  })
  const html = await (await shopWith({ findProduct: async () => product }).get('/products/x')).text()
  expect(html).toContain('€49.99')
  expect(html).toContain('−30%')
  expect(html).toContain(messages.en.price.lowest('€39.99'))
})

test('a sold-out product cannot be bought, a pre-order says when it comes', async () => {
  const soldOut = await (await shopWith().get('/products/sold-out')).text()
  expect(soldOut).not.toContain('action="/cart/lines"')
  const preorder = sampleProduct({
    availability: { kind: 'preorder', releaseAt: new Date('2027-02-12T09:00:00Z') },
  })
  const html = await (await shopWith({ findProduct: async () => preorder }).get('/products/x')).text()
  expect(html).toContain(messages.en.product.addPreorder)
  expect(html).toContain('12 February 2027')
})

test('few left can be bought only so often', async () => {
  const few = sampleProduct({ availability: { kind: 'few', left: 2 } })
  const html = await (await shopWith({ findProduct: async () => few }).get('/products/x')).text()
  expect(html.match(/<option/g)).toHaveLength(2)
})

test('asks the database neither for nonsense nor twice for the same', async () => {
  const findProduct = vi.fn(async () => sampleProduct())
  const shop = shopWith({ findProduct })
  for (const slug of ['..%2F..%2Fetc', 'UPPER', 'x'.repeat(500), '%00'])
    expect((await shop.get(`/products/${slug}`)).status).toBe(404)
  expect(findProduct).not.toHaveBeenCalled()
  await Promise.all([shop.get('/products/a'), shop.get('/products/a'), shop.get('/fr/products/a')])
  expect(findProduct).toHaveBeenCalledTimes(1)
})

test('reads a product anew after the catalogue changed', async () => {
  const findProduct = vi.fn(async () => sampleProduct())
  const deps = sampleStorefront({ findProduct })
  const app = webApp(deps, [])
  await app.request(`${origin}/products/a`)
  deps.catalogueChanges.announce()
  await app.request(`${origin}/products/a`)
  expect(findProduct).toHaveBeenCalledTimes(2)
})

test('keeps searches and combined filters out of search engines, and one filter in', async () => {
  const shop = shopWith()
  const isHidden = async (path: string) => (await (await shop.get(path)).text()).includes('content="noindex"')
  expect(await isHidden('/products?q=iron')).toBe(true)
  expect(await isHidden('/products?platform=nimbus&region=eu')).toBe(true)
  expect(await isHidden('/products?category=strategy')).toBe(false)
})

test('a page beyond the last one is not found', async () => {
  expect((await shopWith().get('/products?page=7')).status).toBe(404)
})

test('suggests products as data', async () => {
  const answer = await shopWith().get('/fr/suggest?q=me')
  expect(await answer.json()).toEqual([
    {
      href: '/fr/products/iron-meridian',
      name: 'Méridien de fer Luxe',
      note: 'Nimbus',
      price: '34,99\u00a0€',
    },
  ])
})

test('a product that is sold out promises no delivery', async () => {
  const { product: words } = messages.en
  const pageOf = async (product: ReturnType<typeof sampleProduct>) =>
    (await shopWith({ findProduct: async () => product }).get('/products/iron-meridian')).text()
  const soldOut = await pageOf(sampleProduct({ availability: { kind: 'sold_out' } }))
  expect(soldOut).toContain(words.soldOutHint)
  expect(soldOut).not.toContain(words.deliveryNow)
  expect(soldOut).not.toContain(words.after)
  expect(await pageOf(sampleProduct())).toContain(words.deliveryNow)
})
