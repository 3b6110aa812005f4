import { safeFileName } from './file-name.ts'
import type { CleanFile, MediaType } from './file-store.ts'

export const filesMax = 3
export const fileBytesMax = 8 * 1024 * 1024

export type GivenFile = { name: string; content: Uint8Array }
export type ReadyFile = { name: string; mediaType: MediaType; content: Uint8Array }

export type PrepareOutcome =
  | { ok: true; files: ReadyFile[] }
  | { ok: false; reason: 'too_many' | 'too_large' | 'type' | 'broken'; name: string }

/** Files as they may be kept: judged by content, pictures drawn anew. One that cannot be taken refuses them all. */
export async function prepareFiles(clean: CleanFile, given: readonly GivenFile[]): Promise<PrepareOutcome> {
  const files: ReadyFile[] = []
  for (const file of given) {
    const cleaned = files.length < filesMax ? await cleanOne(clean, file) : tooMany
    if (!cleaned.ok) return { ok: false, reason: cleaned.reason, name: file.name.slice(0, 120) }
    files.push({ ...cleaned, name: safeFileName(file.name, cleaned.mediaType) })
  }
  return { ok: true, files }
}

/**
 * Those of a mail that can be kept; nobody is there to be asked about the others. No more are tried than would be kept: to find
 * out is what costs.
 */
export async function prepareWhatCanBe(
  clean: CleanFile,
  given: readonly GivenFile[],
): Promise<{ files: ReadyFile[]; refused: number }> {
  const files: ReadyFile[] = []
  const small = given.filter(({ content }) => content.byteLength <= fileBytesMax)
  for (const file of small.slice(0, filesMax)) {
    const cleaned = await cleanOne(clean, file)
    if (cleaned.ok) files.push({ ...cleaned, name: safeFileName(file.name, cleaned.mediaType) })
  }
  return { files, refused: given.length - files.length }
}

const tooMany = { ok: false, reason: 'too_many' } as const

async function cleanOne(clean: CleanFile, { content }: GivenFile) {
  if (content.byteLength > fileBytesMax) return { ok: false, reason: 'too_large' } as const
  return clean(content)
}
