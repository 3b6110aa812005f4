import { sql } from 'kysely'
import { addEntry, decideCase, insertSetting, readSetting, ruleNames } from '../../src/domains/fraud/index.ts'
import type { Db } from '../../src/platform/database/connect.ts'
import { newId, type OrderId, type RiskCaseId } from '../../src/shared/ids.ts'
import { survive } from './happenings.ts'
import type { World } from './world.ts'

const by = newId('acc')
/** Whoever buys from there is looked at. */
export const listedDomain = 'listed.example'

/** Nothing is held but what staff have listed: in a history few buyers order again and again with the same few cards. */
export async function holdTheListed(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { version, ...setting } = await readSetting(tx)
    const points = Object.fromEntries(ruleNames.map((name) => [name, name === 'on_block_list' ? 100 : 0]))
    await insertSetting(
      tx,
      { ...setting, holdFrom: 60, challengeFrom: 60, stepUpFrom: 60, points, version: version + 1 },
      null,
    )
    const endsAt = new Date(Date.now() + 86_400_000)
    const entry = {
      list: 'block',
      kind: 'domain',
      value: listedDomain,
      reason: 'to be looked at',
      endsAt,
    } as const
    await addEntry(tx, entry, by)
  })
}

/** Somebody of the staff decides, or two do at once. */
export async function decideReview(
  world: World,
  orderId: OrderId,
  decisions: readonly ('allow' | 'reject')[],
): Promise<void> {
  const { rows } = await sql<{ id: RiskCaseId }>`
    select id from shop.risk_case where order_id = ${orderId}`.execute(world.db)
  const caseId = rows[0]?.id
  if (!caseId) return
  const press = (decision: 'allow' | 'reject') =>
    survive(decideCase(world.deps, { caseId, decision, by, note: 'looked at it' }))
  await Promise.all(decisions.map(press))
}

export async function endReviews({ db }: World, orderIds: readonly OrderId[]): Promise<void> {
  await sql`update shop.risk_case set until = now() - interval '1 minute'
    where order_id = any(${orderIds}) and state = 'open'`.execute(db)
  await sql`update shop.order set review_until = now() - interval '1 minute'
    where id = any(${orderIds}) and review_until is not null`.execute(db)
}

/** Reviews that nobody ended, and money that went another way than was decided. */
export async function findUndecided({ db }: World, orderIds: readonly OrderId[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; state: string; order: string }>`
    select c.order_id as id, c.state, o.state as order
    from shop.risk_case c join shop.order o on o.id = c.order_id
    where c.order_id = any(${orderIds}) and (c.state = 'open'
      or c.state in ('rejected', 'expired') and exists (
        select from shop.unit u where u.order_id = o.id and u.state in ('delivered', 'revealed')))`.execute(
    db,
  )
  return rows.map(({ id, state, order }) => `the review of ${id} is ${state}, and the order ${order}`)
}
