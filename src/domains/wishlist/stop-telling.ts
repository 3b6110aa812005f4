import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { foldEmail, hashMailbox } from '../../shared/email.ts'
import type { AccountId, WishId } from '../../shared/ids.ts'
import type { WishDeps } from './deps.ts'
import { asksNothing, queueOfMailbox } from './store.ts'

export type StopDeps = Pick<WishDeps, 'db' | 'clock'> & {
  /** Where an account is written to. */
  addressOf(account: AccountId): Promise<string | undefined>
}

/**
 * Nothing more is told of this line; or never again of any to the mailbox that was written to, whoever asks for it there. The
 * wishlist of an account stays, and with it its owner may ask anew; a mailbox without one is forgotten. A second time changes
 * nothing.
 */
export async function stopTelling(deps: StopDeps, id: WishId, scope: 'line' | 'all'): Promise<void> {
  const line = await deps.db
    .selectFrom('wish')
    .select(['account_id', 'email'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!line) return
  const { account_id: account } = line
  const email = account ? await deps.addressOf(account) : line.email
  await deps.db.transaction().execute(async (tx) => {
    if (scope === 'line') await endLine(tx, id, account)
    else {
      if (account) await tx.updateTable('wish').set(asksNothing).where('account_id', '=', account).execute()
      if (email) await refuse(tx, email, deps.clock.now())
    }
    await recordAudit(tx, {
      subject: { kind: 'wish', id },
      action: 'wish.stopped',
      actor: { kind: 'customer' },
      details: { scope },
    })
  })
}

async function endLine(tx: Tx, id: WishId, account: AccountId | null): Promise<void> {
  if (account) await tx.updateTable('wish').set(asksNothing).where('id', '=', id).execute()
  else await tx.deleteFrom('wish').where('id', '=', id).execute()
}

/** What was asked for the mailbox in any spelling goes, and nobody asks for it again. */
async function refuse(tx: Tx, email: string, at: Date): Promise<void> {
  const [email_folded, mailbox_hash] = [foldEmail(email), hashMailbox(email)]
  await queueOfMailbox(tx, mailbox_hash)
  await tx
    .deleteFrom('wish')
    .where('account_id', 'is', null)
    .where((eb) => eb.or([eb('email_folded', '=', email_folded), eb('mailbox_hash', '=', mailbox_hash)]))
    .execute()
  await tx
    .insertInto('wish_refusal')
    .values({ mailbox_hash, email_folded, refused_at: at })
    .onConflict((conflict) => conflict.column('mailbox_hash').doUpdateSet({ email_folded, refused_at: at }))
    .execute()
}
