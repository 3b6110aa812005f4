import { isUtf8 } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { CsvError, type Info, parse } from 'csv-parse/sync'
import {
  type ImportLine,
  importLinesMax,
  type ProductOnDesk,
  productStates,
} from '../../../domains/catalog/index.ts'
import type { Shelves } from './deps.ts'
import {
  formOf,
  type ProductField,
  type ProductForm,
  parseAsked,
  parseText,
  productForm,
} from './product-form.ts'

type FileField = keyof ProductForm | 'state'

/** The columns of the file, which is taken along, edited and brought back. */
export const fileColumns: readonly (readonly [field: FileField, column: string])[] = [
  ...([
    ['slug', 'slug'],
    ['version', 'version'],
    ['state', 'state'],
    ['nameEn', 'name_en'],
    ['nameFr', 'name_fr'],
    ['editionEn', 'edition_en'],
    ['editionFr', 'edition_fr'],
    ['family', 'family'],
    ['category', 'category'],
    ['platform', 'platform'],
    ['region', 'region'],
    ['kind', 'kind'],
    ['nature', 'legal_nature'],
    ['purpose', 'voucher_purpose'],
    ['publisher', 'publisher'],
    ['price', 'price_eur'],
    ['regularPrice', 'regular_price_eur'],
    ['summaryEn', 'summary_en'],
    ['summaryFr', 'summary_fr'],
    ['descriptionEn', 'description_en'],
    ['descriptionFr', 'description_fr'],
    ['featuresEn', 'features_en'],
    ['featuresFr', 'features_fr'],
    ['releaseAt', 'release_at'],
    ['keyPattern', 'key_pattern'],
    ['related', 'related'],
    ['parts', 'parts'],
    ['seoTitleEn', 'seo_title_en'],
    ['seoTitleFr', 'seo_title_fr'],
    ['seoDescriptionEn', 'seo_description_en'],
    ['seoDescriptionFr', 'seo_description_fr'],
  ] as const),
]
const columnOf = new Map(fileColumns)
const fieldsByColumn = new Map(fileColumns.map(([field, column]) => [column, field]))

/** What is wrong with a file, where: a field of the form that does not fit, or the file itself. */
export type FileFlaw = { line: number; column: string } & (
  | { field: ProductField | 'state' | 'version' }
  | {
      problem: 'no_utf8' | 'unknown_column' | 'no_slug' | 'twice' | 'no_table' | 'too_long' | 'empty'
      detail?: string
    }
)
export type ReadFile = { lines: ImportLine[]; flaws: FileFlaw[] }
const restEvery = 100
type Row = { values: Partial<Record<FileField, string>>; line: number }

/** A product as a line of the file. */
export function rowOf(product: ProductOnDesk): string[] {
  const form = { ...formOf(product, product.version), state: product.status }
  return fileColumns.map(([field]) => form[field])
}

/**
 * Reads such a file. A column that it lacks stays as it is for a product that there is; comma, semicolon and tab are found out.
 * @param known the products that its lines name.
 */
export async function readProductFile(
  content: Uint8Array,
  shelves: Shelves,
  known: (slugs: readonly string[]) => Promise<ReadonlyMap<string, ProductOnDesk>>,
): Promise<ReadFile> {
  if (!isUtf8(content) || content.includes(0))
    return { lines: [], flaws: [{ line: 1, column: '', problem: 'no_utf8' }] }
  const read = rowsOf(new TextDecoder().decode(content))
  if ('flaws' in read) return { lines: [], flaws: read.flaws }
  const products = await known(read.rows.flatMap(({ values }) => values.slug ?? []))
  const seen = new Set<string>()
  const lines: ImportLine[] = []
  const flaws: FileFlaw[] = []
  for (const [index, row] of read.rows.entries()) {
    // Others are served in between.
    if (index % restEvery === 0) await setImmediate()
    const slug = row.values.slug ?? ''
    const { line } = row
    if (slug === '') flaws.push({ line, column: 'slug', problem: 'no_slug' })
    else if (seen.has(slug)) flaws.push({ line, column: 'slug', problem: 'twice', detail: slug })
    else {
      const parsed = lineOf(row, products.get(slug), shelves)
      if ('wrong' in parsed)
        flaws.push(...parsed.wrong.map((field) => ({ line, column: columnOf.get(field) ?? field, field })))
      else lines.push(parsed)
    }
    seen.add(slug)
  }
  return { lines, flaws }
}

function lineOf(
  { values, line }: Row,
  known: ProductOnDesk | undefined,
  shelves: Shelves,
): ImportLine | { wrong: (ProductField | 'state' | 'version')[] } {
  const standing = known ? { ...formOf(known, known.version), state: known.status } : { state: 'draft' }
  const whole: Partial<Record<FileField, string>> = { ...standing, ...values }
  const form = productForm.parse(whole)
  const state = productStates.find((each) => each === whole.state)
  const text = parseText(form, shelves)
  const asked = parseAsked(form)
  const isVersion = form.version === '' || /^[1-9]\d{0,8}$/.test(form.version)
  if (!text.ok || !asked.ok || !state || !isVersion)
    return {
      wrong: [
        ...(asked.ok ? [] : asked.wrong),
        ...(text.ok ? [] : text.wrong),
        ...(state ? [] : (['state'] as const)),
        ...(isVersion ? [] : (['version'] as const)),
      ],
    }
  const { slug, price, regularPrice } = asked
  return {
    line,
    version: form.version === '' ? null : Number(form.version),
    product: { ...text.text, slug, price, regularPrice, status: state },
  }
}

function rowsOf(text: string): { rows: Row[] } | { flaws: FileFlaw[] } {
  const flaw = (problem: 'no_table' | 'too_long' | 'empty', line: number, detail?: string) => ({
    flaws: [{ line, column: '', problem, ...(detail !== undefined && { detail }) }],
  })
  try {
    const records = parse<{ record: Record<string, string>; info: Info }>(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      to: importLinesMax + 1,
    })
    if (records.length > importLinesMax) return flaw('too_long', importLinesMax + 2)
    const [first] = records
    if (!first) return flaw('empty', 1)
    const columns = Object.keys(first.record)
    const unknown = columns.filter((column) => !fieldsByColumn.has(column))
    if (unknown.length > 0)
      return { flaws: unknown.map((column) => ({ line: 1, column, problem: 'unknown_column' })) }
    if (!columns.includes('slug')) return { flaws: [{ line: 1, column: 'slug', problem: 'no_slug' }] }
    return {
      // A record begins where the one before it ended.
      rows: records.map(({ record }, index) => ({
        values: valuesOf(record),
        line: (records[index - 1]?.info.lines ?? 1) + 1,
      })),
    }
  } catch (error) {
    if (error instanceof CsvError)
      return flaw('no_table', 'lines' in error ? Number(error.lines) : 1, error.code)
    throw error
  }
}

function valuesOf(record: Record<string, string>): Row['values'] {
  return Object.fromEntries(
    Object.entries(record).flatMap(([column, value]) => {
      const field = fieldsByColumn.get(column)
      return field ? [[field, withoutApostrophe(value).trim()]] : []
    }),
  )
}

/** A file that is taken along says `'=` where a text begins like a formula. */
const withoutApostrophe = (value: string) => value.replace(/^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, '')

/** One for the whole file: a comma within a price must not end it where semicolons do. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1)
  return [';', '\t'].find((each) => header.includes(each)) ?? ','
}
