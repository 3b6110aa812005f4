import { sql } from 'kysely'
import type { SignedIn, Subject } from '../../domains/identity/index.ts'
import { Secret } from '../../shared/secret.ts'
import type { IdentityDb, IdentityTx } from './tables.ts'

export type Person = {
  subject: Subject
  email: string
  confirmed: boolean
  banned: boolean
  sessionMark: string
  passwordHash: string | null
  totp: boolean
}

/** One statement for known and unknown addresses alike. */
export async function findPersonByEmail(db: IdentityDb, email: string): Promise<Person | undefined> {
  const row = await selectPerson(db).where('person.email', '=', email).executeTakeFirst()
  return row && parsePerson(row)
}

/**
 * First in every transaction that changes something of a person, so that no two of them wait for each other.
 * @returns undefined when the person is gone.
 */
export async function lockPerson(tx: IdentityTx, subject: string): Promise<Person | undefined> {
  await tx.selectFrom('person').select('id').where('id', '=', subject).forUpdate().execute()
  const row = await selectPerson(tx).where('person.id', '=', subject).executeTakeFirst()
  return row && parsePerson(row)
}

function selectPerson(db: IdentityDb) {
  return db
    .selectFrom('person')
    .leftJoin('credential', 'credential.person_id', 'person.id')
    .select((eb) => [
      'person.id',
      'person.email',
      'person.session_mark as sessionMark',
      'credential.password as passwordHash',
      eb('person.confirmed_at', 'is not', null).$castTo<boolean>().as('confirmed'),
      eb('person.banned_at', 'is not', null).$castTo<boolean>().as('banned'),
      eb
        .exists(
          eb
            .selectFrom('totp')
            .select('totp.id')
            .whereRef('totp.person_id', '=', 'person.id')
            .where('totp.confirmed_at', 'is not', null),
        )
        .$castTo<boolean>()
        .as('totp'),
    ])
}

type Row = Omit<Person, 'subject'> & { id: string }

function parsePerson({ id, ...row }: Row): Person {
  return { ...row, subject: id as Subject }
}

/** What the shop is told; the mark is all that a session of this provider is. */
export function signedIn({ subject, email, sessionMark, totp }: Person): SignedIn {
  return { ok: true, subject, email, session: new Secret(sessionMark), totp }
}

export const newSessionMark = sql<string>`gen_random_uuid()::text`

/** Who is banned keeps password and second factor, for the day when the ban is lifted. */
export async function setBanned(db: IdentityDb, subject: Subject, banned: boolean): Promise<void> {
  await db
    .updateTable('person')
    .set({ banned_at: banned ? sql<Date>`now()` : null, session_mark: newSessionMark })
    .where('id', '=', subject)
    .execute()
}

/** Everything else of the person goes with the row. */
export async function deletePerson(db: IdentityDb, subject: Subject): Promise<void> {
  await db.deleteFrom('person').where('id', '=', subject).execute()
}
