import { expect } from 'vitest'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, ProductId, UnitId } from '../../shared/ids.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { findBrokenInvariants } from '../checkout/invariants.ts'
import { openKeys } from '../keys/index.ts'
import { type Complained, complain } from './complain.ts'
import type { HealthFilter } from './list-batch-health.ts'
import { type ClaimFilter, type ClaimInList, eachSupplierClaim } from './list-claims.ts'
import { readSetting } from './setting-store.ts'
import { changeReplacementSetting } from './staff-acts.ts'

type Bought = { product: ProductId; orderId: OrderId; unitIds: UnitId[]; email: string }
type Till = Awaited<ReturnType<typeof testTill>>

export const by = 'acc_00000000000000000000000000' as never
export const atOnce = { delivery: 'at_once', express: true, acknowledge: true } as const

/** What is claimed of suppliers, or was, the oldest first. */
export async function claimsIn(db: Db, show: ClaimFilter['show'] = 'open'): Promise<ClaimInList[]> {
  const claims: ClaimInList[] = []
  for await (const piece of eachSupplierClaim(db, { text: '', show, isDescending: false }))
    claims.push(...piece)
  return claims
}

/** Every batch that fails or is out, the sickest first. */
export const everyBatch: HealthFilter & { page: number } = {
  ...{ text: '', products: [], show: '', sort: 'share', isDescending: true, page: 1 },
}

/** A shop whose customers complain of their keys. */
export async function complainingShop() {
  const till = await testTill()
  const { db, deps } = till
  let mailboxes = 0

  async function bought(
    { quantity = 1, spare = 1 }: { quantity?: number; spare?: number } = {},
    answers: Parameters<Till['aPaidOrder']>[1] = {},
  ): Promise<Bought> {
    const product = await till.aProduct(quantity + spare)
    return { product, ...(await buyOf(product, quantity, answers)) }
  }

  async function buyOf(product: ProductId, quantity = 1, answers: Parameters<Till['aPaidOrder']>[1] = {}) {
    const email = answers.email ?? `buyer-${mailboxes++}@example.eu`
    const orderId = await till.aPaidOrder([[product, quantity]], { ...atOnce, email, ...answers })
    const unitIds = (await till.unitsOf(orderId)).map(({ id }) => id)
    return { orderId, unitIds, email }
  }

  const about = (
    orderId: OrderId,
    unitId: UnitId | undefined,
    change: Partial<Complained> = {},
  ): Complained => ({
    orderId,
    unitId: unitId as UnitId,
    seq: 1,
    message: 'harbour-53',
    words: null,
    locale: 'en',
    ...change,
  })

  async function complaintOf(...args: Parameters<typeof about>) {
    const outcome = await complain(deps, about(...args))
    if (!outcome.ok) throw new Error(outcome.reason)
    return outcome.complaint
  }

  /** Of so many keys at once, and many of one mailbox: what is tried is the stock, not the history. */
  async function complaintsOf(product: ProductId, count: number) {
    const orders = []
    for (let each = 0; each < count / 20; each++) orders.push(await buyOf(product, 20))
    const units = orders.flatMap(({ orderId, unitIds }) => unitIds.map((unitId) => ({ orderId, unitId })))
    const { version: seen, ...numbers } = await readSetting(db)
    await changeReplacementSetting(db, { seen, setting: { ...numbers, mailboxMax: 1000 }, by })
    const complaints = await Promise.all(units.map(({ orderId, unitId }) => complaintOf(orderId, unitId)))
    await changeReplacementSetting(db, { seen: seen + 1, setting: numbers, by })
    return complaints
  }

  const keyOf = async (unitId: UnitId | undefined) =>
    await db
      .selectFrom('unit')
      .select(['key_id', 'state'])
      .where('id', '=', unitId as UnitId)
      .executeTakeFirstOrThrow()
  const textOf = async (unitId: UnitId | undefined) => {
    const content = (await openKeys(db, [unitId as UnitId], deps.vault)).get(unitId as UnitId)?.expose()
    return content?.kind === 'text' ? content.text : undefined
  }
  const allIsWell = async () => expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])

  return { till, bought, buyOf, about, complaintOf, complaintsOf, keyOf, textOf, allIsWell }
}
