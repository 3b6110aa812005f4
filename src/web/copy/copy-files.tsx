import { copyAsJson, type PersonCopy } from '../../domains/privacy/index.ts'
import { formatDate } from '../ui/dates.ts'
import { CopyView, type CopyVoice, type ShownTable, shownRows } from './copy-page.tsx'
import { copyWords } from './copy-words.ts'
import { csvOf } from './csv-of.ts'
import type { ArchivedFile } from './zip-of.ts'

export type CopyFrame = CopyVoice & { schema: object }

/** The files of a copy: for people, for programs, for spreadsheets (GDPR Art. 12(1), 15, 20(1)). */
export async function* copyFiles(copy: PersonCopy, frame: CopyFrame): AsyncGenerator<ArchivedFile> {
  const { shop, locale, schema } = frame
  const at = formatDate(copy.at, locale, 'moment')
  yield { name: 'README.txt', text: once(copyWords[locale].readme(shop.name, at)) }
  yield { name: 'index.html', text: page(copy, frame) }
  yield { name: 'data.json', text: copyAsJson(copy) }
  yield { name: 'schema.json', text: once(`${JSON.stringify(schema, null, 2)}\n`) }
  for (const table of tablesWithRows(copy)) {
    yield { name: csvName(table.name), text: csvOf(table, copy.rowsOf(table)) }
  }
}

async function* page(copy: PersonCopy, { shop, locale }: CopyVoice): AsyncGenerator<string> {
  const tables: ShownTable[] = []
  for (const table of tablesWithRows(copy)) {
    const rows = await firstRows(copy, table)
    const count = copy.held.find((each) => each.table === table.name)?.rows ?? rows.length
    tables.push({ ...table, rows, count, file: csvName(table.name) })
  }
  yield `<!doctype html>${String(<CopyView {...{ shop, locale, copy, tables }} />)}\n`
}

async function firstRows(copy: PersonCopy, table: PersonCopy['tables'][number]) {
  for await (const rows of copy.rowsOf(table)) return rows.slice(0, shownRows)
  return []
}

function tablesWithRows({ tables, held }: PersonCopy) {
  return tables.filter(({ name }) => held.some(({ table }) => table === name))
}

const csvName = (table: string) => `csv/${table}.csv`

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
