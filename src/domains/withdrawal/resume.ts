import type { OrderId, WithdrawalId } from '../../shared/ids.ts'
import { reasonOf } from '../payments/index.ts'
import { carryOut } from './carry-out.ts'
import { listWaiting, lockWithdrawal } from './store.ts'
import { sendMoneyBack, type WithdrawalDeps } from './withdraw.ts'

const batch = 100

/** Carries out what had to wait: a capture has ended meanwhile, or a bank has decided. @returns how many were looked at. */
export async function resumeWithdrawals(deps: WithdrawalDeps): Promise<number> {
  let after: WithdrawalId | undefined
  for (let lookedAt = 0; ; ) {
    const waiting = await listWaiting(deps.db, { after, limit: batch })
    for (const { id, orderId } of waiting) await tryToResume(deps, id, orderId)
    lookedAt += waiting.length
    // What waits for a bank for months keeps nobody behind it from being looked at.
    if (waiting.length < batch) return lookedAt
    after = waiting.at(-1)?.id
  }
}

async function tryToResume(deps: WithdrawalDeps, id: WithdrawalId, orderId: OrderId): Promise<void> {
  try {
    await resume(deps, id)
    await sendMoneyBack(deps, orderId)
  } catch (error) {
    // One that fails does not keep the others waiting.
    deps.alarm('withdrawal.not_resumed', { orderId, reason: reasonOf(error) })
  }
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
