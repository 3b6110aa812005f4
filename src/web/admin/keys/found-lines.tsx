import type { UploadOutcome } from '../../../domains/keys/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { Notice } from '../../ui/notice.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { importWords } from './import-words.ts'
import { reportWords } from './report-words.ts'

/** What is wrong with what was sent, line by line. */
export function FoundLines({ locale, outcome }: { locale: Locale; outcome: UploadOutcome }) {
  const words = reportWords[locale]
  if (outcome.kind === 'is_bundle') return <Notice kind="bad">{importWords[locale].isBundle}</Notice>
  if (outcome.kind === 'vault_lacks') return <Notice kind="bad">{importWords[locale].vaultLacks}</Notice>
  if (outcome.kind === 'unreadable') return <Notice kind="bad">{unreadable(outcome, locale)}</Notice>
  const { flaws, looksLike } = outcome.report
  if (flaws.length === 0) return null
  const count = (value: number) => formatNumber(value, locale)
  const placeOf = (line: number) => outcome.names?.[line] ?? words.line(line)
  const firstOf = (line: number) => {
    const name = outcome.names?.[line]
    return name === undefined ? words.first(line) : words.firstImage(name)
  }
  return (
    <ul>
      {flaws.map(({ flaw, count: found, examples }) => (
        <li>
          {count(found)} {words.flaws[flaw]}
          {locale === 'fr' ? '\u00a0: ' : ': '}
          {listOf(
            examples.map(({ line, firstLine }) =>
              firstLine === null ? placeOf(line) : `${placeOf(line)} (${firstOf(firstLine)})`,
            ),
            found,
            locale,
          )}
        </li>
      ))}
      {looksLike.map(({ productSlug, count: found, lines }) => (
        <li>{words.looksLike(productSlug, count(found), listOf(lines.map(words.line), found, locale))}</li>
      ))}
    </ul>
  )
}

function listOf(places: readonly string[], count: number, locale: Locale): string {
  const rest = count - places.length
  const more = rest > 0 ? ` ${reportWords[locale].more(formatNumber(rest, locale))}` : ''
  return places.join(', ') + more
}

function unreadable(
  { problem, line, columns, names }: Extract<UploadOutcome, { kind: 'unreadable' }>,
  locale: Locale,
): string {
  const words = reportWords[locale]
  if (problem === 'no_keys') return words.unreadable.no_keys
  const say = columns ? columnWords(columns, locale) : words.unreadable[problem]
  const name = names?.[line]
  // Of an archive as a whole there is no line.
  if (names && name === undefined) return say
  return `${name ?? capital(words.line(line))}${locale === 'fr' ? '\u00a0: ' : ': '}${say}`
}

function columnWords(columns: { missing: string[]; found: string[] }, locale: Locale): string {
  const words = reportWords[locale]
  const quoted = (names: string[]) =>
    names.map((name) => (locale === 'fr' ? `«\u00a0${name}\u00a0»` : `“${name}”`))
  const missing = quoted(columns.missing).join(', ')
  return columns.found.length === 0
    ? words.noHeader(missing)
    : words.columnMissing(missing, quoted(columns.found).join(', '))
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
