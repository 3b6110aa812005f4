import type {
  HeaderColumns,
  ImportOutcome,
  ImportPlan,
  ImportReport,
  KeyFlaw,
  UnreadableReason,
} from '../domains/keys/index.ts'
import type { KeyFile } from './keys-import-file.ts'
import { formatCount } from './terminal.ts'

type Subject = { file: KeyFile; productSlug: string }

/** What an import or its rehearsal found, in sentences that say what to do next. */
export function describeOutcome(
  outcome: ImportPlan | ImportOutcome,
  { file, productSlug }: Subject,
): string[] {
  if (!outcome.ok && outcome.reason === 'unreadable') {
    return [
      `${file.name}, ${file.place(outcome.line)}: ${describeColumns(outcome.columns) ?? unreadable[outcome.problem]}`,
      'Nothing was stored.',
    ]
  }
  if (!outcome.ok && outcome.reason === 'is_bundle')
    return [`${productSlug} is a bundle, which has no keys of its own.`, 'Nothing was stored.']
  const { report } = outcome
  return [
    `${file.name} for ${productSlug}: ${formatCount(report.read, 'key', 'keys')} read, ${report.good.toLocaleString('en-US')} good`,
    ...describeFlaws(report, file),
    ...conclusion(outcome),
  ]
}

function conclusion(
  outcome: Exclude<ImportPlan | ImportOutcome, { reason: 'unreadable' | 'is_bundle' }>,
): string[] {
  if (!outcome.ok) return ['Nothing was stored. Mend the file, or store only the good keys with --skip-bad.']
  const keys = formatCount(outcome.report.good, 'key', 'keys')
  if (!('batchId' in outcome)) return [`Dry run: ${keys} would be stored. Nothing was.`]
  return [
    `Stored ${keys} as batch ${outcome.batchId}.`,
    `While none is sold: akm keys undo ${outcome.batchId}`,
  ]
}

function describeFlaws(report: ImportReport, file: KeyFile): string[] {
  return [
    ...report.flaws.map(({ flaw, count, examples }) => {
      const places = examples.map(({ line, firstLine }) =>
        firstLine === null ? file.place(line) : `${file.place(line)} (first: ${file.place(firstLine)})`,
      )
      return `  ${count.toLocaleString('en-US')} ${flaws[flaw]}: ${listOf(places, count)}`
    }),
    ...report.looksLike.map(
      ({ productSlug, count, lines }) =>
        `  Keys of ${productSlug} look like this: ${listOf(
          lines.map((line) => file.place(line)),
          count,
        )}. Is it the right file?`,
    ),
  ]
}

function listOf(places: readonly string[], count: number): string {
  const rest = count - places.length
  return places.join(', ') + (rest > 0 ? ` and ${rest.toLocaleString('en-US')} more` : '')
}

const flaws: Record<KeyFlaw, string> = {
  empty: 'without a key',
  too_long: 'too long for a key',
  strange_sign: 'with a sign that nobody can type',
  malformed: "not in the form of this product's keys",
  bad_date: 'with a date that is not like 2027-12-31',
  reference_too_long: 'with a supplier reference of more than 200 characters',
  not_an_image: 'not a PNG, JPEG or WebP image',
  image_too_large: 'larger than 512 kB',
  expired: 'expired already',
  duplicate_in_file: 'more than once in the file',
  duplicate_in_stock: 'in stock already',
  duplicate_sold: 'sold already',
  duplicate_revoked: 'revoked earlier',
}

function describeColumns(columns: HeaderColumns | undefined): string | undefined {
  if (!columns) return undefined
  const missing = columns.missing.map((name) => `"${name}"`).join(' and ')
  return columns.found.length === 0
    ? `no header that names a column ${missing}. Put one above the keys.`
    : `the header has no column ${missing}, but ${columns.found.join(', ')}. Say which is which with --column key=...`
}

const unreadable: Record<UnreadableReason, string> = {
  too_large: 'the file is too large for a list of keys. Split it.',
  not_text: 'this is not text. Save the file as UTF-8 text.',
  control_character: 'this holds a control character, as no key does. Save the file as UTF-8 text.',
  utf16_without_mark: 'this is UTF-16 without the mark that says so. Save the file as UTF-8 text.',
  bare_returns: 'lines end in a carriage return alone. Save the file with the line ends of Windows or Unix.',
  line_too_long: 'the line is too long for a key.',
  broken_quote: 'a quotation mark is missing or in excess.',
  uneven_columns: 'the row has more or fewer cells than the header.',
  no_such_column: 'the header has no such column. Name it with --column key=...',
  broken_archive: 'the archive cannot be unpacked. Pack it anew.',
  locked_archive: 'the archive has a password. Pack it without.',
  no_keys: 'there is no key in the file.',
}
