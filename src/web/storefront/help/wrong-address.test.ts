import { expect, test, vi } from 'vitest'
import { shopWith } from '../storefront.fixture.ts'

const typed = {
  email: 'ada@example.eu',
  day: '2026-11-23',
  amount: '34.99',
  last4: '4242',
  number: '',
  words: '',
}

test('tries for one day and amount are counted together, whoever makes them', async () => {
  const tried: unknown[] = []
  const claimAddress = vi.fn(async () => undefined)
  const site = shopWith({
    claimAddress,
    limits: {
      async checkAttempt({ action, keys: { account, request } }) {
        tried.push({ action, account, request })
        return { kind: 'free' }
      },
      noteSuccess: async () => undefined,
    },
  })
  await site.post('/find-order/wrong-address', typed)
  await site.post('/find-order/wrong-address', { ...typed, email: 'bob@example.eu', last4: '4243' })
  await site.post('/fr/find-order/wrong-address', { ...typed, amount: '35,00' })
  const request = expect.stringMatching(/^2026-11-23 3499 EUR/)
  expect(tried).toEqual([
    { action: 'address_claim', account: 'ada@example.eu', request },
    { action: 'address_claim', account: 'bob@example.eu', request },
    {
      action: 'address_claim',
      account: 'ada@example.eu',
      request: expect.stringMatching(/^2026-11-23 3500 EUR/),
    },
  ])
  expect(claimAddress).toHaveBeenCalledTimes(3)
})

test('whoever has to wait for it asks for nothing', async () => {
  const claimAddress = vi.fn(async () => undefined)
  const until = new Date('2026-11-23T17:00:30Z')
  const limits = {
    checkAttempt: async () => ({ kind: 'wait', until }) as const,
    noteSuccess: async () => undefined,
  }
  const answer = await shopWith({ claimAddress, limits }).post('/find-order/wrong-address', typed)
  expect(answer.status).toBe(429)
  expect(claimAddress).not.toHaveBeenCalled()
})
