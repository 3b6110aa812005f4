import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { DB } from '../../../platform/database/schema.gen.ts'
import type { PrivacyRequestId } from '../../../shared/ids.ts'
import type { PrivacyRequest, RequestKind, RequestState } from './request.ts'

export type RequestQuery = { state?: RequestState; kind?: RequestKind; page: number }
export const requestsPerPage = 25

/** Open ones first, the most urgent on top; then the others, the latest first. */
export async function listRequests(
  db: Db,
  { state, kind, page }: RequestQuery,
): Promise<{ requests: PrivacyRequest[]; total: number }> {
  const found = db
    .selectFrom('privacy_request')
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'question'))
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .selectAll()
    .orderBy(sql`state = 'open'`, 'desc')
    .orderBy(sql`case when state = 'open' then due_on end`)
    .orderBy('closed_at', 'desc')
    .orderBy('id')
    .limit(requestsPerPage)
    .offset((page - 1) * requestsPerPage)
    .execute()
  return { requests: rows.map(toRequest), total }
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
