import type { Tx } from '../../../platform/database/connect.ts'
import { newId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { encodeContent } from '../key-content.ts'
import { printsOf } from '../key-prints.ts'
import type { BatchCipher, Vault } from '../vault.ts'
import type { ImportEntry } from './import-source.ts'
import { createStaging, type StagedLine, stageLines } from './import-store.ts'
import { judgeEntry } from './judge-entry.ts'
import type { KeyPatterns } from './key-patterns.ts'

export type Staging = {
  vault: Vault
  cipher: BatchCipher
  patterns: KeyPatterns
  /** For keys that bring no date of their own. */
  expiresOn: string | null
  onRead: (keys: number) => void
}

/** Reads the source to its end in bounded memory: each line is judged, sealed and set down beside the keys. */
export async function stageSource(
  tx: Tx,
  entries: AsyncIterable<ImportEntry>,
  staging: Staging,
): Promise<void> {
  await createStaging(tx)
  let waiting: StagedLine[] = []
  let bytes = 0
  let read = 0
  for await (const entry of entries) {
    const line = stagedLine(entry, staging)
    waiting.push(line)
    bytes += 'sealed' in line ? line.sealed.length : 0
    read++
    if (waiting.length < linesAtOnce && bytes < bytesAtOnce) continue
    await stageLines(tx, waiting)
    staging.onRead(read)
    waiting = []
    bytes = 0
  }
  await stageLines(tx, waiting)
  staging.onRead(read)
}

const linesAtOnce = 500
const bytesAtOnce = 4 * 1024 * 1024

function stagedLine(entry: ImportEntry, { vault, cipher, patterns, expiresOn }: Staging): StagedLine {
  const verdict = judgeEntry(entry, patterns.own)
  if (!verdict.ok) {
    const looksLike = verdict.flaw === 'malformed' ? patterns.findOther(entry) : null
    return { line: entry.line, flaw: verdict.flaw, looksLike }
  }
  const keyId = newId('key')
  const { mediaType, bytes } = encodeContent(verdict.content)
  return {
    line: entry.line,
    keyId,
    sealed: cipher.seal(keyId, new Secret(bytes)),
    mediaType,
    expiresOn: entry.expiresOn ?? expiresOn,
    supplierReference: entry.supplierReference ?? null,
    prints: printsOf(vault, verdict.content),
  }
}
