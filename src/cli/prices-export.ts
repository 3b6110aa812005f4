import { listListPrices } from '../domains/catalog/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { refuseOptions } from './options.ts'
import { writePriceFile } from './price-file.ts'
import type { Terminal } from './terminal.ts'

export const usage =
  'akm prices export\n  Prints every list price in every currency, as `akm prices import` reads it.'

export async function run(args: string[], { db, terminal }: { db: Db; terminal: Terminal }): Promise<number> {
  refuseOptions(args, 'akm prices export')
  terminal.print(writePriceFile(await listListPrices(db)))
  return 0
}
