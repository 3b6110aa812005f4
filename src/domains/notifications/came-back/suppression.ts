import type { Db, Tx } from '../../../platform/database/connect.ts'
import { foldEmail, hashEmail, hashMailbox } from '../../../shared/email.ts'
import { newId } from '../../../shared/ids.ts'
import { after, days } from '../../../shared/time.ts'
import { wasMailboxProved } from '../../identity/index.ts'

export type SuppressionReason = 'bounced' | 'complained'
export type Suppression = { reason: SuppressionReason; since: Date; expiresAt: Date }

/** A mailbox that was full or gone may live again; whoever complained is not asked again so soon. */
const lasts: Record<SuppressionReason, number> = { bounced: days(180), complained: days(365) }

/**
 * A letter that came back speaks of its very address: what somebody invents behind a `+` must not stop the mailbox before it.
 * Whoever complained is its reader, however it is spelt.
 */
const keyOf = (reason: SuppressionReason, recipient: string) =>
  reason === 'bounced' ? hashEmail(recipient) : hashMailbox(recipient)
const keysOf = (recipient: string) => [keyOf('bounced', recipient), keyOf('complained', recipient)]

/** Nothing more goes to this mailbox for a while. A complaint weighs more than a letter that came back. */
export async function suppress(
  tx: Tx,
  found: { recipient: string; reason: SuppressionReason; code: string | null; at: Date },
): Promise<void> {
  const { recipient, reason, code, at } = found
  const kept = { recipient, reason, code, since: at, expires_at: after(at, lasts[reason]) }
  await tx
    .insertInto('suppression')
    .values({ id: newId('sup'), mailbox_hash: keyOf(reason, recipient), ...kept })
    .onConflict((conflict) =>
      conflict
        .column('mailbox_hash')
        .doUpdateSet(kept)
        .where((eb) =>
          eb.or([
            eb('suppression.reason', '=', 'bounced'),
            eb(eb.val<string>(reason), '=', 'complained'),
            eb('suppression.expires_at', '<=', at),
          ]),
        ),
    )
    .execute()
}

/** Why nothing is written to this mailbox; undefined where nothing stands against it. Whoever proved it since reads it again. */
export async function findSuppression(
  db: Db,
  recipient: string,
  now: Date,
): Promise<Suppression | undefined> {
  const row = await db
    .selectFrom('suppression')
    .select(['reason', 'since', 'expires_at'])
    .where('mailbox_hash', 'in', keysOf(recipient))
    .where('expires_at', '>', now)
    .orderBy((eb) => eb('reason', '=', 'complained'), 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return
  const { reason, since, expires_at: expiresAt } = row
  if (reason === 'bounced' && (await wasMailboxProved(db, foldEmail(recipient), since))) return
  return { reason, since, expiresAt }
}

/** Until when each of these mailboxes is left alone; those that are written to are missing. */
export async function listSuppressedUntil(
  db: Db,
  recipients: readonly string[],
  now: Date,
): Promise<Map<string, Date>> {
  const until = new Map<string, Date>()
  for (const recipient of new Set(recipients)) {
    const found = await findSuppression(db, recipient, now)
    if (found) until.set(recipient, found.expiresAt)
  }
  return until
}

/** @returns whether anything stood against this mailbox. */
export async function liftSuppression(tx: Tx, recipient: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('suppression')
    .where('mailbox_hash', 'in', keysOf(recipient))
    .executeTakeFirst()
  return numDeletedRows > 0n
}
