import type { Db } from '../../platform/database/connect.ts'
import { issuedSince } from '../invoicing/index.ts'
import { bookDocument } from './post-document.ts'

/** Books every document issued since then that no event has booked. */
export async function postDocumentsLeft(db: Db, since: Date): Promise<number> {
  let posted = 0
  for await (const ids of issuedSince(db, since)) {
    const booked = await db
      .selectFrom('book_entry')
      .select('source_id')
      .where('source_kind', '=', 'document')
      .where('source_id', 'in', ids)
      .execute()
    const there = new Set(booked.map(({ source_id }) => source_id))
    for (const id of ids.filter((each) => !there.has(each))) if (await bookDocument(db, id)) posted += 1
  }
  return posted
}
