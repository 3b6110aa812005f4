import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/connect.ts'
import type { AccountId, MailId, OrderId } from '../../../shared/ids.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Mail, MailState } from '../mail.ts'
import { toMail } from '../store.ts'

export type ReportedMail = Mail & { state: MailState }

/** The letter that a report is about, locked: by its own id in a Message-ID, or by the name that the mail server gave it. */
export async function findReportedMail(
  tx: Tx,
  references: readonly string[],
): Promise<ReportedMail | undefined> {
  const ids = references.flatMap((reference) => mailIdsIn(reference))
  const names = references
    .map((reference) => reference.replace(/^<|>$/g, ''))
    .filter((name) => name.length >= 8)
  if (ids.length === 0 && names.length === 0) return
  const row = await tx
    .selectFrom('mail')
    .selectAll()
    .where((eb) =>
      eb.or([
        sql<boolean>`id = any(${ids})`,
        sql<boolean>`server_reference = any(${names})`,
        // A provider that signs with its own host: the name alone was told when it took the letter.
        sql<boolean>`server_reference = any(${names.map((name) => name.split('@')[0] ?? '')})`,
      ]),
    )
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...toMail(row), state: row.state }
}

function mailIdsIn(reference: string): MailId[] {
  return (reference.match(/eml_[0-9a-z]{26}/g) ?? []).flatMap((id) => parseId('eml', id) ?? [])
}

/** False when it was known. */
export async function noteDelay(tx: Tx, id: MailId, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mail')
    .set({ delayed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'accepted')
    .where('delayed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False when it was known. A complaint may follow on anything, a letter comes back only once. */
export async function noteReport(
  tx: Tx,
  id: MailId,
  { state, code, at }: { state: 'bounced' | 'complained'; code: string | null; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mail')
    .set({ state, report_code: code, reported_at: at, settled_at: null, settled_by: null })
    .where('id', '=', id)
    .where('state', 'in', state === 'bounced' ? ['accepted'] : ['accepted', 'bounced'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The same was written once more, and did not come back. */
export async function hasAnotherArrived(tx: Tx, { id, kind, subjectId }: Mail): Promise<boolean> {
  const row = await tx
    .selectFrom('mail')
    .select('id')
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('id', '!=', id)
    .where('state', '=', 'accepted')
    .executeTakeFirst()
  return row !== undefined
}

/** Who dealt with it stands with it; null when it settled by itself. */
export async function settleMail(
  tx: Tx,
  which: { id: MailId } | { orderId: OrderId },
  { by, at }: { by: AccountId | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('mail')
    .set({ settled_at: at, settled_by: by })
    .where((eb) => ('id' in which ? eb('id', '=', which.id) : eb('order_id', '=', which.orderId)))
    .where('state', 'in', cameBackStates)
    .where('settled_at', 'is', null)
    .execute()
}

/** The ends of a letter that did not reach anybody, or reached somebody who did not want it. */
export const cameBackStates = [
  'refused',
  'dead',
  'bounced',
  'complained',
] as const satisfies readonly MailState[]
