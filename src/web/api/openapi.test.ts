import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { locales } from '../../shared/locale.ts'
import { siteWith } from '../account/account.fixture.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import { webApp } from '../web-app.ts'
import type { ApiDeps } from './deps.ts'
import { apiRoutes } from './index.tsx'
import { openApiDocument } from './openapi.ts'
import { operations } from './operations.ts'

const at = { baseUrl: 'https://shop.example', version: '1' }
const storefront = sampleStorefront()
// The document and its page are made of the operations alone.
const app = webApp(storefront, [apiRoutes(storefront, {} as ApiDeps)])
const get = (path: string) => app.request(`http://shop.example${path}`)

test.each(locales)('the document is good OpenAPI 3.1 in %s', async (locale) => {
  const outcome = await new Validator().validate(openApiDocument(locale, at))
  expect(outcome.errors).toBeUndefined()
  expect(outcome.valid).toBe(true)
})

test('the judge of documents sees what is wrong', async () => {
  const document = JSON.parse(JSON.stringify(openApiDocument('en', at)))
  document.paths['/products'].get.responses = []
  expect((await new Validator().validate(document)).valid).toBe(false)
})

test('what it points at is there, names are unique, and no language is left over', () => {
  for (const locale of locales) {
    const document = openApiDocument(locale, at)
    const text = JSON.stringify(document)
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '')
    expect(named.length).toBeGreaterThan(20)
    for (const name of named) expect(Object.keys(document.components.schemas)).toContain(name)
    expect(text).not.toContain('"fr":"')
    expect(text).not.toContain('$defs')
  }
  const ids = operations.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(JSON.stringify(openApiDocument('fr', at))).toContain('Lister les produits')
})

test('the document is there for whoever asks, and its page in both languages without a script of others', async () => {
  const document = await get('/api/v1/openapi.json')
  expect(document.headers.get('content-type')).toBe('application/json')
  expect(await document.json()).toMatchObject({ openapi: '3.1.1', paths: { '/orders': {} } })
  for (const [path, title] of [
    ['/api/v1/reference', 'List products'],
    ['/fr/api/v1/reference', 'Lister les produits'],
  ] as const) {
    const page = await get(path)
    const text = await page.text()
    expect([page.status, text.includes(title)], path).toEqual([200, true])
    for (const { id } of operations) expect(text, id).toContain(`id="${id}"`)
    for (const [, href] of text.matchAll(/href="#([^"]+)"/g))
      expect(text.includes(`id="${href}"`), href).toBe(true)
    for (const [, source] of text.matchAll(/<script[^>]*src="([^"]+)"/g))
      expect(source).toMatch(/^\/assets\//)
    expect(text).not.toMatch(/<script(?![^>]*src=)[^>]*>[^<]/)
  }
})

test('a site without programs answers nothing there', async () => {
  expect((await siteWith().get('/api/v1/products')).status).toBe(404)
})
