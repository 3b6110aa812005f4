import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { inPieces } from '../../../platform/database/in-pieces.ts'
import { type PageOfRows, readPage } from '../../../platform/database/read-page.ts'
import type { AccountId, LegalHoldId, OrderId } from '../../../shared/ids.ts'
import { listAccounts } from '../../identity/index.ts'
import { findOrderByNumber, listOrderNumbers } from '../../orders/index.ts'
import type { HeldSubject, HoldGround, HoldOrigin } from './holds.ts'

export const holdsPerPage = 50

/** `ended` orders by when they ended, and is for those that have. */
export type HoldFilter = {
  /** The number of an order, or a part of that of a case. */
  text: string
  show: 'open' | 'ended' | 'all'
  kind: HeldSubject['kind'] | null
  ground: HoldGround | null
  sort: 'placed' | 'ended'
  isDescending: boolean
}

export type HoldInList = {
  id: LegalHoldId
  kind: HeldSubject['kind']
  /** The address of the account or the number of the order; its id where it is gone. */
  named: string
  ground: HoldGround
  reference: string | null
  origin: HoldOrigin
  placedBy: AccountId | null
  placedAt: Date
  endedAt: Date | null
}

export async function listHolds(
  db: Db,
  { page, ...filter }: HoldFilter & { page: number },
): Promise<PageOfRows<HoldInList>> {
  const wanted = await wantedBy(db, filter)
  return readPage(db, wanted.select('id'), { page, perPage: holdsPerPage }, async (limit, offset) =>
    withNames(db, await inOrder(wanted, filter, limit).offset(offset).execute()),
  )
}

const readAtOnce = 500

/** All of them, however many there are, piece by piece. */
export async function* eachHold(db: Db, filter: HoldFilter): AsyncGenerator<HoldInList[]> {
  const way = sql.raw(filter.isDescending ? '<' : '>')
  const by = sql.ref(`${filter.sort}_at`)
  const wanted = await wantedBy(db, filter)
  const pieces = inPieces<Row>(readAtOnce, (last) => {
    const after = last && sql<boolean>`(${by}, id) ${way} (${last.key}::timestamptz, ${last.id})`
    return inOrder(after ? wanted.where(after) : wanted, filter, readAtOnce).execute()
  })
  for await (const rows of pieces) yield await withNames(db, rows)
}

async function wantedBy(db: Db, { text, show, kind, ground, sort }: HoldFilter) {
  const order = text === '' ? undefined : await findOrderByNumber(db, text)
  return db
    .selectFrom('legal_hold')
    .$if(show === 'open', (query) => query.where('ended_at', 'is', null))
    .$if(show === 'ended' || sort === 'ended', (query) => query.where('ended_at', 'is not', null))
    .$if(kind !== null, (query) => query.where('subject_kind', '=', kind as HeldSubject['kind']))
    .$if(ground !== null, (query) => query.where('ground', '=', ground as HoldGround))
    .$if(text !== '', (query) =>
      query.where((eb) =>
        eb.or([
          sql<boolean>`position(lower(${text}) in lower(reference)) > 0`,
          eb.and([eb('subject_kind', '=', 'order'), eb('subject_id', '=', order ?? null)]),
        ]),
      ),
    )
}

type Wanted = Awaited<ReturnType<typeof wantedBy>>

function inOrder(wanted: Wanted, { sort, isDescending }: HoldFilter, limit: number) {
  const direction = isDescending ? 'desc' : 'asc'
  const by = `${sort}_at` as const
  return wanted
    .select(['id', 'subject_kind as kind', 'subject_id', 'ground', 'reference', 'origin'])
    .select(['placed_by as placedBy', 'placed_at as placedAt', 'ended_at as endedAt'])
    .select(sql<string>`${sql.ref(by)}::text`.as('key'))
    .orderBy(by, direction)
    .orderBy('id', direction)
    .limit(limit)
}

type Row = Awaited<ReturnType<ReturnType<typeof inOrder>['execute']>>[number]

async function withNames(db: Db, rows: readonly Row[]): Promise<HoldInList[]> {
  const idsOf = (wanted: HeldSubject['kind']) => [
    ...new Set(rows.flatMap(({ kind, subject_id }) => (kind === wanted ? [subject_id] : []))),
  ]
  const accounts = await listAccounts(db, idsOf('account') as AccountId[])
  const orders = await listOrderNumbers(db, idsOf('order') as OrderId[])
  const names = new Map<string, string>([...orders, ...accounts.map(({ id, email }) => [id, email] as const)])
  return rows.map(({ key: _, subject_id, ...hold }) => ({
    ...hold,
    named: names.get(subject_id) ?? subject_id,
  }))
}
