import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import { type AccountId, newId, type ProductId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { type NewProduct, putProduct, readProductForStaff } from '../index.ts'
import { putTestShelves, testProduct } from '../test-catalogue.ts'
import type { ProductOnDesk } from './product-text.ts'

/** A catalogue with somebody of the staff, who has the rights that pages really have. */
export async function testDesk() {
  const { db, connectionString } = await testDatabase()
  await db.transaction().execute(putTestShelves)
  const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
  const [web, worker] = [connectDatabase(logins.web), connectDatabase(logins.worker)]
  afterAll(() => Promise.all([web.close(), worker.close()]))
  const by: AccountId = newId('acc')
  const staff = web.as({ role: 'staff', account: by })

  async function read(id: ProductId): Promise<ProductOnDesk> {
    const product = await readProductForStaff(staff, id)
    if (!product) throw new Error('the product is gone')
    return product
  }

  return {
    db,
    staff,
    worker: worker.db,
    by,
    actor: { kind: 'staff', id: by } as const,
    read,
    /** A product that a seed wrote. */
    async aProduct(slug: string, change: Partial<NewProduct> = {}): Promise<ProductOnDesk> {
      return read(await db.transaction().execute((tx) => putProduct(tx, testProduct(slug, change))))
    },
    aStock: (productId: ProductId, available: number) =>
      db.insertInto('product_stock').values({ product_id: productId, available }).execute(),
  }
}
