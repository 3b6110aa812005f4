import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { newId, type OrderId, type RiskCaseId } from '../../shared/ids.ts'
import type { Action, Assessment, Reason, RiskSetting } from './assess.ts'
import type { RiskFacts, Stage } from './facts.ts'
import { rulesVersion } from './rules.ts'

/** What is set now, with the limits that hold for everybody. */
export type FraudSetting = RiskSetting & {
  version: number
  openOrdersMax: number
  productUnitsMax: number
  couponOrdersMax: number
}

export async function readSetting(db: Db): Promise<FraudSetting> {
  const row = await db
    .selectFrom('fraud_setting')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    version: row.version,
    stepUpFrom: row.step_up_from,
    challengeFrom: row.challenge_from,
    holdFrom: row.hold_from,
    firstOrderMinor: row.first_order_minor,
    openOrdersMax: row.open_orders_max,
    productUnitsMax: row.product_units_max,
    couponOrdersMax: row.coupon_orders_max,
    points: row.points as RiskSetting['points'],
  }
}

/** A new version; what was decided by the one before keeps it. Of two at once the later one fails. */
export async function insertSetting(
  tx: Tx,
  { version, ...setting }: FraudSetting,
  by: string | null,
): Promise<void> {
  await tx
    .insertInto('fraud_setting')
    .values({
      version,
      step_up_from: setting.stepUpFrom,
      challenge_from: setting.challengeFrom,
      hold_from: setting.holdFrom,
      first_order_minor: setting.firstOrderMinor,
      open_orders_max: setting.openOrdersMax,
      product_units_max: setting.productUnitsMax,
      coupon_orders_max: setting.couponOrdersMax,
      points: JSON.stringify(setting.points),
      changed_by: by,
    })
    .execute()
}

/** Kept once for each look. @returns false when somebody was faster, and has said it. */
export async function insertAssessment(
  tx: Tx,
  look: { orderId: OrderId; facts: RiskFacts; settingVersion: number } & Assessment,
): Promise<boolean> {
  const row = await tx
    .insertInto('risk_assessment')
    .values({
      id: newId('ras'),
      order_id: look.orderId,
      stage: look.facts.stage,
      rules_version: rulesVersion,
      setting_version: look.settingVersion,
      score: look.score,
      action: look.action,
      reasons: JSON.stringify(look.reasons),
      facts: JSON.stringify(look.facts),
    })
    .onConflict((conflict) => conflict.columns(['order_id', 'stage']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type StoredAssessment = {
  score: number
  action: Action
  reasons: Reason[]
  facts: RiskFacts
  at: Date
}

export async function findAssessment(
  db: Db,
  orderId: OrderId,
  stage: Stage,
): Promise<StoredAssessment | undefined> {
  const row = await db
    .selectFrom('risk_assessment')
    .select(['score', 'action', 'reasons', 'facts', 'at'])
    .where('order_id', '=', orderId)
    .where('stage', '=', stage)
    .executeTakeFirst()
  return row && { ...row, reasons: row.reasons as Reason[], facts: row.facts as RiskFacts }
}

export type CaseState = 'open' | 'allowed' | 'rejected' | 'expired' | 'overtaken'
export type RiskCase = { id: RiskCaseId; orderId: OrderId; state: CaseState; until: Date; due: boolean }

export async function findCase(
  db: Db,
  by: { orderId: OrderId } | { id: RiskCaseId },
): Promise<RiskCase | undefined> {
  return db
    .selectFrom('risk_case')
    .select(['id', 'order_id as orderId', 'state', 'until'])
    .select(sql<boolean>`until <= now()`.as('due'))
    .$if('orderId' in by, (query) =>
      query.where('order_id', '=', 'orderId' in by ? by.orderId : ('' as OrderId)),
    )
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : ('' as RiskCaseId)))
    .executeTakeFirst()
}

export async function insertCase(tx: Tx, orderId: OrderId, until: Date): Promise<RiskCaseId> {
  const id = newId('rsk')
  await tx.insertInto('risk_case').values({ id, order_id: orderId, until }).execute()
  return id
}

/** @returns false when it was ended before: of two who decide, the first has. */
export async function endCase(
  tx: Tx,
  id: RiskCaseId,
  state: Exclude<CaseState, 'open'>,
  by: { account: string; note: string } | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('risk_case')
    .set({ state, decided_by: by?.account ?? null, note: by?.note ?? null, decided_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

type CaseToTell = { id: RiskCaseId; orderId: OrderId; until: Date }

/** Open cases of which nobody was told, unless something was told within the hour: then they wait for the next letter. */
export async function takeUntold(tx: Tx): Promise<CaseToTell[]> {
  const { rows } = await sql<CaseToTell>`
    update shop.risk_case set told_at = now()
    where state = 'open' and told_at is null
      and not exists (select from shop.risk_case where told_at > now() - interval '1 hour')
    returning id, order_id as "orderId", until`.execute(tx)
  return rows
}

/** Open cases whose time is nearly up and of which nobody was told; each is told once. */
export async function takeUrgent(db: Db): Promise<CaseToTell[]> {
  const { rows } = await sql<CaseToTell>`
    update shop.risk_case set alerted_at = now()
    where state = 'open' and alerted_at is null and until < now() + interval '12 hours'
    returning id, order_id as "orderId", until`.execute(db)
  return rows
}
