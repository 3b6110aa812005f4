import { expect, test } from 'vitest'
import { type ApiKey, scopes } from '../../domains/api-keys/index.ts'
import type { ProductRecord } from '../../domains/catalog/index.ts'
import { AppError } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import { webApp } from '../web-app.ts'
import type { ApiDeps } from './deps.ts'
import { apiRoutes } from './index.tsx'

const at = new Date('2027-02-10T12:00:00Z')
const key: ApiKey = {
  ...{ id: newId('apk'), name: 'Test', shown: 'aaaaaaaa', scopes, createdAt: at, expiresAt: at },
  ...{ lastUsedAt: null, revokedAt: null },
}
const both = (text: string) => ({ en: text, fr: text })
const product: ProductRecord & { keyPattern: string; costMinor: number } = {
  ...{
    id: newId('prd'),
    slug: 'one',
    status: 'active',
    family: null,
    category: 'c',
    platform: 'p',
    region: 'r',
  },
  ...{ kind: 'game', legalNature: 'digital_content', name: both('n'), edition: null, summary: both('s') },
  ...{ description: both('d'), features: { en: [], fr: [] }, publisher: 'x', releaseAt: null },
  ...{ voucherPurpose: null, related: [], parts: [], seoTitle: null, seoDescription: null },
  ...{
    price: { minor: 1, currency: 'EUR' },
    listPrice: { minor: 1, currency: 'EUR' },
    createdAt: at,
    updatedAt: at,
  },
  // A column more in a query one day.
  ...{ keyPattern: '^SECRET', costMinor: 42 },
}

async function answerWith(findProduct: ApiDeps['findProduct']) {
  const errors: unknown[] = []
  const storefront = sampleStorefront()
  const deps = {
    openKey: async () => key,
    takeTurn: async () => ({ isFree: true, left: 1, waitMillis: 1000 }),
    reportError: (error: unknown) => void errors.push(error),
    findProduct,
  } as unknown as ApiDeps
  const app = webApp(storefront, [apiRoutes(storefront, deps)])
  const headers = { authorization: 'Bearer akm_sk_x' }
  const answer = await app.request('http://shop.example/api/v1/products/one', { headers })
  return { answer, text: await answer.text(), errors }
}

test('what is not declared does not go out', async () => {
  const { answer, text } = await answerWith(async () => product)
  expect(answer.status).toBe(200)
  expect(text).not.toMatch(/SECRET|costMinor|keyPattern/)
})

test('an error says that it was one, and to nobody but us which', async () => {
  const { answer, text, errors } = await answerWith(async () => {
    throw new Error('select of buyer@example.eu failed')
  })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
  expect(text).not.toContain('buyer')
  expect(errors).toHaveLength(1)
})

test('a database that is away for a moment says when to come again', async () => {
  const { answer } = await answerWith(async () => {
    throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
  })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
})

test('an error of the domains has the number that it has on pages', async () => {
  const { answer } = await answerWith(async () => {
    throw new AppError('conflict', 'for the log')
  })
  expect(answer.status).toBe(409)
})
