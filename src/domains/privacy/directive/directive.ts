import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { AccountId } from '../../../shared/ids.ts'

/** What shall become of somebody's data after their death (French law 78-17, Art. 85); heirs show it with the certificate. */
export type Directive = {
  wish: 'erase' | 'hand_over'
  /** Who carries it out, by name and how to reach them. */
  trustee: string | null
  words: string | null
}

/** Keeps a directive in place of the one before; null takes it back. */
export async function saveDirective(
  tx: Tx,
  account: AccountId,
  directive: Directive | null,
  at: Date,
): Promise<void> {
  await tx.deleteFrom('directive').where('account_id', '=', account).execute()
  if (directive)
    await tx
      .insertInto('directive')
      .values({ account_id: account, ...directive, at })
      .execute()
  await recordAudit(tx, {
    subject: { kind: 'account', id: account },
    action: directive ? 'privacy.directive_given' : 'privacy.directive_taken_back',
    actor: { kind: 'customer', id: account },
  })
}

export async function findDirective(
  db: Db,
  account: AccountId,
): Promise<(Directive & { at: Date }) | undefined> {
  return db
    .selectFrom('directive')
    .select(['wish', 'trustee', 'words', 'at'])
    .where('account_id', '=', account)
    .executeTakeFirst()
}
