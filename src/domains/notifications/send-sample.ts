import { sql } from 'kysely'
import { countAuditToday, recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { type AccountId, newId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Letter, Mailer } from './letter.ts'
import { parseMailAddress } from './mail-address.ts'

/** Somebody who looks at every letter in both languages has two days' work before them; a mailbox is not flooded. */
export const samplesPerDay = 50

export type SendSampleOutcome =
  | { ok: true }
  | { ok: false; reason: 'too_many' | 'deferred' | 'refused'; code?: number | null }

type NewSample = {
  /** Under which it is known among the samples. */
  name: string
  letter: Pick<Letter, 'subject' | 'html' | 'text' | 'attachments'>
  locale: Locale
  /** The mailbox of whoever asks, and no other. */
  to: string
  by: AccountId
}

/**
 * A letter with invented data for somebody of the staff to see in their own mailbox. It goes to the mail server at once and once,
 * so that the answer is what the server said. History has that it was asked for, before it goes.
 */
export async function sendSample(
  { db, mailer }: { db: Db; mailer: Mailer },
  { name, letter, locale, to, by }: NewSample,
): Promise<SendSampleOutcome> {
  const address = parseMailAddress(to)
  if (!address) return { ok: false, reason: 'refused', code: null }
  const subject = { kind: 'staff', id: by }
  const mayGo = await db.transaction().execute(async (tx) => {
    // Presses at the same moment are counted one after the other.
    await sql`select pg_advisory_xact_lock(hashtext(${`samples ${by}`}))`.execute(tx)
    if ((await countAuditToday(tx, { subject, action: 'staff.sent_sample' })) >= samplesPerDay) return false
    await recordAudit(tx, {
      subject,
      action: 'staff.sent_sample',
      actor: { kind: 'staff', id: by },
      details: { sample: name, locale },
    })
    return true
  })
  if (!mayGo) return { ok: false, reason: 'too_many' }
  const { kind, code } = await mailer.send({ id: newId('eml'), to: address, locale, letter })
  return kind === 'accepted' ? { ok: true } : { ok: false, reason: kind, code }
}
