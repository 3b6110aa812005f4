import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, RiskCaseId } from '../../shared/ids.ts'
import { listOrderHeads, type OrderHead } from '../orders/index.ts'
import type { Action, Reason } from './assess.ts'
import type { RiskFacts } from './facts.ts'
import { type RuleName, ruleNames } from './rules.ts'
import type { CaseState } from './store.ts'

export type CaseInList = {
  id: RiskCaseId
  orderId: OrderId
  /** Null while the order is under restriction. */
  order: OrderHead | null
  state: CaseState
  openedAt: Date
  until: Date
  decidedAt: Date | null
  note: string | null
  decidedBy: string | null
  score: number | null
  reasons: Reason[]
}

function cases(db: Db) {
  return db
    .selectFrom('risk_case')
    .leftJoin('risk_assessment', (join) =>
      join
        .onRef('risk_assessment.order_id', '=', 'risk_case.order_id')
        .on('risk_assessment.stage', '=', 'authorised'),
    )
    .select(['risk_case.id', 'risk_case.order_id as orderId', 'risk_case.state', 'risk_case.until'])
    .select(['opened_at as openedAt', 'decided_at as decidedAt', 'note', 'decided_by as decidedBy'])
    .select(['score', 'reasons', 'facts', 'setting_version', 'rules_version'])
}

export const casesPerPage = 50
export const caseSorts = ['until', 'opened', 'decided', 'score'] as const
export type CaseQuery = {
  states: readonly CaseState[]
  sort: (typeof caseSorts)[number]
  isDescending: boolean
  page: number
}

const columns = { until: 'until', opened: 'opened_at', decided: 'decided_at', score: 'score' } as const

/** Payments that a human decides about or decided about. What a rule counted is kept for a year: then there is no score. */
export async function listCases(
  db: Db,
  { states, sort, isDescending, page }: CaseQuery,
): Promise<{ rows: CaseInList[]; total: number }> {
  const isAsked = sql<boolean>`risk_case.state = any(${states})`
  const { total } = await db
    .selectFrom('risk_case')
    .select(sql<number>`count(*)::int`.as('total'))
    .where(isAsked)
    .executeTakeFirstOrThrow()
  const rows = await cases(db)
    .where(isAsked)
    .orderBy(columns[sort], (by) => (isDescending ? by.desc().nullsLast() : by.asc().nullsLast()))
    .orderBy('risk_case.id', isDescending ? 'desc' : 'asc')
    .limit(casesPerPage)
    .offset((page - 1) * casesPerPage)
    .execute()
  const heads = await listOrderHeads(
    db,
    rows.map(({ orderId }) => orderId),
  )
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      order: heads.get(row.orderId) ?? null,
      reasons: (row.reasons as Reason[] | null) ?? [],
    })),
  }
}

export type CaseOnDesk = CaseInList & {
  facts: RiskFacts | null
  holdFrom: number | null
  rulesVersion: number | null
  settingVersion: number | null
}

export async function openCase(db: Db, id: RiskCaseId): Promise<CaseOnDesk | undefined> {
  const row = await cases(db).where('risk_case.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const heads = await listOrderHeads(db, [row.orderId])
  const setting =
    row.setting_version === null
      ? undefined
      : await db
          .selectFrom('fraud_setting')
          .select('hold_from')
          .where('version', '=', row.setting_version)
          .executeTakeFirst()
  return {
    ...row,
    order: heads.get(row.orderId) ?? null,
    reasons: (row.reasons as Reason[] | null) ?? [],
    facts: row.facts as RiskFacts | null,
    holdFrom: setting?.hold_from ?? null,
    rulesVersion: row.rules_version,
    settingVersion: row.setting_version,
  }
}

export type RiskOfOrder = {
  orderId: OrderId
  looks: { at: Date; stage: 'before_page' | 'authorised'; score: number; action: Action }[]
  case: Pick<CaseInList, 'id' | 'state' | 'openedAt' | 'decidedAt'> | null
}

/** What the rules said of orders, and which of them a person looked at; those of which nothing is known are left out. */
export async function listRiskOfOrders(db: Db, orderIds: readonly OrderId[]): Promise<RiskOfOrder[]> {
  if (orderIds.length === 0) return []
  const looks = await db
    .selectFrom('risk_assessment')
    .select(['order_id as orderId', 'at', 'stage', 'score', 'action'])
    .where(sql<boolean>`order_id = any(${orderIds})`)
    .orderBy('at')
    .execute()
  const held = await db
    .selectFrom('risk_case')
    .select(['order_id as orderId', 'id', 'state', 'opened_at as openedAt', 'decided_at as decidedAt'])
    .where(sql<boolean>`order_id = any(${orderIds})`)
    .execute()
  return orderIds.flatMap((orderId) => {
    const mine = looks.filter((look) => look.orderId === orderId)
    const found = held.find((each) => each.orderId === orderId)
    return mine.length > 0 || found ? [{ orderId, looks: mine, case: found ?? null }] : []
  })
}

export type RiskWork = { open: number; firstUntil: Date | null }

/** What waits for somebody of the staff. */
export async function countRiskWork(db: Db): Promise<RiskWork> {
  const { rows } = await sql<RiskWork>`
    select count(*)::int as open, min(until) as "firstUntil" from shop.risk_case where state = 'open'`.execute(
    db,
  )
  return rows[0] ?? { open: 0, firstUntil: null }
}

/** How often each rule was a reason in thirty days, of payments whose money was promised. */
export async function countHits(db: Db): Promise<Record<RuleName, number>> {
  const { rows } = await sql<{ rule: string; hits: number }>`
    select r ->> 'rule' as rule, count(*)::int as hits
    from shop.risk_assessment a, jsonb_array_elements(a.reasons) r
    where a.stage = 'authorised' and a.at > now() - interval '30 days' group by 1`.execute(db)
  const hitsOf = (name: RuleName) => rows.find(({ rule }) => rule === name)?.hits ?? 0
  return Object.fromEntries(ruleNames.map((name) => [name, hitsOf(name)])) as Record<RuleName, number>
}

export type Look = { orderId: OrderId; action: Action; facts: RiskFacts }

/** The looks of ninety days at money that was promised, the latest first. */
export async function listLooks(db: Db, limit: number): Promise<Look[]> {
  const rows = await db
    .selectFrom('risk_assessment')
    .select(['order_id as orderId', 'action', 'facts'])
    .where('stage', '=', 'authorised')
    .where('at', '>', sql<Date>`now() - interval '90 days'`)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, facts: row.facts as RiskFacts }))
}
