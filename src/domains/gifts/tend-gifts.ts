import type { GiftId } from '../../shared/ids.ts'
import { after, days } from '../../shared/time.ts'
import { listUnitStates } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import { endLocked } from './end-gift.ts'
import { type EndReason, type Gift, isLive, openWithinDays } from './gift.ts'
import { type LockedGift, withGift } from './lock-gift.ts'
import { listGiftsToTend } from './queries.ts'
import { sendLocked } from './send-gift.ts'
import { forgetMailboxes } from './store.ts'

const pageSize = 200
/** An order that ended unpaid may still be paid by money that was on its way. */
const latePaymentDays = 2

export type TendDeps = GiftDeps & { alarm(what: string, details: Record<string, string>): void }

/**
 * Sends what is due and ends what can no longer be given: its purchase was paid back, nobody opened it, its recipient was erased.
 * One that fails keeps nobody else waiting. @returns how many went out.
 */
export async function tendGifts(deps: TendDeps): Promise<number> {
  await forgetMailboxes(deps.db, deps.clock.now())
  let sent = 0
  for (let last: GiftId | undefined; ; ) {
    const page = await listGiftsToTend(deps.db, { after: last, limit: pageSize, now: deps.clock.now() })
    for (const { id } of await withWork(deps, page)) {
      try {
        if (await tend(deps, id)) sent += 1
      } catch (error) {
        deps.alarm('gift.not_tended', { gift: id, reason: error instanceof Error ? error.name : 'unknown' })
      }
    }
    last = page.at(-1)?.id
    if (page.length < pageSize) return sent
  }
}

/** An opened gift is looked at again only once its key was paid back: no order is locked for nothing. */
async function withWork({ db }: TendDeps, page: readonly Gift[]): Promise<Gift[]> {
  const opened = page.filter(({ state }) => state === 'opened')
  const units = await listUnitStates(
    db,
    opened.map(({ unitId }) => unitId),
  )
  return page.filter(({ state, unitId }) => state !== 'opened' || isPaidBack(units.get(unitId)?.state))
}

const isPaidBack = (state: string | undefined) => state === 'refund_due' || state === 'refunded'

function tend(deps: TendDeps, id: GiftId): Promise<boolean> {
  return withGift(deps, id, false, async (tx, locked) => {
    const reason = endOf(locked, deps.clock.now())
    if (!reason) return sendLocked(tx, deps, locked)
    await endLocked(tx, deps, locked, reason)
    return false
  })
}

/** Pure rule: why a gift is over, if it is. */
export function endOf({ gift, unit }: Pick<LockedGift, 'gift' | 'unit'>, now: Date): EndReason | undefined {
  if (isPaidBack(unit.state)) return 'paid_back'
  if (!isLive(gift)) return undefined
  if (unit.state === 'released' && after(gift.madeAt, days(latePaymentDays)) < now) return 'cancelled'
  // What was sent lives on: its link is the recipient's, whoever of the two had their address erased.
  if (gift.state === 'scheduled' && gift.recipientEmail === null) return 'erased'
  return gift.sentAt && after(gift.sentAt, days(openWithinDays)) < now ? 'expired' : undefined
}
