import type { Db, Tx } from '../../platform/database/connect.ts'
import { parseId, type WithdrawalId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { listUnitsForLetter, type UnitInLetter } from '../orders/index.ts'
import {
  findWithdrawal,
  referenceOfWithdrawal,
  setReceipt,
  type Withdrawal,
  type WithdrawalMade,
} from '../withdrawal/index.ts'
import type { LetterReference } from './letter.ts'
import type { Mail } from './mail.ts'
import type { WithdrawalReceipt } from './order-on-letter.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'
import type { MailHooks } from './send-mail.ts'
import { counted, waiversOf } from './units-on-letter.ts'

/** What the acknowledgement says, read at the moment it is sent. */
export function withdrawalLetters({ db }: { db: Db }) {
  return {
    async withdrawal_receipt({ subjectId }: LetterReference): Promise<WithdrawalReceipt | null> {
      const id = parseId('wdl', subjectId)
      const withdrawal = id && (await findWithdrawal(db, id))
      if (!withdrawal) return null
      const { name, orderNumber, email, madeAt } = withdrawal
      return {
        reference: referenceOfWithdrawal(withdrawal.id),
        statement: { name: name ?? '', orderNumber, email, madeAt },
        outcome: await outcomeOf(db, withdrawal),
      }
    },
  }
}

async function outcomeOf(
  db: Db,
  { orderId, lastDay, units: answered }: Withdrawal,
): Promise<WithdrawalReceipt['outcome']> {
  if (!orderId || !lastDay) return null
  const units = await listUnitsForLetter(db, orderId)
  const groups = Map.groupBy(units, ({ id }) => answered.find(({ unitId }) => unitId === id)?.answer)
  const keys = [...groups].flatMap(([answer, group]) =>
    answer ? [{ answer, products: counted(group), amount: amountOf(group) }] : [],
  )
  return { lastDay, keys, waivers: waiversOf(groups.get('waived') ?? []) }
}

const amountOf = (units: readonly UnitInLetter[]) =>
  money(
    units.reduce((sum, { grossMinor }) => sum + grossMinor, 0),
    units[0]?.currency ?? 'EUR',
  )

/** Queues the acknowledgement to the address that was written down; told twice, it writes once. */
export async function acknowledgeWithdrawal(
  deps: QueueDeps & { db: Db },
  { withdrawalId, how }: WithdrawalMade,
): Promise<void> {
  const withdrawal = await findWithdrawal(deps.db, withdrawalId)
  if (!withdrawal) return
  const { email: recipient, locale } = withdrawal
  const cause = how === 'found' ? 'found' : ''
  const about = { subjectId: withdrawalId, orderId: null, accountId: null, cause, locale, recipient }
  await deps.db.transaction().execute((tx) => queueMail(tx, deps, { kind: 'withdrawal_receipt', ...about }))
}

/** Whether the acknowledgement has reached a durable medium is part of the proof. */
export function withdrawalMailHooks(): MailHooks {
  const note = (fate: 'accepted' | 'refused') => async (tx: Tx, mail: Mail) => {
    const id: WithdrawalId | undefined = parseId('wdl', mail.subjectId)
    if (id) await setReceipt(tx, id, fate)
  }
  return { withdrawal_receipt: { onAccepted: note('accepted'), onRefused: note('refused') } }
}
