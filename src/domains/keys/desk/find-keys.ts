import { sql } from 'kysely'
import { countAuditToday, recordAudit } from '../../../platform/audit/audit.ts'
import type { Db } from '../../../platform/database/connect.ts'
import type { AccountId, BatchId, KeyId, ProductId, UnitId } from '../../../shared/ids.ts'
import type { Secret } from '../../../shared/secret.ts'
import type { KeyState } from '../key.ts'
import { contentFromText, normaliseText } from '../key-content.ts'
import { printsOf, tailLength } from '../key-prints.ts'
import type { Vault } from '../vault.ts'

/** More than anybody looks for in a day, and far less than guessing takes. */
export const searchesPerDay = 200
/** Of five characters many keys may end alike. */
export const foundMax = 50

export type FoundKey = {
  keyId: KeyId
  productId: ProductId
  batchId: BatchId
  state: KeyState
  unitId: UnitId | null
}

export type SearchOutcome =
  | { ok: true; by: 'whole' | 'tail'; keys: FoundKey[] }
  | { ok: false; reason: 'empty' | 'too_many' }

/**
 * Which keys are the one that somebody has before them, or end like it; `wholeOnly` looks for no ends. What was typed is compared
 * as a keyed digest and is stored nowhere; that somebody looked, and how, is.
 */
export async function findKeys(
  { db, vault }: { db: Db; vault: Vault },
  { text, by, wholeOnly = false }: { text: Secret<string>; by: AccountId; wholeOnly?: boolean },
): Promise<SearchOutcome> {
  const { length } = normaliseText(text.expose())
  if (length < (wholeOnly ? tailLength + 1 : tailLength)) return { ok: false, reason: 'empty' }
  const how = length === tailLength ? 'tail' : 'whole'
  const column = how === 'tail' ? 'tail' : 'fingerprint'
  const prints = printsOf(vault, contentFromText(text.expose()))
  const subject = { kind: 'staff', id: by }
  const action = 'staff.searched_key'
  return db.transaction().execute(async (tx): Promise<SearchOutcome> => {
    // Two windows of the same person count one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`search ${by}`}, 0))`.execute(tx)
    if ((await countAuditToday(tx, { subject, action })) >= searchesPerDay)
      return { ok: false, reason: 'too_many' }
    const keys = await listKeysByPrint(
      tx,
      column,
      prints.map((print) => ({ pepperId: print.pepperId, print: print[column] })),
    )
    const details = { how, found: keys.length }
    await recordAudit(tx, { subject, action, actor: { kind: 'staff', id: by }, details })
    return { ok: true, by: how, keys }
  })
}

async function listKeysByPrint(
  db: Db,
  column: 'fingerprint' | 'tail',
  prints: readonly { pepperId: string; print: Buffer }[],
): Promise<FoundKey[]> {
  const { rows } = await sql<FoundKey>`
    select distinct k.id as "keyId", k.product_id as "productId", k.batch_id as "batchId", k.state,
      k.unit_id as "unitId"
    from unnest(${prints.map(({ pepperId }) => pepperId)}::text[], ${prints.map(({ print }) => print)}::bytea[])
        as p (pepper_id, print)
      join shop.key_fingerprint f on f.pepper_id = p.pepper_id and f.${sql.ref(column)} = p.print
      join shop.key k on k.id = f.key_id
    order by k.id desc limit ${foundMax}`.execute(db)
  return rows
}
