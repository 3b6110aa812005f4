import type Stripe from 'stripe'
import { invalid, notFound } from './errors.ts'
import type { Table } from './table.ts'

export type Page<Row> = { object: 'list'; data: Row[]; has_more: boolean; url: string }

/** One page of a table, newest first, by Stripe's cursor parameters. */
export function pageOf<Row extends { id: string }>(
  table: Table<Row>,
  url: string,
  params: Stripe.PaginationParams,
  keep: (row: Row) => boolean = () => true,
): Page<Row> {
  return pageOfRows([...table.newestFirst()].filter(keep), url, params)
}

export function pageOfRows<Row extends { id: string }>(
  rows: Row[],
  url: string,
  { limit = 10, starting_after: after, ending_before: before }: Stripe.PaginationParams,
): Page<Row> {
  if (limit < 1 || limit > 100) {
    throw invalid('Invalid limit: must be between 1 and 100', {
      code: 'parameter_invalid_integer',
      param: 'limit',
    })
  }
  if (after !== undefined && before !== undefined) {
    throw invalid('You may only specify one of these parameters: starting_after, ending_before.')
  }
  if (before !== undefined) {
    const end = positionOf(rows, before, 'ending_before')
    const start = Math.max(0, end - limit)
    return { object: 'list', data: rows.slice(start, end), has_more: start > 0, url }
  }
  const start = after === undefined ? 0 : positionOf(rows, after, 'starting_after') + 1
  return {
    object: 'list',
    data: rows.slice(start, start + limit),
    has_more: rows.length > start + limit,
    url,
  }
}

export function wasCreatedWithin(row: { created: number }, range?: Stripe.RangeQueryParam | number) {
  if (range === undefined) return true
  if (typeof range === 'number') return row.created === range
  const { gt = -1, gte = 0, lt = Number.POSITIVE_INFINITY, lte = Number.POSITIVE_INFINITY } = range
  return row.created > gt && row.created >= gte && row.created < lt && row.created <= lte
}

function positionOf(rows: { id: string }[], id: string, param: string) {
  const position = rows.findIndex((row) => row.id === id)
  if (position === -1) throw notFound('object', id, param)
  return position
}
