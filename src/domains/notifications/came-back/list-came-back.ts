import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { inPieces } from '../../../platform/database/in-pieces.ts'
import { type PageOfRows, readPage } from '../../../platform/database/read-page.ts'
import type { MailId, OrderId } from '../../../shared/ids.ts'
import type { MailKind } from '../letter.ts'
import { cameBackStates } from './store.ts'

export const cameBackPerPage = 50

export type CameBackState = (typeof cameBackStates)[number]
export type CameBackFilter = { show: 'open' | 'all'; state: CameBackState | null; isDescending: boolean }

/** One letter that came back, as the staff see it. */
export type CameBack = {
  id: MailId
  kind: MailKind
  orderId: OrderId | null
  recipient: string
  state: CameBackState
  /** What the mail server or the provider gave as the reason (RFC 3463, RFC 5321). */
  code: string | null
  at: Date
  settledAt: Date | null
}

/** Letters that did not arrive, or that were not wanted, in the order in which that was known. */
export async function listCameBack(
  db: Db,
  { page, ...filter }: CameBackFilter & { page: number },
): Promise<PageOfRows<CameBack>> {
  return readPage(
    db,
    wantedBy(db, filter).select('id'),
    { page, perPage: cameBackPerPage },
    async (limit, offset) =>
      (await inOrder(wantedBy(db, filter), filter, limit).offset(offset).execute()).map(toCameBack),
  )
}

const readAtOnce = 500

/** All of them, however many there are, piece by piece. */
export async function* readCameBack(db: Db, filter: CameBackFilter): AsyncGenerator<CameBack[]> {
  const way = sql.raw(filter.isDescending ? '<' : '>')
  const pieces = inPieces<Row>(readAtOnce, (last) => {
    const after = last && sql<boolean>`(${knownAt}, id) ${way} (${last.key}::timestamptz, ${last.id})`
    const wanted = wantedBy(db, filter)
    return inOrder(after ? wanted.where(after) : wanted, filter, readAtOnce).execute()
  })
  for await (const rows of pieces) yield rows.map(toCameBack)
}

// When it was known: reported by the provider, or told by the mail server at the last try.
const knownAt = sql<Date>`coalesce(reported_at, next_attempt_at)`

const wantedBy = (db: Db, { show, state }: CameBackFilter) =>
  db
    .selectFrom('mail')
    .where('state', 'in', cameBackStates)
    .$if(state !== null, (query) => query.where('state', '=', state as CameBackState))
    .$if(show === 'open', (query) => query.where('settled_at', 'is', null))

function inOrder(wanted: ReturnType<typeof wantedBy>, { isDescending }: CameBackFilter, limit: number) {
  const direction = isDescending ? 'desc' : 'asc'
  return wanted
    .select(['id', 'kind', 'order_id', 'recipient', 'state', 'smtp_code', 'report_code', 'settled_at'])
    .select(knownAt.as('at'))
    .select(sql<string>`${knownAt}::text`.as('key'))
    .orderBy(knownAt, direction)
    .orderBy('id', direction)
    .limit(limit)
}

type Row = Awaited<ReturnType<ReturnType<typeof inOrder>['execute']>>[number]

const toCameBack = (row: Row): CameBack => ({
  id: row.id,
  kind: row.kind as MailKind,
  orderId: row.order_id,
  recipient: row.recipient,
  state: row.state as CameBackState,
  code: row.report_code ?? row.smtp_code?.toString() ?? null,
  at: row.at,
  settledAt: row.settled_at,
})

export async function countCameBack(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', cameBackStates)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
