/** Every row of a list, page after page, as records of a file. */
export async function* allPages<Row>(
  read: (page: number) => Promise<{ rows: readonly Row[]; total: number }>,
  recordOf: (row: Row) => readonly unknown[],
): AsyncGenerator<(readonly unknown[])[]> {
  let seen = 0
  for (let page = 1; ; page++) {
    const { rows, total } = await read(page)
    if (rows.length > 0) yield rows.map(recordOf)
    seen += rows.length
    if (rows.length === 0 || seen >= total) return
  }
}
