import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { testTill } from '../domains/checkout/checkout.fixture.ts'
import { placeOrder } from '../domains/checkout/index.ts'
import { money } from '../shared/money.ts'
import { checkVat } from './check-vat.ts'

const till = await testTill()
const look = async (env: Record<string, string>) =>
  (await checkVat(readConfig({ DEMO: '1', ...env }), till.db, till.clock.now())).map(
    ({ verdict, text }) => `${verdict}: ${text}`,
  )

test('from 80 % of the threshold on the seller is warned, and past it told what to do', async () => {
  const threshold = { VAT_SCHEME: 'threshold' }
  expect((await look(threshold))[0]).toMatch(/^good: Below the threshold: €0\.00 of €10,000\.00/)
  const product = await till.aProduct(30, { price: money(2400_00, 'EUR') })
  const deps = { ...till.deps, seller: { country: 'FR', scheme: 'threshold' } as const }
  const sell = async (count: number) => {
    for (let sale = 0; sale < count; sale++) {
      expect(await placeOrder(deps, await till.aForm([[product, 1]], { country: 'IT' }))).toMatchObject({
        ok: true,
      })
    }
  }
  await sell(4)
  expect((await look(threshold))[0]).toMatch(/^warn: Register for the one-stop shop soon: €8,000\.00/)
  await sell(2)
  expect((await look(threshold))[0]).toMatch(/^warn: .*the threshold is crossed/)
  expect((await look({}))[0]).toMatch(/^good: VAT of the buyer/)
})

test('a VAT number of the seller that the register cannot read is told', async () => {
  expect(await look({ SELLER_VAT_NUMBER: 'FR00000000000' })).toHaveLength(2)
  expect(await look({ SELLER_VAT_NUMBER: 'FR40303265045' })).toHaveLength(1)
})
