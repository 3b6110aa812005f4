import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { type AccountId, newId, type OrderId, type OrderNoteId } from '../../shared/ids.ts'
import { after, minutes } from '../../shared/time.ts'

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

type NewNote = { orderId: OrderId; about: NoteAbout; words: string; by: AccountId; at: Date }

/** For how long the same words are a form that was pressed twice or sent again by going back. */
const pressedTwiceMillis = minutes(10)

/** A note of its own. The same words of the same writer a moment later are the same note. */
export async function noteOnOrder(db: Db, words: Omit<NewNote, 'about'>): Promise<void> {
  const note = { ...words, about: null }
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`note ${note.orderId} ${note.by}`}))`.execute(tx)
    if (!(await isNotedAlready(tx, note))) await writeOrderNote(tx, note)
  })
}

async function isNotedAlready(tx: Tx, { orderId, words, by, at }: NewNote): Promise<boolean> {
  const last = await tx
    .selectFrom('order_note')
    .select(['words', 'at'])
    .where('order_id', '=', orderId)
    .where('written_by', '=', by)
    .where('about', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.words === words && last.at >= after(at, -pressedTwiceMillis)
}

/** Words of the staff for each other. They stand apart from the history, which names nobody and stays longer. */
export async function writeOrderNote(tx: Tx, note: NewNote): Promise<void> {
  await tx
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
