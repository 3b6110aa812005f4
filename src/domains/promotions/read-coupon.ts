import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { CouponId, ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { type Coupon, foldCode } from './coupon.ts'

/** The coupon of a code as somebody typed it, usable or not. */
export async function findCoupon(db: Db, typed: string): Promise<Coupon | undefined> {
  const row = await selectCoupons(db).where('c.code', '=', foldCode(typed)).executeTakeFirst()
  return row && toCoupon(row)
}

export async function readCoupon(db: Db, id: CouponId): Promise<Coupon | undefined> {
  const row = await selectCoupons(db).where('c.id', '=', id).executeTakeFirst()
  return row && toCoupon(row)
}

export const couponSorts = ['made', 'code', 'uses', 'starts'] as const
export const couponStates = ['on', 'not_yet', 'over', 'used_up'] as const

export type CouponQuery = {
  /** In a code, as somebody types it; all of them for the empty text. */
  text: string
  state: (typeof couponStates)[number] | ''
  sort: (typeof couponSorts)[number]
  isDescending: boolean
  page: number
}

export const couponsPerPage = 50
const newest: CouponQuery = { text: '', state: '', sort: 'made', isDescending: true, page: 1 }

/** Coupons with how often each is in use. */
export async function listCoupons(
  db: Db,
  { text, state, sort, isDescending, page }: CouponQuery = newest,
): Promise<{ rows: (Coupon & { uses: number })[]; total: number }> {
  const direction = isDescending ? 'desc' : 'asc'
  const by = { made: 'created_at', code: 'code', uses: 'uses', starts: 'starts_at' } as const
  const rows = await db
    .selectFrom(selectCoupons(db).as('c'))
    .selectAll('c')
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .$if(foldCode(text) !== '', (query) => query.where('c.code', 'like', `%${foldCode(text)}%`))
    .$if(state === 'on', (query) => query.where('c.problem', 'is', null))
    .$if(state !== '' && state !== 'on', (query) => query.where('c.problem', '=', state as 'over'))
    .orderBy(`c.${by[sort]}`, direction)
    .orderBy('c.id', direction)
    .limit(couponsPerPage)
    .offset((page - 1) * couponsPerPage)
    .execute()
  return { rows: rows.map((row) => ({ ...toCoupon(row), uses: row.uses })), total: rows[0]?.total ?? 0 }
}

function selectCoupons(db: Db) {
  const living = sql<number>`(
    select count(*) from shop.coupon_use u where u.coupon_id = c.id and u.given_back_at is null)`
  return db
    .selectFrom('coupon as c')
    .selectAll('c')
    .select(living.as('uses'))
    .select(
      sql<ProductId[] | null>`(
        select array_agg(p.product_id order by p.product_id) from shop.coupon_product p where p.coupon_id = c.id)`.as(
        'product_ids',
      ),
    )
    .select(
      sql<Coupon['problem']>`case
        when c.ends_at <= now() then 'over'
        when c.starts_at > now() then 'not_yet'
        when ${living} >= c.uses_max then 'used_up' end`.as('problem'),
    )
}

type CouponRow = Awaited<ReturnType<ReturnType<typeof selectCoupons>['execute']>>[number]

function toCoupon(row: CouponRow): Coupon {
  return {
    id: row.id,
    code: row.code,
    terms:
      row.percent === null
        ? { amount: money(row.amount_minor ?? 0, row.currency) }
        : { percent: row.percent },
    productIds: row.product_ids,
    withSales: row.with_sales,
    oncePerCustomer: row.once_per_customer,
    usesMax: row.uses_max,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    problem: row.problem,
  }
}
