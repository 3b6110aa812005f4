import { Secret } from '../../../shared/secret.ts'
import { contentFromText } from '../key-content.ts'
import type { ImportEntry } from './import-source.ts'
import { readLines } from './read-lines.ts'

/** One key per line; blank lines count as lines, but hold no key. */
export async function* readTextKeys(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ImportEntry> {
  for await (const { firstLine, lines } of readLines(bytes)) {
    for (const [index, text] of lines.entries()) {
      if (text.trim() !== '') yield { line: firstLine + index, content: new Secret(contentFromText(text)) }
    }
  }
}
