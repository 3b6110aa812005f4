import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { Outbox } from '../../../platform/outbox/outbox.ts'
import { newId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { after } from '../../../shared/time.ts'

/** The name of each is also the one in its address. */
export type PublishedDocument = 'privacy' | 'terms' | 'withdrawal' | 'legal-notice' | 'cookies' | 'consent'

/** The lines of a text, by language. */
export type DocumentTexts = Record<Locale, readonly string[]>

/** `hash` is the SHA-256 by which the texts are known, in hexadecimal digits. */
export type DocumentVersion = { at: Date; hash: string; texts: DocumentTexts }

export type NewDocument = {
  document: PublishedDocument
  texts: DocumentTexts
  /** What the texts are made from: a change of it is material, one of the words alone is not. */
  facts: unknown
}

/** Something about how data is handled has changed, and people are to be told (policy, § 10). */
export type PolicyEvent = { type: 'policy_changed'; at: string }

/**
 * Keeps a text when it differs from the one published last, so that its date is the day on which it changed and no other.
 * @returns when the text of today was published.
 */
export async function publishDocument(
  { db, outbox }: { db: Db; outbox: Outbox },
  { document, texts, facts }: NewDocument,
  now: Date,
): Promise<Date> {
  const hash = documentHash(texts)
  const factsHash = digest(facts)
  return db.transaction().execute(async (tx) => {
    // Processes that start together publish once.
    await sql`select pg_advisory_xact_lock(hashtext(${`document ${document}`}))`.execute(tx)
    const newest = await tx
      .selectFrom('document_version')
      .select(['hash', 'facts_hash', 'at'])
      .where('document', '=', document)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (newest?.hash.equals(hash)) return newest.at
    // By a clock that was set back it would stand before the version that it replaces, and be replaced at every start.
    const at = newest && newest.at >= now ? after(newest.at, 1) : now
    await tx
      .insertInto('document_version')
      .values({
        id: newId('dov'),
        document,
        hash,
        facts_hash: factsHash,
        texts: JSON.stringify(texts),
        at,
      })
      .execute()
    if (newest && !newest.facts_hash.equals(factsHash)) {
      await outbox.emit<PolicyEvent>(tx, { type: 'policy_changed', at: at.toISOString() })
    }
    return at
  })
}

/** By which a text is known, in every language at once. */
export function documentHash({ en, fr }: DocumentTexts): Buffer {
  return digest({ en: en.map(wordsOf), fr: fr.map(wordsOf) })
}

/** A line whatever its spaces are: a space that no longer breaks is no other text. */
export function wordsOf(line: string): string {
  return line.replace(/\s+/g, ' ').trim()
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest()

/** Everything that was published under this name, the newest first. */
export async function listDocumentVersions(db: Db, document: PublishedDocument): Promise<DocumentVersion[]> {
  const rows = await db
    .selectFrom('document_version')
    .select(['at', 'hash', 'texts'])
    .where('document', '=', document)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ at, hash, texts }) => ({
    at,
    hash: hash.toString('hex'),
    texts: texts as unknown as DocumentTexts,
  }))
}
