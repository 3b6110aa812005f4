import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { DB } from '../../../platform/database/schema.gen.ts'
import type { PrivacyRequestId } from '../../../shared/ids.ts'
import type { PrivacyRequest, RequestKind, RequestState } from './request.ts'

/** `due`: what is open first, the most urgent on top; then the others, the latest first. */
export const requestSorts = ['due', 'received'] as const
export type RequestQuery = {
  state: RequestState | null
  kind: RequestKind | null
  sort: (typeof requestSorts)[number]
  isDescending: boolean
  page: number
}
export const requestsPerPage = 25

export async function listRequests(
  db: Db,
  { state, kind, sort, isDescending, page }: RequestQuery,
): Promise<{ rows: PrivacyRequest[]; total: number }> {
  const found = db
    .selectFrom('privacy_request')
    .$if(state !== null, (query) => query.where('state', '=', state ?? 'open'))
    .$if(kind !== null, (query) => query.where('kind', '=', kind ?? 'question'))
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const [first, last] = isDescending ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const)
  const rows = await found
    .selectAll()
    .$if(sort === 'received', (query) => query.orderBy('received_on', first))
    .$if(sort === 'due', (query) =>
      query
        .orderBy(sql`state = 'open'`, last)
        .orderBy(sql`case when state = 'open' then due_on end`, first)
        .orderBy('closed_at', last),
    )
    .orderBy('id', first)
    .limit(requestsPerPage)
    .offset((page - 1) * requestsPerPage)
    .execute()
  return { rows: rows.map(toRequest), total }
}

export async function findRequest(db: Db, id: PrivacyRequestId): Promise<PrivacyRequest | undefined> {
  const row = await db.selectFrom('privacy_request').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toRequest(row)
}

/** The request, if it is open, held until the transaction ends: two of the staff do not answer it twice. */
export async function lockOpenRequest(tx: Tx, id: PrivacyRequestId): Promise<PrivacyRequest | undefined> {
  const row = await tx
    .selectFrom('privacy_request')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  return row && toRequest(row)
}

/** How much is to be done, and until when the first of it. */
export async function countOpenRequests(db: Db): Promise<{ open: number; firstDueOn: string | null }> {
  return db
    .selectFrom('privacy_request')
    .select((eb) => [eb.fn.countAll<number>().as('open'), eb.fn.min('due_on').as('firstDueOn')])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
}

function toRequest(row: Selectable<DB['privacy_request']>): PrivacyRequest {
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    email: row.email,
    locale: row.locale,
    wish: row.wish,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    extension: row.extended_at && { at: row.extended_at, reason: row.extension_reason ?? '' },
    identified: row.identified_by &&
      row.identified_at && { by: row.identified_by, how: row.identified_how, at: row.identified_at },
    state: row.state,
    answer: row.answer,
    closedAt: row.closed_at,
  }
}
