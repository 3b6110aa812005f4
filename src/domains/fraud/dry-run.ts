import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { listOrderHeads, type OrderHead } from '../orders/index.ts'
import { type Action, assess, type RiskSetting } from './assess.ts'
import { type Look, listLooks } from './staff-queries.ts'

/** So many of the last payments are looked at again. */
export const dryRunMax = 5_000
const namedMax = 50

export type DryRun = {
  /** So many payments were looked at again. */
  looked: number
  held: { before: number; after: number }
  /** Those of which something else would have been done, the latest first; not all are named. */
  changed: { orderId: OrderId; order: OrderHead | null; before: Action; after: Action; score: number }[]
  changedCount: number
}

/** What would have been done with the payments of ninety days, had this been set: from the facts that were kept. */
export async function tryOut(db: Db, setting: RiskSetting): Promise<DryRun> {
  const looks = await listLooks(db, dryRunMax)
  const changed = findChanged(looks, setting)
  const named = changed.slice(0, namedMax)
  const heads = await listOrderHeads(
    db,
    named.map(({ orderId }) => orderId),
  )
  const held = looks.filter(({ action }) => action === 'hold').length
  return {
    looked: looks.length,
    held: {
      before: held,
      after:
        held +
        changed.filter(({ after }) => after === 'hold').length -
        changed.filter(({ before }) => before === 'hold').length,
    },
    changed: named.map((each) => ({ ...each, order: heads.get(each.orderId) ?? null })),
    changedCount: changed.length,
  }
}

/** Pure: whose action is another one now. */
export function findChanged(looks: readonly Look[], setting: RiskSetting) {
  return looks
    .map(({ orderId, action: before, facts }) => {
      const { action: after, score } = assess(facts, setting)
      return { orderId, before, after, score }
    })
    .filter(({ before, after }) => before !== after)
}
