import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { putProduct } from '../../src/domains/catalog/index.ts'
import { putTestShelves, testProduct } from '../../src/domains/catalog/test-catalogue.ts'
import { entriesOf, importKeys } from '../../src/domains/keys/index.ts'
import { seedVatRates } from '../../src/domains/tax/index.ts'
import { parseKeyring } from '../../src/platform/crypto/keyring.ts'
import { vaultOver } from '../../src/platform/crypto/vault.ts'
import type { Db } from '../../src/platform/database/connect.ts'
import type { ProductId } from '../../src/shared/ids.ts'
import type { Secret } from '../../src/shared/secret.ts'
import type { Wish } from './buyer.ts'

export type Stocked = Wish & { productId: ProductId; name: string }

/** The shelves of a shop, filled from outside, before it starts or while it runs. */
export async function shelves(db: Db, keyring: Secret<string>) {
  const vault = vaultOver(parseKeyring(keyring))
  const outbox = { emit: async () => {} }
  await db.transaction().execute(async (tx) => {
    await putTestShelves(tx)
    await seedVatRates(tx)
  })
  return {
    /** A product of which so many keys are in stock. */
    async aProduct(stock: number): Promise<Stocked> {
      const slug = `race-${randomBytes(4).toString('hex')}`
      const product = testProduct(slug)
      const productId = await db.transaction().execute((tx) => putProduct(tx, product))
      const keys = Array.from({ length: stock }, () => randomBytes(8).toString('hex').toUpperCase())
      const source = { name: 'race.txt', entries: entriesOf(keys) }
      const imported = await importKeys(
        { db, vault, outbox },
        { productId, source, actor: { kind: 'system' } },
      )
      expect(imported.ok).toBe(true)
      return { productId, slug, name: product.name.en }
    },
  }
}
