import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { type AccountId, newId, type OrderId, type OrderNoteId } from '../../shared/ids.ts'

/** The act that a note gives the reason of; null for a note of its own. */
export type NoteAbout = DB['order_note']['about']

export type OrderNote = {
  id: OrderNoteId
  about: NoteAbout
  words: string
  writtenBy: AccountId
  at: Date
}

export const noteMax = 2000

/** Words of the staff for each other. They stand apart from the history, which names nobody and stays longer. */
export async function writeOrderNote(
  db: Db | Tx,
  note: { orderId: OrderId; about: NoteAbout; words: string; by: AccountId; at: Date },
): Promise<void> {
  await db
    .insertInto('order_note')
    .values({
      id: newId('onn'),
      order_id: note.orderId,
      about: note.about,
      words: note.words,
      written_by: note.by,
      at: note.at,
    })
    .execute()
}

/** The latest first. */
export async function listOrderNotes(db: Db, orderId: OrderId): Promise<OrderNote[]> {
  const rows = await db
    .selectFrom('order_note')
    .select(['id', 'about', 'words', 'written_by', 'at'])
    .where('order_id', '=', orderId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ written_by, ...row }) => ({ ...row, writtenBy: written_by as AccountId }))
}
