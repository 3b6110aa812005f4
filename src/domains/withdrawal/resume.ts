import type { WithdrawalId } from '../../shared/ids.ts'
import { reasonOf } from '../payments/index.ts'
import { carryOut } from './carry-out.ts'
import { listWaiting, lockWithdrawal } from './store.ts'
import { sendMoneyBack, type WithdrawalDeps } from './withdraw.ts'

const batch = 100

/** Carries out what had to wait: a capture has ended meanwhile, or a bank has decided. @returns how many were looked at. */
export async function resumeWithdrawals(deps: WithdrawalDeps): Promise<number> {
  const waiting = await listWaiting(deps.db, batch)
  for (const { id, orderId } of waiting) {
    try {
      await resume(deps, id)
      await sendMoneyBack(deps, orderId)
    } catch (error) {
      // One that fails does not keep the others waiting.
      deps.alarm('withdrawal.not_resumed', { orderId, reason: reasonOf(error) })
    }
  }
  return waiting.length
}

async function resume({ db, clock }: WithdrawalDeps, id: WithdrawalId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const withdrawal = await lockWithdrawal(tx, id)
    const waiting = withdrawal?.units.filter(({ answer }) => answer === 'later') ?? []
    if (!withdrawal?.orderId || waiting.length === 0) return
    const { orderId, madeAt } = withdrawal
    const unitIds = waiting.map(({ unitId }) => unitId)
    const meant = { orderId, madeAt, unitIds, foundBy: null, requestKey: `${id}:later`, isResumed: true }
    await carryOut(tx, id, meant, clock.now())
  })
}
