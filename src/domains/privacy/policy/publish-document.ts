import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { newId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'

export type PublishedDocument = 'privacy'

/** The lines of a text, by language. */
export type DocumentTexts = Record<Locale, readonly string[]>

export type DocumentVersion = { at: Date; texts: DocumentTexts }

/**
 * Keeps a text when it differs from the one published last, so that its date is the day on which it changed and no other.
 * @returns when the text of today was published.
 */
export async function publishDocument(
  db: Db,
  document: PublishedDocument,
  texts: DocumentTexts,
  now: Date,
): Promise<Date> {
  const hash = createHash('sha256').update(JSON.stringify(texts)).digest()
  return db.transaction().execute(async (tx) => {
    // Processes that start together publish once.
    await sql`select pg_advisory_xact_lock(hashtext(${`document ${document}`}))`.execute(tx)
    const newest = await tx
      .selectFrom('document_version')
      .select(['hash', 'at'])
      .where('document', '=', document)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (newest?.hash.equals(hash)) return newest.at
    await tx
      .insertInto('document_version')
      .values({ id: newId('dov'), document, hash, texts: JSON.stringify(texts), at: now })
      .execute()
    return now
  })
}

/** Everything that was published under this name, the newest first. */
export async function listDocumentVersions(db: Db, document: PublishedDocument): Promise<DocumentVersion[]> {
  const rows = await db
    .selectFrom('document_version')
    .select(['at', 'texts'])
    .where('document', '=', document)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ at, texts }) => ({ at, texts: texts as unknown as DocumentTexts }))
}
