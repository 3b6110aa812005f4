import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { UnitId } from '../../shared/ids.ts'
import { contentFromText } from './key-content.ts'
import { printsOf } from './key-prints.ts'
import type { Vault } from './vault.ts'

/**
 * The unit that a key was sold as, by the whole key as somebody sent it: recognised by its fingerprint, and opened by nobody.
 * Asked with the rights of a worker; whoever wants to know looks at the order with their own.
 */
export async function findUnitsOfKey(db: Db, vault: Vault, text: string): Promise<UnitId[]> {
  if (text.trim() === '') return []
  const prints = printsOf(vault, contentFromText(text))
  const { rows } = await sql<{ id: UnitId }>`
    select distinct k.unit_id as id
    from unnest(${prints.map(({ pepperId }) => pepperId)}::text[], ${prints.map(({ fingerprint }) => fingerprint)}::bytea[])
      as asked (pepper_id, fingerprint)
    join shop.key_fingerprint f on f.pepper_id = asked.pepper_id and f.fingerprint = asked.fingerprint
    join shop.key k on k.id = f.key_id
    where k.unit_id is not null`.execute(db)
  return rows.map(({ id }) => id)
}
