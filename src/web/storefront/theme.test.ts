import { expect, test } from 'vitest'
import { shopWith } from './storefront.fixture.ts'

test('another language is offered in one line and never forced', async () => {
  const answer = await shopWith().get('/', { 'accept-language': 'fr-FR,fr;q=0.9' })
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain('<html lang="en"')
  expect(html).toContain('<p class="language-offer" lang="fr">')
  expect(await (await shopWith().get('/fr', { 'accept-language': 'fr' })).text()).not.toContain(
    'language-offer',
  )
})

test('the colours are remembered and the visitor comes back to the same page', async () => {
  const answer = await shopWith().post('/theme', { theme: 'dark', back: '/products?sort=name' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/products?sort=name')
  expect(answer.headers.get('set-cookie')).toContain('akm_theme=dark')
  const html = await (await shopWith().get('/', { cookie: 'akm_theme=dark' })).text()
  expect(html).toContain('data-theme="dark"')
})

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
  'the way back never leads to %j',
  async (back) => {
    const answer = await shopWith().post('/theme', { theme: 'light', back })
    expect(answer.headers.get('location')).toBe('/')
  },
)
