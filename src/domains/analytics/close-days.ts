import type { Tx } from '../../platform/database/connect.ts'
import { localDayAfter } from '../../shared/time.ts'
import { foldSmallCells } from './store.ts'

/** Days that are over lose what was rare on them: a country, a host or a campaign that hardly anybody came with. */
export async function closeDays(tx: Tx, now: Date): Promise<void> {
  await foldSmallCells(tx, localDayAfter(now, 0))
}
