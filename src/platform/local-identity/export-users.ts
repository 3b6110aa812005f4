import type { Subject } from '../../domains/identity/index.ts'
import { asked } from './asked.ts'
import type { IdentityDb } from './tables.ts'

const pageSize = 500

export type ExportedUser = {
  subject: Subject
  email: string
  passwordHash: string | null
  hasFactor: boolean
}

/** Whoever has not confirmed stays behind: imported, the address would count as proved. */
export async function* exportUsers(db: IdentityDb): AsyncGenerator<ExportedUser> {
  let last = ''
  while (true) {
    const page = await asked(() => readPage(db, last))
    for (const { id, factor, ...person } of page) {
      yield { ...person, subject: id as Subject, hasFactor: factor !== null }
    }
    const end = page.at(-1)
    if (!end || page.length < pageSize) return
    last = end.id
  }
}

function readPage(db: IdentityDb, last: string) {
  return db
    .selectFrom('person')
    .leftJoin('credential', 'credential.person_id', 'person.id')
    .leftJoin('totp', (join) =>
      join.onRef('totp.person_id', '=', 'person.id').on('totp.confirmed_at', 'is not', null),
    )
    .select(['person.id', 'person.email', 'credential.password as passwordHash', 'totp.id as factor'])
    .where('person.confirmed_at', 'is not', null)
    .where('person.id', '>', last)
    .orderBy('person.id')
    .limit(pageSize)
    .execute()
}
