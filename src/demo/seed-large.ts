import { largeCatalogue } from '../../demo/large-catalogue.ts'
import { tidyCatalogue } from '../domains/catalog/index.ts'
import type { Db } from '../platform/database/connect.ts'
import type { Clock } from '../shared/time.ts'
import { type DemoStock, putDemoProducts, seedShelves } from './seed.ts'

const batchSize = 500

type Size = { products: number; keys: number; clock: Clock; onProgress?: (done: number) => void }

/** A catalogue of any size for benchmarks, the same each time. The keys are imported by whoever holds the vault. */
export async function seedLargeCatalogue(db: Db, { clock, onProgress, ...size }: Size): Promise<DemoStock[]> {
  await db.transaction().execute(seedShelves)
  const stock: DemoStock[] = []
  for (const batch of inBatches(largeCatalogue(size), batchSize)) {
    stock.push(...(await db.transaction().execute((tx) => putDemoProducts(tx, batch, clock, stock.length))))
    onProgress?.(stock.length)
  }
  await tidyCatalogue(db)
  return stock
}

function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
