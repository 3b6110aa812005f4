/** Rows of a list in pieces of `most`, each read from where the last one ended: memory stays flat, and each row comes once. */
export async function* inPieces<Row>(
  most: number,
  readAfter: (last: Row | undefined) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let last: Row | undefined
  for (;;) {
    const rows = await readAfter(last)
    if (rows.length > 0) yield rows
    if (rows.length < most) return
    last = rows.at(-1)
  }
}
