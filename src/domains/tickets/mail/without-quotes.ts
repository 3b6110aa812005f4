/**
 * What somebody wrote, without the letter that they answer below it, as the mail programs of the world set it apart. Where
 * nothing would be left, such as of a forwarded mail, all is kept.
 */
export function withoutQuotes(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')
  const written = withoutSignature(withoutQuotedLines(lines.slice(0, endOfAnswer(lines))))
  return tidied(written) || tidied(lines)
}

/** Where the letter begins that is answered, or the end. */
function endOfAnswer(lines: readonly string[]): number {
  const found = lines.findIndex(
    (line, at) => originals.test(line) || isHeaderBlock(lines, at) || isBareAttribution(lines, at),
  )
  // Somebody else's mail that is passed on is what they want to show.
  const isPassedOn = lines.slice(0, Math.max(0, found)).some((line) => forwarded.test(line))
  return found === -1 || isPassedOn ? lines.length : found
}

// Of letters with accents \b knows nothing.
const forwarded =
  /^\s*(-{2,}\s*)?(begin )?(forwarded message|message transféré|début du message transféré|weitergeleitete nachricht)(?!\p{L})/iu

const originals =
  /^\s*[-_]{2,}\s*(original message|message d[’']origine|message original|ursprüngliche nachricht|originalnachricht|mensaje original|messaggio originale|oorspronkelijk bericht)\s*[-_]{2,}\s*$/i

/** Outlook repeats the head of the letter: From, Sent, To, Subject, in the language of the program. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!/^\s*\*?(from|de|von|da|van)\s?:/i.test(lines[at] ?? '')) return false
  const next = lines.slice(at + 1, at + 5).join('\n')
  return /^\s*\*?(sent|envoyé|gesendet|inviato|enviado|verzonden|date|datum)\s?:/im.test(next)
}

/** "On … wrote:", over up to three lines, with what is quoted not marked line by line. */
function isBareAttribution(lines: readonly string[], at: number): boolean {
  const count = attributionLength(lines, at)
  if (count === 0) return false
  let next = at + count
  while (lines[next]?.trim() === '') next += 1
  return !lines[next]?.trimStart().startsWith('>')
}

const attribution =
  /^(on|le|am|el|il|op|on day)\b.{4,240}\b(wrote|a écrit|schrieb|escribió|ha scritto|schreef)(?!\p{L}).{0,100}:$/iu

function attributionLength(lines: readonly string[], at: number): number {
  if (!/^\s*(on|le|am|el|il|op)\b/i.test(lines[at] ?? '')) return 0
  for (let count = 1; count <= 3; count++) {
    const joined = lines
      .slice(at, at + count)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim()
    if (attribution.test(joined)) return count
  }
  return 0
}

/** Lines that are marked as quoted go, with the line above that says of whom; what stands between and below them stays. */
function withoutQuotedLines(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const length = attributionLength(lines, at)
    if (length > 0) at += length - 1
    else if (!line.trimStart().startsWith('>')) kept.push(line)
  }
  return kept
}

const appended =
  /^(sent from (my|mail|outlook|yahoo|samsung)\b.*|envoyé (de|depuis) (mon|ma|mail|outlook|l[’']app)\b.*|get outlook for .*|obtenir outlook pour .*|télécharger outlook pour .*|von meinem .* gesendet\.?|gesendet von .*)$/i

function withoutSignature(lines: readonly string[]): string[] {
  // RFC 3676 §4.3: two dashes and a space; the space is often lost.
  const dashes = lines.findIndex(
    (line, at) => /^-- ?$/.test(line) && lines.slice(0, at).some((each) => each.trim()),
  )
  const kept = dashes === -1 ? [...lines] : lines.slice(0, dashes)
  for (;;) {
    const last = kept.at(-1)?.trim()
    if (last === undefined || (last !== '' && !appended.test(last) && !/^_{10,}$/.test(last))) return kept
    kept.pop()
  }
}

function tidied(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
