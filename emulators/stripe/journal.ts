import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'

export type JournalRow = { id: string; removed?: true }

/** Remembers rows across restarts: one JSON line per changed row, the last line of a row wins. */
export type Journal = {
  record(table: string, row: JournalRow): void
  /** Writes what was recorded since the last call; a reply leaves only after that. */
  flush(): void
  close(): void
}

// Rows hold the addresses of buyers.
const ownerOnly = 0o600

export const noJournal: Journal = { record() {}, flush() {}, close() {} }

export function openJournal(file: string): Journal {
  const handle = openSync(file, 'a', ownerOnly)
  let pending = ''
  return {
    record(table, row) {
      pending += `${JSON.stringify([table, row])}\n`
    },
    flush() {
      if (pending === '') return
      writeSync(handle, pending)
      pending = ''
    },
    close: () => closeSync(handle),
  }
}

/** Reads the rows of a journal in the order in which they first appeared, and rewrites it without the superseded lines. */
export function readJournal(file: string): [table: string, row: JournalRow][] {
  if (!existsSync(file)) return []
  const rows = new Map<string, [string, JournalRow]>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const entry = parseLine(line)
    if (entry) rows.set(`${entry[0]} ${entry[1].id}`, entry)
  }
  const kept = [...rows.values()]
  writeFileSync(`${file}.new`, kept.map((entry) => `${JSON.stringify(entry)}\n`).join(''), {
    mode: ownerOnly,
  })
  renameSync(`${file}.new`, file)
  return kept
}

/** A line that was cut short by a crash belongs to a reply that nobody received. */
function parseLine(line: string): [string, JournalRow] | undefined {
  try {
    return line === '' ? undefined : JSON.parse(line)
  } catch {
    return undefined
  }
}
