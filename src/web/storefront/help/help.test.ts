import { expect, test, vi } from 'vitest'
import { messages } from '../../ui/messages/index.ts'
import { shopWith } from '../storefront.fixture.ts'

test('looking for an order says the same whether it exists or not', async () => {
  const findOrder = vi.fn(async () => undefined)
  const shop = shopWith({ findOrder })
  const answer = await shop.post('/find-order', { number: '7kqm 2rx9', email: 'ada@example.org' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(messages.en.findOrder.sent)
  expect(findOrder).toHaveBeenCalledWith('7kqm 2rx9', 'ada@example.org')
  const wrong = await shop.post('/find-order', { number: '1', email: 'x' })
  expect(wrong.status).toBe(422)
  expect(findOrder).toHaveBeenCalledTimes(1)
})

test('every page has the link to withdraw', async () => {
  const shop = shopWith()
  for (const path of ['/', '/cart', '/orders/t', '/nowhere'])
    expect(await (await shop.get(path)).text()).toContain(
      '<a href="/withdraw">Withdraw from contract here</a>',
    )
  expect(await (await shop.get('/fr/terms')).text()).toContain(
    '<a href="/fr/withdraw">Renoncer au contrat ici</a>',
  )
})

test('the legal pages come from the seller’s settings', async () => {
  const shop = shopWith()
  for (const path of ['/legal-notice', '/withdraw', '/privacy', '/support'])
    expect(await (await shop.get(path)).text(), path).toContain('Comptoir des Clés SARL')
  const cookies = await (await shop.get('/cookies')).text()
  for (const name of ['akm_cart', 'akm_theme']) expect(cookies).toContain(`<code>${name}</code>`)
})
