import { expect, test } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import type { ProductId } from '../../shared/ids.ts'
import { findProductsNamed } from './find-products-named.ts'

const shop = await testShop()
const [shown, hidden, other] = [await shop.aProduct(0), await shop.aProduct(0), await shop.aProduct(0)]
const name = (id: ProductId, en: string) =>
  shop.db
    .updateTable('product')
    .set({ name: JSON.stringify({ en, fr: en }) as never })
    .where('id', '=', id)
    .execute()

test('products are found by every word of their names, in the window or not', async () => {
  await name(shown, 'Marmalade Éditeur')
  await name(hidden, 'Marmalade Garden')
  await name(other, 'Garden Shears')
  await shop.db.updateTable('product').set({ status: 'draft' }).where('id', '=', hidden).execute()
  expect(await findProductsNamed(shop.db, 'MARMALADE')).toEqual([shown, hidden].toSorted())
  expect(await findProductsNamed(shop.db, 'garden marmal')).toEqual([hidden])
  expect(await findProductsNamed(shop.db, 'editeur')).toEqual([shown])
  expect(await findProductsNamed(shop.db, 'marmalade shears')).toEqual([])
  expect(await findProductsNamed(shop.db, '%')).toEqual([])
})
