import type { Journal } from './journal.ts'

/** Rows in the order of their creation. A changed row must be saved again, or a restart forgets the change. */
export type Table<Row extends { id: string }> = {
  find(id: string): Row | undefined
  save(row: Row): void
  /** Keeps a row without writing it to the journal. */
  restore(row: Row): void
  remove(id: string): void
  newestFirst(): Iterable<Row>
  oldestFirst(): Row[]
}

export function createTable<Row extends { id: string }>(name: string, journal: Journal): Table<Row> {
  let rows: (Row | undefined)[] = []
  const positions = new Map<string, number>()

  function restore(row: Row) {
    const position = positions.get(row.id) ?? rows.length
    rows[position] = row
    positions.set(row.id, position)
  }

  /** Removed rows leave holes, so that a removal costs nothing; they are closed when they are most of the table. */
  function closeHoles() {
    if (rows.length < 1000 || positions.size > rows.length / 2) return
    rows = rows.filter((row) => row !== undefined)
    for (const [position, row] of rows.entries()) if (row) positions.set(row.id, position)
  }

  return {
    find: (id) => rows[positions.get(id) ?? -1],
    save(row) {
      restore(row)
      journal.record(name, row)
    },
    restore,
    remove(id) {
      const position = positions.get(id)
      if (position === undefined) return
      rows[position] = undefined
      positions.delete(id)
      journal.record(name, { id, removed: true })
      closeHoles()
    },
    *newestFirst() {
      for (let at = rows.length - 1; at >= 0; at--) {
        const row = rows[at]
        if (row) yield row
      }
    },
    oldestFirst: () => rows.filter((row) => row !== undefined),
  }
}
