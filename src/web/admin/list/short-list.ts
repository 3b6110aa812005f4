import type { Locale } from '../../../shared/locale.ts'
import type { ListQuery } from './list-query.ts'

/** A list that is short by nature is read whole; in which order it stands, and on how many pages, is worked out here. */
export const shortListPerPage = 50

/** @param values by what each order goes; rows of which that says the same stay as they were read. */
export function inOrder<Row, Sort extends string>(
  rows: readonly Row[],
  { sort, isDescending }: Pick<ListQuery<Sort>, 'sort' | 'isDescending'>,
  values: Readonly<Record<Sort, (row: Row) => string | number | Date>>,
  locale: Locale,
): Row[] {
  const { compare } = new Intl.Collator(locale)
  const value = values[sort]
  const upwards = (one: string | number | Date, other: string | number | Date) =>
    typeof one === 'string' ? compare(one, String(other)) : Number(one) - Number(other)
  return rows.toSorted((one, other) =>
    isDescending ? upwards(value(other), value(one)) : upwards(value(one), value(other)),
  )
}

export function pageOf<Row>(rows: readonly Row[], page: number): { rows: Row[]; total: number } {
  const from = (page - 1) * shortListPerPage
  return { rows: rows.slice(from, from + shortListPerPage), total: rows.length }
}

/** Whether what was typed stands in one of the texts; nothing typed stands in all. */
export function stands(typed: string, texts: readonly string[], locale: Locale): boolean {
  const sought = typed.toLocaleLowerCase(locale)
  return texts.some((text) => text.toLocaleLowerCase(locale).includes(sought))
}
