import { listAccountKeys } from '../../identity/index.ts'
import { listContactEmails } from '../../orders/index.ts'
import type { KnownBy } from '../subject/subject.ts'
import { type ErasureDeps, erasePerson } from './erase-person.ts'

/**
 * After a restore: whoever was erased since the backup is back, and is erased again before the shop serves. The ledger knows
 * them by keyed hashes alone, so everybody who is there is hashed and compared.
 * @returns how many persons were erased again.
 */
export async function replayErasures(deps: ErasureDeps): Promise<number> {
  const lines = await deps.ledger.read()
  const known = await deps.db.selectFrom('erasure').select('id').execute()
  const done = new Set<string>(known.map(({ id }) => id))
  const lost = lines.filter(({ id }) => !done.has(id))
  if (lost.length === 0) return 0
  const erased = new Set(lost.flatMap(({ hashes }) => hashes.map((hash) => hash.toString('hex'))))
  const isErased = (value: string) => erased.has(deps.hash(value).toString('hex'))

  let count = 0
  const again = async (by: KnownBy) => {
    const outcome = await erasePerson(deps, by, 'replay')
    if (outcome.ok) count += 1
  }
  for (const { id, email } of await listAccountKeys(deps.db)) {
    if (isErased(id) || isErased(email)) await again({ account: id })
  }
  for (const email of await listContactEmails(deps.db)) if (isErased(email)) await again({ email })
  return count
}
