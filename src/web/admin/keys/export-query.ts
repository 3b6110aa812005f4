import type { ExportSort, KeyExport } from '../../../domains/keys/index.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'
import { exportWords } from './export-words.ts'

export const exportStates = Object.keys(exportWords.en.states) as KeyExport['state'][]

/** `/admin/keys/exports?state=asked&text=spring&sort=asked`: the last one asked for comes first when nobody asks. */
const filters = { text: typed, state: oneOf(exportStates) }
const exportList = listQuery<ExportSort, typeof filters>(['-asked', 'keys'], filters)
export type ExportQuery = ReturnType<typeof exportList.parse>

export const readExportQuery = (address: Record<string, string>): ExportQuery => exportList.parse(address)

/** What the domain is asked. */
export const exportFilterOf = ({ filters, sort, isDescending }: ExportQuery) => ({
  ...filters,
  sort,
  isDescending,
})
