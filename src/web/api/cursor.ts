import { parseId } from '../../shared/ids.ts'
import { ApiProblem } from './problem.ts'

type Prefix = Parameters<typeof parseId>[0]
type IdOf<P extends Prefix> = NonNullable<ReturnType<typeof parseId<P>>>

/**
 * Where a page ended, as a text of which nobody should read anything. It holds the id of the last row: a forged one leads to another
 * place of a list that whoever forged it may read anyhow.
 */
export function readCursor<P extends Prefix>(prefix: P, cursor: string | undefined): IdOf<P> | undefined {
  if (cursor === undefined) return undefined
  const [version, id = ''] = Buffer.from(cursor, 'base64url').toString().split(':', 2)
  const parsed = version === '1' ? parseId(prefix, id) : undefined
  if (!parsed) throw new ApiProblem('bad_cursor', { detail: 'Take the cursor from `next` of the same list.' })
  return parsed
}

/** A page of rows of which one more was read than is shown. */
export function pageWithNext<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  idOf: (row: Row) => string,
  show: (row: Row) => Shown,
): { data: Shown[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { data: shown.map(show), next: last ? Buffer.from(`1:${idOf(last)}`).toString('base64url') : null }
}
