import { Secret } from '../../../shared/secret.ts'
import { contentFromText, imageBytesMax, imageTypeOf, type KeyContent } from '../key-content.ts'

/** Keys on their way into the shop, one by one, whatever they were written in. Read once. */
export type ImportSource = {
  /** Kept with the batch: a file's name, never its content. */
  name: string
  entries: AsyncIterable<ImportEntry>
}

export type ImportEntry = {
  /** Counted from 1. For a folder of images it is the place in the folder's order. */
  line: number
  content: Secret<KeyContent> | 'not_an_image' | 'image_too_large'
  /** As written in the source; it is checked with the key. */
  expiresOn?: string
  supplierReference?: string
}

/** Why a whole file is refused. It is not what it claims to be, so none of its lines is trusted. */
export type UnreadableReason =
  | 'too_large'
  | 'not_text'
  | 'control_character'
  | 'utf16_without_mark'
  | 'bare_returns'
  | 'line_too_long'
  | 'broken_quote'
  | 'uneven_columns'
  | 'no_such_column'
  | 'broken_archive'
  | 'locked_archive'
  | 'no_keys'

/** Which columns were asked for and are not there, and which the header names; none where it seems to hold keys. */
export type HeaderColumns = { missing: string[]; found: string[] }

/** Thrown by the readers. Carries no text of the file, which may be a key, but the names of its columns. */
export class UnreadableSource extends Error {
  readonly reason: UnreadableReason
  readonly line: number
  readonly columns: HeaderColumns | undefined

  constructor(reason: UnreadableReason, line: number, columns?: HeaderColumns) {
    super(`unreadable at line ${line}: ${reason}`)
    this.name = 'UnreadableSource'
    this.reason = reason
    this.line = line
    this.columns = columns
  }
}

/** Keys that are at hand as text: the demo shop's, and tests'. */
export async function* entriesOf(
  keys: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<ImportEntry> {
  let line = 0
  for await (const text of keys) yield { line: ++line, content: new Secret(contentFromText(text)) }
}

export function imageEntry(line: number, bytes: Buffer): ImportEntry {
  if (bytes.length > imageBytesMax) return { line, content: 'image_too_large' }
  const mediaType = imageTypeOf(bytes)
  return { line, content: mediaType ? new Secret({ kind: 'image', mediaType, bytes }) : 'not_an_image' }
}
