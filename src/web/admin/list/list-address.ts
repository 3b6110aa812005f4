import type { ListQuery } from './list-query.ts'

type Change = { sort?: string; page?: number; asFile?: boolean }

/** The address of a list as it stands, with a change: another page, another order, the file of it. What is usual is not said. */
export function listAddress(
  path: string,
  query: ListQuery<string, Readonly<Record<string, unknown>>>,
  change: Change = {},
): string {
  const { sort = signed(query), page = query.page, asFile = false } = change
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries(query.filters)) if (value) said.set(name, String(value))
  if (sort !== query.usual) said.set('sort', sort)
  if (page > 1 && !asFile) said.set('page', String(page))
  if (asFile) said.set('as', 'csv')
  return said.size > 0 ? `${path}?${said}` : path
}

/** As it stands in an address: `placed`, or `-placed` with the highest first. */
export function signed({ sort, isDescending }: Pick<ListQuery<string>, 'sort' | 'isDescending'>): string {
  return isDescending ? `-${sort}` : sort
}
