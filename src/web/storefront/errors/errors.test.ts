import { expect, test, vi } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { messages } from '../../ui/messages/index.ts'
import { webApp } from '../../web-app.ts'
import { origin, sampleStorefront, shopWith } from '../storefront.fixture.ts'

test('an unknown page is friendly in both languages', async () => {
  const answer = await shopWith().get('/fr/nulle-part')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain(messages.fr.errors.notFoundTitle)
})

test('a slash too many leads to the page, by a path that no Host header can lead elsewhere', async () => {
  const answer = await shopWith().get('/fr/products/')
  expect([answer.status, answer.headers.get('location')]).toEqual([301, '/fr/products'])
})

test('a wrong method names the right ones', async () => {
  const answer = await shopWith().get('/fr/cart/lines')
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})

test('an unreadable form is no failure of the shop', async () => {
  const app = webApp(sampleStorefront(), [])
  const answer = await app.request(`${origin}/find-order`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
    body: 'no multipart at all',
  })
  expect(answer.status).toBe(422)
})

test.each([
  [new Error('a secret detail'), 500, messages.en.errors.brokenTitle],
  [new AppError('unavailable', 'a secret detail'), 503, messages.en.errors.unavailableTitle],
  [new AppError('rate_limited', 'a secret detail'), 429, messages.en.errors.tooOftenTitle],
])('what breaks inside shows no detail: %s', async (error, status, title) => {
  const reportError = vi.fn()
  const listHighlights = async () => {
    throw error
  }
  const answer = await shopWith({ listHighlights, reportError }).get('/')
  const html = await answer.text()
  expect(answer.status).toBe(status)
  expect(html).toContain(title)
  expect(html).not.toContain('secret detail')
  expect(reportError).toHaveBeenCalledTimes(status === 500 ? 1 : 0)
})
