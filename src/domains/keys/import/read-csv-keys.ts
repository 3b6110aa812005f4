import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { Secret } from '../../../shared/secret.ts'
import { contentFromText } from '../key-content.ts'
import { type HeaderColumns, type ImportEntry, UnreadableSource } from './import-source.ts'
import { type LineBlock, readLines } from './read-lines.ts'

/** Which column holds what, by the words of the header line. Only the key must be there. */
export type CsvColumns = { key: string; expires?: string; reference?: string }

/**
 * Reads a CSV with a header line; comma, semicolon and tab are found out. A quoted key may have several lines.
 * @throws UnreadableSource for a broken quote, a row with missing cells, or a header without the wanted columns.
 */
export async function* readCsvKeys(
  bytes: AsyncIterable<Uint8Array>,
  columns: CsvColumns,
): AsyncGenerator<ImportEntry> {
  const blocks = readLines(bytes)
  const first = await blocks.next()
  if (first.done) return
  const { delimiter, places } = readHeader(first.value.lines[0] ?? '', columns)

  // Noted while the parser reads: when it fails, the rows that it has read already never arrive here.
  let lastLine = 0
  const parser = parse({
    delimiter,
    info: true,
    skip_empty_lines: true,
    max_record_size: recordBytesMax,
    on_record(record: string[], { lines }) {
      lastLine = lines
      return record
    },
  })
  // An error of the source arrives here through the parser, which it destroys.
  pipeline(Readable.from(textOf(first.value, blocks)), parser, () => {})
  try {
    for await (const row of parser) {
      const { record, info }: { record: string[]; info: Info } = row
      if (info.records > 1) yield entryOf(record, places, info.lines)
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, lastLine) : error
  }
}

/** The names of the columns, for whoever has to say which is which; none where the first line may hold keys. */
export async function readHeaderWords(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
  try {
    for await (const { lines } of readLines(bytes)) return columnsOf(lines[0] ?? '', { key: '' }).found
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error
  }
  return []
}

const recordBytesMax = 64 * 1024

type Places = { key: number; expires: number; reference: number }

const delimiters = [',', ';', '\t']

function readHeader(header: string, columns: CsvColumns): { delimiter: string; places: Places } {
  for (const delimiter of delimiters) {
    const names = namesIn(header, delimiter).map(fold)
    const place = (name: string | undefined) => (name === undefined ? -1 : names.indexOf(fold(name)))
    const places = {
      key: place(columns.key),
      expires: place(columns.expires),
      reference: place(columns.reference),
    }
    const isMissing = (column: keyof Places) => columns[column] !== undefined && places[column] === -1
    if (!isMissing('key') && !isMissing('expires') && !isMissing('reference')) return { delimiter, places }
  }
  throw new UnreadableSource('no_such_column', 1, columnsOf(header, columns))
}

function namesIn(header: string, delimiter: string): string[] {
  return header.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
}

// A file without header begins with a key: the first line is told only where each of its cells is plain words.
function columnsOf(header: string, wanted: CsvColumns): HeaderColumns {
  const [found = []] = delimiters
    .map((delimiter) => namesIn(header, delimiter))
    .sort((one, other) => other.length - one.length)
  const isHeader = found.every((name) => name === '' || isPlainWords(name))
  const names = found.map(fold)
  const missing = [wanted.key, wanted.expires, wanted.reference].flatMap((name) => name ?? [])
  return {
    missing: isHeader ? missing.filter((name) => !names.includes(fold(name))) : missing,
    found: isHeader ? found.filter((name) => name !== '') : [],
  }
}

const isPlainWords = (name: string) =>
  name.length <= 40 &&
  name.split(/[ _./-]+/).every((word) => /^(\p{Lu}{0,6}|\p{L}\p{Ll}{0,14})$/u.test(word)) &&
  !/^[\p{Lu}-]*-[\p{Lu}-]*$/u.test(name)

const fold = (name: string) => name.trim().toLowerCase()

async function* textOf(first: LineBlock, rest: AsyncIterable<LineBlock>): AsyncGenerator<string> {
  yield `${first.lines.join('\n')}\n`
  for await (const { lines } of rest) yield `${lines.join('\n')}\n`
}

function entryOf(record: string[], places: Places, line: number): ImportEntry {
  const expiresOn = record[places.expires]?.trim()
  const supplierReference = record[places.reference]?.trim()
  return {
    line,
    content: new Secret(contentFromText(record[places.key] ?? '')),
    ...(expiresOn && { expiresOn }),
    ...(supplierReference && { supplierReference }),
  }
}

// The parser's own messages quote the cell, which may be a key: only the code and the line go on.
function unreadable(error: CsvError & Partial<Info>, lastLine: number): UnreadableSource {
  const line = error.code === 'CSV_QUOTE_NOT_CLOSED' ? lastLine + 1 : (error.lines ?? lastLine + 1)
  if (error.code.startsWith('CSV_RECORD_INCONSISTENT')) return new UnreadableSource('uneven_columns', line)
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new UnreadableSource('line_too_long', lastLine + 1)
  return new UnreadableSource('broken_quote', line)
}
