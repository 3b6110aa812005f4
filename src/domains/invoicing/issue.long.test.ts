import { expect, test } from 'vitest'
import { draw, invoicingShop } from './invoicing.fixture.ts'
import { settleDocuments } from './settle-documents.ts'
import { verifyDocuments } from './verify-documents.ts'

const shop = await invoicingShop()
const { db, invoicing } = shop

test('two hundred at once, of which many fail, leave no gap and nothing twice', {
  timeout: 240_000,
}, async () => {
  const productId = await shop.aProduct(200)
  const orders = await Promise.all(Array.from({ length: 200 }, () => shop.settledOrder(productId)))
  const failing = (share: number) => ({
    ...invoicing,
    async draw(document: Parameters<typeof draw>[0]) {
      if (Math.random() < share) throw new Error('no ink')
      return draw(document)
    },
    outbox: {
      emit: async () => {
        if (Math.random() < share) throw new Error('no queue')
      },
    },
  })
  for (const share of [0.4, 0.2, 0])
    await Promise.all(
      // Each of them twice, as two jobs would.
      [...orders, ...orders].map((orderId) => settleDocuments(failing(share), orderId).catch(() => [])),
    )
  const rows = await db
    .selectFrom('tax_document')
    .select(['order_id', 'number', 'year'])
    .where('kind', '=', 'invoice')
    .orderBy('number')
    .execute()
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
  for (const orderId of orders) expect(rows.filter((row) => row.order_id === orderId)).toHaveLength(1)
  const flaws = (await Array.fromAsync(verifyDocuments(db, 7), (part) => part.flaws)).flat()
  expect(flaws).toEqual([])
})
