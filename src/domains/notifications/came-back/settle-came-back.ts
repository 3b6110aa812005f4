import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db } from '../../../platform/database/connect.ts'
import type { AccountId, MailId } from '../../../shared/ids.ts'
import type { Clock } from '../../../shared/time.ts'
import { findMail } from '../store.ts'
import { settleMail } from './store.ts'
import { liftSuppression } from './suppression.ts'

/**
 * The staff have dealt with a letter that came back; with `again` its mailbox is written to again from now on. False when there
 * is no such letter.
 */
export async function settleCameBack(
  { db, clock }: { db: Db; clock: Clock },
  { mailId, again, by }: { mailId: MailId; again: boolean; by: AccountId },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const mail = await findMail(tx, mailId)
    if (!mail) return false
    await settleMail(tx, { id: mailId }, { by, at: clock.now() })
    const lifted = again && (await liftSuppression(tx, mail.recipient))
    await recordAudit(tx, {
      subject: mail.orderId ? { kind: 'order', id: mail.orderId } : { kind: 'mail', id: mailId },
      action: lifted ? 'mail.suppression_lifted' : 'mail.settled',
      actor: { kind: 'staff', id: by },
      details: { mailId },
    })
    return true
  })
}
