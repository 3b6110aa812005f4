import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { WishId } from '../../shared/ids.ts'
import type { WishDeps } from './deps.ts'
import { asksNothing } from './store.ts'

/**
 * Nothing more is told of this line, or of any of its owner. The wishlist of an account stays; a mailbox without one is
 * forgotten. A second time changes nothing.
 */
export async function stopTelling(
  { db }: Pick<WishDeps, 'db'>,
  id: WishId,
  scope: 'line' | 'all',
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const line = await tx
      .selectFrom('wish')
      .select(['id', 'account_id', 'email_folded'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!line) return
    const { account_id, email_folded } = line
    if (account_id) {
      const lines = tx.updateTable('wish').set(asksNothing).where('account_id', '=', account_id)
      await (scope === 'all' ? lines : lines.where('id', '=', id)).execute()
    } else {
      const lines = tx.deleteFrom('wish').where('email_folded', '=', email_folded)
      await (scope === 'all' ? lines : lines.where('id', '=', id)).execute()
    }
    await note(tx, id, scope)
  })
}

function note(tx: Tx, id: WishId, scope: string): Promise<void> {
  return recordAudit(tx, {
    subject: { kind: 'wish', id },
    action: 'wish.stopped',
    actor: { kind: 'customer' },
    details: { scope },
  })
}
