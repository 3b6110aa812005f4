import type { PersonCopy } from './export-person.ts'

/** The version of the format; its JSON Schema is `exportSchema`. */
export const exportFormat = 'allkeymasters-export/1'

/** A copy as one JSON document, in pieces. */
export async function* copyAsJson({ at, tables, rowsOf }: PersonCopy): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(exportFormat)},"exportedAt":${JSON.stringify(at.toISOString())},"data":{`
  for (const [index, table] of tables.entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(table.name)}:{"topic":${JSON.stringify(table.topic)},"rows":[`
    let isFirst = true
    for await (const rows of rowsOf(table)) {
      yield (isFirst ? '' : ',') + rows.map((row) => JSON.stringify(row)).join(',')
      isFirst = false
    }
    yield ']}'
  }
  yield '}}\n'
}
